import { BENSHEIM, BERGSTRASSE, useWorld } from '../../api/test/world.js'
import { faults, openApp, overflow, PHONE, SMALL, useBrowser } from './screens.js'

const world = useWorld()
const browser = useBrowser()

test('RO-22 the office enters who calls back, and everyone of the pact sees it on the situation page at once', async () => {
  const bensheim = await openApp({ browser: browser(), world: world() }, ['coordinator', BENSHEIM])
  await bensheim.getByText('Für jetzt ist niemand eingetragen.').waitFor()
  const look = { path: '/pact/roster', viewport: PHONE }
  const office = await openApp({ browser: browser(), world: world() }, ['office', BERGSTRASSE], look)
  await office.getByText('Noch niemand eingetragen.').waitFor()
  await office.getByRole('button', { name: 'Eintragen' }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel('Organisation').selectOption({ label: BERGSTRASSE.name })
  await dialog.getByLabel('Funktion').fill('Geschäftsstelle, Bereitschaft')
  await dialog.getByLabel('Telefon').fill('06252 90009-10')
  expect(await faults(office)).toEqual([])
  await dialog.getByRole('button', { name: 'Eintragen' }).click()
  await bensheim.getByRole('link', { name: '06252 90009-10' }).waitFor()
  expect(await faults(bensheim)).toEqual([])
  await office.getByRole('button', { name: 'Austragen' }).waitFor()
  expect(await faults(office)).toEqual([])
  await office.setViewportSize(SMALL)
  expect(await overflow(office)).toBeLessThanOrEqual(0)
  await Promise.all([bensheim, office].map((page) => page.context().close()))
}, 60_000)
