import { demandFactor } from '@beistand/contracts/pact'
import { appCode } from '../../api/test/authenticator-app.js'
import { BENSHEIM, BERGSTRASSE, useWorld } from '../../api/test/world.js'
import { press } from './pressing.js'
import { openApp, PHONE, untilLive, useBrowser, wrong } from './screens.js'

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
