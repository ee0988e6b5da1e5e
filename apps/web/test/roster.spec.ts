import { declareEmergency } from '@beistand/contracts/emergency'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from '../../api/test/world.js'
import { faults, openApp, overflow, PHONE, SMALL, useBrowser } from './screens.js'

const ACTIVE = [HEPPENHEIM, BENSHEIM].flatMap(
  ({ id }) =>
    [
      { type: 'membership-begun', id, stage: 'invited', admittedFor: null },
      { type: 'membership-moved', id, stage: 'active' },
    ] as const,
)
const world = useWorld({ events: ACTIVE })
const browser = useBrowser()
const attack = { kind: 'attack', severity: 'serious', text: 'Alle Bildschirme sind schwarz.' } as const

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

test('RO-20 the office is warned while it spans two organisations', async () => {
  const office = await openApp({ browser: browser(), world: world() }, ['office', ODENWALD], { path: '/pact/roles' })
  await office.getByText('Die Geschäftsstelle sitzt in nur 2 Organisationen.').waitFor()
  expect(await faults(office)).toEqual([])
  await office.context().close()
}, 60_000)

test('RO-21 when all of it is hit, two coordinators stand in from their screens, and each sees it at once', async () => {
  for (const hit of [BERGSTRASSE, ODENWALD])
    await (await world().partner('coordinator', hit)).does(declareEmergency, { ...attack, victim: hit.id })
  const look = { path: '/pact/roles', viewport: PHONE }
  const first = await openApp({ browser: browser(), world: world() }, ['coordinator', HEPPENHEIM], look)
  const second = await openApp({ browser: browser(), world: world() }, ['coordinator', BENSHEIM], look)
  expect(await faults(first)).toEqual([])
  await first.setViewportSize(SMALL)
  expect(await overflow(first)).toBeLessThanOrEqual(0)
  await first.setViewportSize(PHONE)
  await first.getByRole('button', { name: 'Vertretung anbieten' }).click()
  await first.getByRole('dialog').getByRole('button', { name: 'Vertretung anbieten' }).click()
  await second.getByText(`${HEPPENHEIM.name} bietet an, die Geschäftsstelle zu vertreten.`).waitFor()
  expect(await first.getByRole('button', { name: 'Gemeinsam vertreten' }).count()).toBe(0)
  await second.getByRole('button', { name: 'Gemeinsam vertreten' }).click()
  await second.getByRole('dialog').getByRole('button', { name: 'Gemeinsam vertreten' }).click()
  await first.getByText('Die Geschäftsstelle wird vertreten').waitFor()
  await first.getByRole('button', { name: /Sie handeln als/ }).click()
  await first.getByRole('button', { name: 'Vertretung der Geschäftsstelle' }).waitFor()
  expect(await faults(second)).toEqual([])
  await Promise.all([first, second].map((page) => page.context().close()))
}, 60_000)
