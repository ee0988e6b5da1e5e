import type { Page } from 'playwright-core'
import { cloneDatabase, dropDatabase } from '../../api/test/databases.js'
import { EmptyInstallation } from '../../api/test/empty-installation.js'
import { newContext, overflow, PHONE, useBrowser, wrong } from './screens.js'

const browser = useBrowser()
const PASSWORD = 'Kranich Tasse Nebel Ofen'
let databaseUrl: string
let installation: EmptyInstallation
let operator: Page
let office: Page

beforeAll(async () => {
  databaseUrl = await cloneDatabase()
  installation = await EmptyInstallation.start(databaseUrl)
}, 60_000)

afterAll(async () => {
  await installation.stop()
  await dropDatabase(databaseUrl)
})

async function open(address: string, look: Parameters<typeof newContext>[1] = {}): Promise<Page> {
  const page = await (await newContext(browser(), look)).newPage()
  await page.goto(address)
  await page.locator('main h1').waitFor()
  return page
}

async function handedLink(page: Page): Promise<string> {
  await page.getByRole('img', { name: 'QR-Code mit dem Link' }).waitFor()
  return page.getByRole('textbox', { name: 'Link' }).inputValue()
}

test('AC-13 the first operator sets up the installation and founds a pact in the browser', async () => {
  operator = await open(installation.operatorLink ?? '')
  expect(await wrong(operator)).toEqual([])
  await operator.getByLabel('E-Mail (Name zum Anmelden)').fill('betrieb@beistand.example')
  await operator.getByLabel('Neues Passwort').fill('kurz')
  await operator.getByRole('button', { name: 'Einrichten' }).click()
  await operator.getByRole('group', { name: 'Bitte prüfen Sie diese Angaben:' }).getByRole('link').click()
  expect(await operator.locator(':focus').getAttribute('type')).toBe('password')
  await operator.keyboard.type(PASSWORD)
  await operator.keyboard.press('Enter')
  await operator.getByText('Noch kein Pakt gegründet.').waitFor()
  expect(operator.url()).toBe(`${installation.url}/installation`)
  expect(await wrong(operator)).toEqual([])
  await operator.getByRole('button', { name: 'Pakt gründen' }).click()
  const dialog = operator.getByRole('dialog')
  await dialog.getByLabel('Name des Paktes').fill('Pakt Nordhessen')
  await dialog.getByLabel('Erste Organisation').fill('Landkreis Kassel')
  await dialog.getByLabel('Funktion der ersten Person').fill('Geschäftsstelle')
  await dialog.getByLabel('Ihre E-Mail').fill('geschaeftsstelle@kassel.example')
  expect(await wrong(operator)).toEqual([])
  await dialog.getByRole('button', { name: 'Pakt gründen' }).click()
  const link = await handedLink(operator)
  expect(await wrong(operator)).toEqual([])
  office = await open(link, { viewport: PHONE })
}, 60_000)

test('AC-13 whoever is invited is in the pact after one password, and invites the next', async () => {
  await office.getByText('Landkreis Kassel').waitFor()
  expect(await wrong(office)).toEqual([])
  await office.getByLabel('Neues Passwort').fill(PASSWORD)
  await office.getByRole('button', { name: 'Einladung annehmen' }).click()
  await office.locator('.b-connection--live').waitFor()
  await office.goto(`${installation.url}/pact/invitations`)
  await office.getByRole('button', { name: 'Person einladen' }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel('Organisation').selectOption({ label: 'Landkreis Kassel' })
  await dialog.getByLabel('Rolle').selectOption({ label: 'Koordination' })
  await dialog.getByLabel('Funktion').fill('IT-Leitung')
  await dialog.getByLabel('E-Mail (Name zum Anmelden)').fill('it@kassel.example')
  await dialog.getByRole('button', { name: 'Person einladen' }).click()
  const link = await handedLink(office)
  expect(await overflow(office)).toBeLessThanOrEqual(0)
  await office.getByRole('button', { name: 'Fertig' }).click()
  await office.getByText('it@kassel.example').waitFor()
  expect(await wrong(office)).toEqual([])
  const next = await open(link, { language: 'en' })
  await next.getByText('IT-Leitung').waitFor()
  expect(await wrong(next)).toEqual([])
  await next.getByLabel('New password').fill(PASSWORD)
  await next.getByRole('button', { name: 'Accept the invitation' }).click()
  await next.locator('.b-connection--live').waitFor()
  await office.getByText('angenommen').first().waitFor()
  await next.context().close()
  const late = await open(link)
  await late.getByText('abgelaufen, zurückgezogen oder schon benutzt').waitFor()
  expect(await wrong(late)).toEqual([])
  await late.context().close()
}, 60_000)

test('AC-13 a new device is told of, looked at and signed out, and shows the sign-in at once', async () => {
  const stranger = await open(installation.url)
  await stranger.getByLabel('E-Mail').fill('geschaeftsstelle@kassel.example')
  await stranger.getByLabel('Passwort').fill(PASSWORD)
  await stranger.getByRole('button', { name: 'Anmelden' }).click()
  await stranger.locator('.b-connection--live').waitFor()
  await office.reload()
  await office.getByRole('link', { name: 'Geräte ansehen' }).click()
  await office.getByText('neu', { exact: true }).waitFor()
  expect(await wrong(office)).toEqual([])
  const before = performance.now()
  await office
    .getByRole('button', { name: /abmelden$/ })
    .first()
    .click()
  await stranger.getByLabel('Passwort').waitFor()
  expect(performance.now() - before).toBeLessThan(2000)
  await office.getByText('neu', { exact: true }).waitFor({ state: 'detached' })
  await Promise.all([stranger, office, operator].map((page) => page.context().close()))
}, 60_000)
