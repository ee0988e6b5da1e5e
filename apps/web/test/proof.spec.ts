import type { Page } from 'playwright-core'
import { BENSHEIM, BERGSTRASSE, PASSWORD, useWorld } from '../../api/test/world.js'
import { faults, openApp, overflow, PHONE, SMALL, useBrowser } from './screens.js'

const world = useWorld()
const browser = useBrowser()
let page: Page

/** As if everyone had signed in a while ago. */
const letProofAge = () => world().db.query("UPDATE app.session SET proven = proven - interval '11 minutes'")
const roles = async () => {
  const { rows } = await world().db.query<{ title: string }>('SELECT title FROM app."grant" WHERE title = $1', [TITLE])
  return rows.length
}
const TITLE = 'Vertretung der IT-Leitung'

beforeAll(async () => {
  const look = { path: '/pact/roles', viewport: PHONE }
  page = await openApp({ browser: browser(), world: world() }, ['office', BERGSTRASSE], look)
}, 60_000)

afterAll(() => page.context().close())

test('SG-3 who signed in a while ago is asked who it is, and the command goes on with all that was typed', async () => {
  await letProofAge()
  await page.getByRole('button', { name: 'Rolle geben' }).click()
  const form = page.getByRole('dialog', { name: 'Rolle geben' })
  await form.getByLabel('Person').selectOption(`head-${BENSHEIM.id}`)
  await form.getByLabel('Organisation').selectOption({ label: BENSHEIM.name })
  await form.getByLabel('Rolle').selectOption({ label: 'Koordination' })
  await form.getByLabel('Funktion').fill(TITLE)
  await form.getByRole('button', { name: 'Rolle geben' }).click()
  const proof = page.getByRole('dialog', { name: 'Sind Sie es?' })
  await proof.waitFor()
  expect(await faults(page)).toEqual([])
  await page.setViewportSize(SMALL)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  await page.setViewportSize(PHONE)

  await page.keyboard.press('Escape')
  await form.getByText('Bitte bestätigen Sie zuerst noch einmal, dass Sie es sind.').waitFor()
  expect(await form.getByLabel('Funktion').inputValue()).toBe(TITLE)
  expect(await roles()).toBe(0)

  await form.getByRole('button', { name: 'Rolle geben' }).click()
  await proof.getByLabel('Ihr Passwort').fill('nicht das Passwort')
  await page.keyboard.press('Enter')
  await proof.getByText('E-Mail oder Passwort stimmen nicht.').waitFor()
  await proof.getByLabel('Ihr Passwort').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
  expect(await roles()).toBe(1)
}, 60_000)

test('SG-2 an own passkey is proof by one button', async () => {
  await page.context().credentials.install() // an authenticator in place of the browser's own, which this build lacks
  await page.goto(`${world().url}/devices`)
  await page.getByRole('button', { name: 'Passkey anlegen' }).click()
  await page.getByRole('dialog').getByLabel('Ihr Passwort').fill(PASSWORD)
  await page.getByRole('dialog').getByRole('button', { name: 'Passkey anlegen' }).click()
  await page.getByRole('button', { name: /^Passkey .* entfernen$/ }).waitFor()
  await page.goto(`${world().url}/pact/roles`)
  await letProofAge()
  await page.getByRole('row', { name: TITLE }).getByRole('button', { name: 'Zurücknehmen' }).click()
  await page.getByRole('dialog').getByLabel('Grund').fill('Hat die Dienststelle gewechselt')
  await page.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen' }).click()
  await page.getByRole('button', { name: 'Mit Passkey bestätigen' }).click()
  await page.getByRole('row', { name: TITLE }).waitFor({ state: 'detached' })
}, 60_000)

test("SG-2 someone else's passkey is no proof", async () => {
  await world().db.query("UPDATE app.passkey SET identity = 'head-06431002'")
  await letProofAge()
  await page
    .getByRole('row', { name: `observer ${BENSHEIM.id}` })
    .getByRole('button', { name: 'Zurücknehmen' })
    .click()
  await page.getByRole('dialog').getByLabel('Grund').fill('Hat die Dienststelle gewechselt')
  await page.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen' }).click()
  await page.getByRole('button', { name: 'Mit Passkey bestätigen' }).click()
  await page.getByText('E-Mail oder Passwort stimmen nicht.').waitFor()
}, 60_000)
