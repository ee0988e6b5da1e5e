import type { BrowserContext, Page } from 'playwright-core'
import { BENSHEIM, emailOf, PASSWORD, useWorld } from '../../api/test/world.js'
import { faults, openApp, untilLive, useBrowser } from './screens.js'

const world = useWorld()
const browser = useBrowser()
let page: Page
let context: BrowserContext
let signed: string

const SESSION = '/api/session'
const headers = () => ({ origin: world().url, 'content-type': 'application/json' })
const post = (path: string, data: string, origin = world().url) =>
  context.request.post(`${world().url}${SESSION}${path}`, { data, headers: { ...headers(), origin } })
const signOut = () => context.request.delete(`${world().url}${SESSION}`, { headers: headers() })
const signedIn = async () => (await context.request.get(`${world().url}${SESSION}`)).status() === 200

/** Opens the sign-in in a browser that offers no passkey by itself. */
async function openSignIn(): Promise<Page> {
  const other = await context.newPage()
  await other.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
  })
  await other.goto(world().url)
  await other.getByRole('button', { name: 'Passkey verwenden' }).waitFor()
  return other
}

beforeAll(async () => {
  page = await openApp({ browser: browser(), world: world() }, ['coordinator', BENSHEIM], { path: '/devices' })
  context = page.context()
  await context.credentials.install() // an authenticator in place of the browser's own, which this build lacks
  await page.reload()
}, 60_000)

afterAll(() => context.close())

test('AC-14 a passkey is added only by who has just said the password', async () => {
  await page.getByRole('button', { name: 'Passkey anlegen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Ihr Passwort').fill('nicht das Passwort')
  await dialog.getByRole('button', { name: 'Passkey anlegen' }).click()
  await dialog.getByText('E-Mail oder Passwort stimmen nicht.').waitFor()
  expect(await context.credentials.get()).toEqual([])
  await dialog.getByLabel('Ihr Passwort').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Passkey anlegen' }).click()
  await page.getByRole('button', { name: /^Passkey .* entfernen$/ }).waitFor()
  expect(await faults(page)).toEqual([])
}, 30_000)

test('AC-14 with a passkey someone signs in by one button, or by what the browser offers', async () => {
  await page.goto('about:blank') // otherwise it would be offered the passkey, and take it
  await signOut()
  const button = await openSignIn()
  expect(await faults(button)).toEqual([])
  button.on('request', (request) => {
    if (request.url().endsWith('/session/passkey')) signed = request.postData() ?? ''
  })
  await button.getByRole('button', { name: 'Passkey verwenden' }).click()
  await untilLive(button)
  const session: unknown = await (await context.request.get(`${world().url}${SESSION}`)).json()
  expect(session).toMatchObject({ email: emailOf('coordinator', BENSHEIM.id) })
  await button.close()
  await signOut()
  await page.goto(world().url)
  await untilLive(page)
}, 30_000)

test('AC-15 what a passkey signed is good once, for this page and this challenge', async () => {
  await page.close()
  await signOut()
  expect(signed).toContain('signature')
  await world().db.query('UPDATE app.passkey SET counter = 0') // so that it is not the count that refuses
  expect((await post('/passkey', signed)).status()).toBe(401)
  await post('/passkey/options', '{}')
  expect((await post('/passkey', signed)).status()).toBe(401)
  expect((await post('/passkey', signed, 'http://evil.example')).status()).toBe(403)
  expect(await signedIn()).toBe(false)
})

test('AC-15 a passkey that was removed signs nobody in', async () => {
  await world().db.query('DELETE FROM app.passkey')
  const button = await openSignIn()
  await button.getByRole('button', { name: 'Passkey verwenden' }).click()
  await button.getByText('E-Mail oder Passwort stimmen nicht.').waitFor()
  expect(await signedIn()).toBe(false)
}, 30_000)
