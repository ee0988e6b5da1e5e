import type { Page } from 'playwright-core'
import { appCode } from '../../api/test/authenticator-app.js'
import { BENSHEIM, emailOf, PASSWORD, useWorld } from '../../api/test/world.js'
import { DESK, newContext, openApp, PHONE, untilLive, useBrowser, wrong } from './screens.js'

const world = useWorld()
const browser = useBrowser()
const HALF_MINUTE = 30_000
let page: Page
let secret: string
let codes: string[]

/** The code of the step after now: good now, and not used before. */
const nextCode = () => appCode(secret, Date.now() + HALF_MINUTE)

async function halfway(look: Parameters<typeof newContext>[1]): Promise<Page> {
  const other = await (await newContext(browser(), look)).newPage()
  await other.goto(world().url)
  await other.locator('input[type=email]').fill(emailOf('coordinator', BENSHEIM.id))
  await other.locator('input[type=password]').fill(PASSWORD)
  await other.keyboard.press('Enter')
  await other.getByRole('heading', { name: look?.language === 'en' ? 'Second step' : 'Zweiter Schritt' }).waitFor()
  return other
}

beforeAll(async () => {
  const look = { path: '/sichern', viewport: PHONE }
  page = await openApp({ browser: browser(), world: world() }, ['coordinator', BENSHEIM], look)
}, 60_000)

afterAll(() => page.context().close())

test('SG-10 the screen says what is missing, and an app is set up on the phone itself', async () => {
  await page.getByText('Es fehlt noch: ein Passkey oder eine Authenticator-App.').waitFor()
  expect(await wrong(page)).toEqual([])
  await page.getByRole('button', { name: 'App einrichten' }).click()
  const app = page.getByRole('region', { name: 'Authenticator-App' })
  await app.getByRole('img', { name: 'QR-Code für die Authenticator-App' }).waitFor()
  const address = (await app.getByRole('link', { name: 'hier öffnen' }).getAttribute('href')) ?? ''
  const typed = (await app.locator('code').innerText()).replaceAll(' ', '')
  expect(new URL(address).searchParams.get('secret')).toBe(typed)
  secret = typed
  expect(await wrong(page)).toEqual([])
  await app.getByLabel('Code aus der App').fill(appCode(secret, Date.now() - HALF_MINUTE))
  await app.getByRole('button', { name: 'Bestätigen' }).click()
  await page.getByText('Ihr Konto ist gesichert.').waitFor()
}, 60_000)

test('SG-10 ten codes are made, shown once, and printed on a sheet of their own', async () => {
  await page.getByRole('button', { name: 'Zehn Codes machen' }).click()
  await page.getByText('Diese Codes sind nur jetzt zu sehen.').waitFor()
  codes = await page.locator('.b-codes li').allInnerTexts()
  expect(codes).toHaveLength(10)
  await page.getByText('Noch 10 Codes sind unbenutzt.').waitFor()
  expect(await wrong(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('heading', { name: 'Passkeys' }).isVisible()).toBe(false)
  expect(await page.locator('.b-codes li').first().isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  await page.reload()
  await page.getByText('Noch 10 Codes sind unbenutzt.').waitFor()
  expect(await page.locator('.b-codes').count()).toBe(0)
}, 60_000)

test('SG-10 signing in by password asks for the code, says when it is wrong, and takes a printed one', async () => {
  const desk = await halfway({ viewport: DESK })
  expect(await wrong(desk)).toEqual([])
  await desk.getByLabel('Code').fill('000000')
  await desk.keyboard.press('Enter')
  await desk.getByText('Dieser Code stimmt nicht').waitFor()
  expect(await wrong(desk)).toEqual([])
  await desk.getByLabel('Code').fill(nextCode())
  await desk.keyboard.press('Enter')
  await untilLive(desk)
  const phone = await halfway({ viewport: PHONE, language: 'en' })
  await phone.getByLabel('Code').fill((codes[0] ?? '').toLowerCase())
  await phone.keyboard.press('Enter')
  await untilLive(phone)
  await Promise.all([desk, phone].map((one) => one.context().close()))
}, 60_000)
