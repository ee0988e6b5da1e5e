import type { Page } from 'playwright-core'
import { SignInService } from '../../api/test/sign-in-service.js'
import { BENSHEIM, emailOf, PASSWORD, World } from '../../api/test/world.js'
import { faults, overflow, PHONE, untilLive, useBrowser } from './screens.js'

const browser = useBrowser()
let service: SignInService
let world: World

beforeAll(async () => {
  service = await SignInService.start('bensheim')
  world = await World.start({ env: SignInService.env([service]) })
  service.serve([world.url])
}, 60_000)

afterAll(async () => {
  await world.end()
  await service.stop()
})

const phone = () => browser().newContext({ viewport: PHONE, locale: 'de-DE', ignoreHTTPSErrors: true })

async function looksWell(page: Page): Promise<void> {
  expect(await faults(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)
}

async function atTheService(page: Page): Promise<void> {
  await page.waitForURL(`${service.issuer}/**`)
  await page.getByLabel('Name').fill('it-leitung')
  await page.getByRole('button', { name: 'Anmelden' }).click()
}

test('OI-6 someone links the account of the own administration and signs in with it, on a phone', async () => {
  const context = await phone()
  const page = await context.newPage()
  await page.goto(world.url)
  await page.getByLabel('E-Mail').fill(emailOf('coordinator', BENSHEIM.id))
  await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD)
  await looksWell(page)
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await untilLive(page)
  await page.goto(`${world.url}/devices`)
  await page.getByRole('button', { name: 'Konto bei Anmeldedienst bensheim verknüpfen' }).click()
  await atTheService(page)
  await page.getByText('Ihr Konto dort ist verknüpft.').waitFor()
  await looksWell(page)
  await context.close()
  const other = await phone()
  const fresh = await other.newPage()
  await fresh.goto(world.url)
  await fresh.getByRole('button', { name: 'Anmeldedienst bensheim' }).click()
  await atTheService(fresh)
  await untilLive(fresh)
  await other.close()
}, 60_000)

test('OI-4 who comes back in vain reads why on a page that leads on; a service that is down says so on the sign-in page', async () => {
  const context = await phone()
  const page = await context.newPage()
  await page.goto(`${world.url}/api/session/oidc/bensheim/return?code=x`)
  await page.getByRole('alert').waitFor()
  await looksWell(page)
  await service.rest()
  await page.getByRole('link', { name: 'Mit Passkey oder Passwort anmelden' }).click()
  await page.getByRole('button', { name: 'Anmeldedienst bensheim' }).click()
  await page.getByText('Der Anmeldedienst Ihrer Verwaltung antwortet nicht').waitFor()
  expect(await page.getByLabel('Passwort', { exact: true }).isVisible()).toBe(true)
  await context.close()
}, 60_000)
