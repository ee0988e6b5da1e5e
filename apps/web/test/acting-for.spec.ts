import { BERGSTRASSE, HEPPENHEIM, useWorld } from '../../api/test/world.js'
import { faults, openApp, overflow, PHONE, SMALL, useBrowser } from './screens.js'

const browser = useBrowser()
const world = useWorld()

test('RO-25 acting for a town asks how that was verified, and says so over every screen until it ends', async () => {
  const office = await openApp({ browser: browser(), world: world() }, ['office', BERGSTRASSE], { viewport: PHONE })
  await office.getByRole('button', { name: /Sie handeln als/ }).click()
  await office.getByLabel('Handeln für eine andere Organisation').selectOption({ label: HEPPENHEIM.name })
  await office.getByRole('button', { name: 'Rückruf bestätigt' }).click()
  const banner = office.getByText(`Sie handeln für ${HEPPENHEIM.name}`)
  await banner.waitFor()
  expect(await faults(office)).toEqual([])
  await office.setViewportSize(SMALL)
  expect(await overflow(office)).toBeLessThanOrEqual(0)
  await office.setViewportSize(PHONE)
  await office.getByRole('link', { name: 'Notfall melden' }).first().click()
  expect(await banner.isVisible()).toBe(true)
  await office.getByRole('button', { name: 'Wieder für die eigene Organisation handeln' }).click()
  await banner.waitFor({ state: 'detached' })
}, 60_000)
