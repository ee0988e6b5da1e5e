import { demandFactor } from '@beistand/contracts/pact'
import { totpSecret } from '@beistand/contracts/second-factor'
import { call } from '../../api/test/access-client.js'
import { appCode } from '../../api/test/authenticator-app.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, useWorld } from '../../api/test/world.js'
import { press } from './pressing.js'
import { newContext, openApp, PHONE, untilLive, useBrowser, wrong } from './screens.js'

const NOW = Date.now()
const world = useWorld({ manualClock: true })
const browser = useBrowser()
beforeAll(() => world().setClock(NOW))

test('SF-5 the screen warns, at the time it leads to setting up an app in place, and then goes on by itself', async () => {
  const open = (role: 'office' | 'coordinator', path: string) =>
    openApp({ browser: browser(), world: world() }, [role, role === 'office' ? BERGSTRASSE : BENSHEIM], {
      path,
      viewport: PHONE,
    })
  const [office, town] = [await open('office', '/pact/roles'), await open('coordinator', '/')]
  await press(office, 'Zweiten Nachweis verlangen', () => Promise.resolve())
  await office.getByText(/^Ein zweiter Nachweis wird verlangt ab/).waitFor()
  await town.getByText(/genügt das Passwort allein nicht mehr/).waitFor()
  expect(await wrong(office)).toEqual([])
  expect(await wrong(town)).toEqual([])

  const from = NOW + 60_000
  await (await world().partner('office', BERGSTRASSE)).does(demandFactor, { from })
  await world().setClock(from)
  await town.getByRole('heading', { name: 'Zweiter Nachweis nötig' }).waitFor()
  expect(await wrong(town)).toEqual([])
  await town.getByRole('link', { name: 'Notfall sofort melden, ohne zweiten Nachweis' }).waitFor()
  await town.getByRole('button', { name: 'App einrichten' }).click()
  const app = town.getByRole('region', { name: 'Authenticator-App' })
  const secret = (await app.locator('code').innerText()).replaceAll(' ', '')
  await app.getByLabel('Code aus der App').fill(appCode(secret, from))
  await app.getByRole('button', { name: 'Bestätigen' }).click()
  await town.getByRole('heading', { name: 'Zweiter Nachweis nötig' }).waitFor({ state: 'detached' })
  await untilLive(town)
}, 60_000)

/** Opens a page with the session that a partner holds. */
async function openedAs({ cookie }: { readonly cookie: string }, path: string) {
  const context = await newContext(browser(), { viewport: PHONE })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: world().url }])
  const page = await context.newPage()
  await page.goto(`${world().url}${path}`)
  return page
}

test('SF-5 SF-6 the office reads how many stand outside and what was demanded, and lifted, whoever stood outside goes on by itself', async () => {
  const barred = await openedAs(await world().partner('head', HEPPENHEIM), '/')
  await barred.getByRole('heading', { name: 'Zweiter Nachweis nötig' }).waitFor()
  const office = await world().partner('office', BERGSTRASSE)
  const { body } = await call(world().url, 'POST /session/totp', undefined, { cookies: office.cookie })
  const code = { code: appCode(totpSecret.parse(body).secret, NOW + 60_000) }
  await call(world().url, 'PUT /session/totp', code, { cookies: office.cookie })
  const page = await openedAs(office, '/pact/roles')
  // Twelve people speak for organisations; the coordinator of the test before and this office person have an app.
  await page.getByText('Die Rollen von 10 der 12 Personen ruhen: Sie haben nur ein Passwort.').waitFor()
  expect(await wrong(page)).toEqual([])
  await page.getByRole('button', { name: 'Nicht mehr verlangen' }).click()
  await barred.getByRole('heading', { name: 'Zweiter Nachweis nötig' }).waitFor({ state: 'detached' })
  await untilLive(barred)
  await page.getByText('10 von 12 Personen mit diesen Rollen haben nur ein Passwort.').waitFor()
  await page.goto(`${world().url}/pact/audit`)
  await page.getByText('Zweiter Nachweis wird nicht mehr verlangt').waitFor()
  await page.getByText('Ohne zweiten Nachweis ruhen Rollen von jetzt an').waitFor()
  await page.getByRole('row').filter({ hasText: 'Zweiter Nachweis wird verlangt' }).getByText(/^ab /).first().waitFor()
  expect(await wrong(page)).toEqual([])
}, 60_000)
