import { declareEmergency } from '@beistand/contracts/emergency'
import { openNeed } from '@beistand/contracts/need'
import { letPartnersAct } from '@beistand/contracts/organisation'
import { addComment, addTask } from '@beistand/contracts/task'
import { ahead, declares } from '../../api/test/help.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from '../../api/test/world.js'
import { press, write } from './pressing.js'
import { faults, openApp, overflow, PHONE, SMALL, useBrowser } from './screens.js'

const browser = useBrowser()
const world = useWorld({
  events: [
    { type: 'membership-moved', id: ODENWALD.id, stage: 'invited' },
    { type: 'membership-moved', id: ODENWALD.id, stage: 'active' },
  ],
})

test('RO-25 acting for a town asks how that was verified, and says so over every screen until it ends', async () => {
  const office = await openApp({ browser: browser(), world: world() }, ['office', BERGSTRASSE], { viewport: PHONE })
  await office.getByRole('button', { name: /Sie handeln als/ }).click()
  await office.getByLabel('Handeln für eine andere Organisation').selectOption({ label: HEPPENHEIM.name })
  const panel = await office.locator('.b-menu__panel', { hasText: 'Rückruf bestätigt' }).boundingBox()
  expect(panel?.x).toBeGreaterThanOrEqual(0)
  expect((panel?.x ?? 0) + (panel?.width ?? Infinity)).toBeLessThanOrEqual(PHONE.width)
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

test('RO-26 emergency, need, task and comment say that they were written for the town, and how that was verified', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const acting = { actingFor: HEPPENHEIM.id, verified: 'call-back' }
  const { id: emergency } = await office.does(
    declareEmergency,
    { ...declareEmergency.example, victim: HEPPENHEIM.id },
    acting,
  )
  const asking = { ...acting, params: { emergency } }
  await office.does(openNeed, { kind: 'staff', quantity: 2, window: ahead(6), priority: 2 }, asking)
  const task = await office.does(addTask, { ...addTask.example, assignee: HEPPENHEIM.id, person: null }, asking)
  await office.does(addComment, addComment.example, { ...acting, params: { task: task.id } })
  const town = await openApp({ browser: browser(), world: world() }, ['coordinator', HEPPENHEIM], {
    path: `/emergencies/${emergency}`,
    viewport: PHONE,
  })
  const mark = (scope: string) =>
    town.locator(`${scope} .b-acted-for`, {
      hasText: `Stellvertretend für ${HEPPENHEIM.name}, geprüft: Rückruf bestätigt`,
    })
  for (const [tab, scopes] of [
    ['Überblick', ['.b-page__lead', '.b-log__item']],
    ['Bedarf und Hilfe', ['.b-item']],
    ['Aufgaben', ['.b-item', '.b-log__item']],
  ] as const) {
    await town.getByRole('link', { name: tab }).click()
    for (const one of await town.locator('main details summary').all()) await one.click()
    for (const scope of scopes) await mark(scope).first().waitFor()
    expect(await faults(town)).toEqual([])
    await town.setViewportSize(SMALL)
    expect(await overflow(town)).toBeLessThanOrEqual(0)
    await town.setViewportSize(PHONE)
  }
}, 60_000)

test('RO-28 a partner that the pact lets act says what a town needs, and the town sees that and how it was verified', async () => {
  const [emergency, office] = [
    await declares(await world().partner('coordinator', BENSHEIM)),
    await world().partner('office', ODENWALD),
  ]
  const path = `/emergencies/${emergency}/help`
  const at = { browser: browser(), world: world() }
  const partner = await openApp(at, ['coordinator', ODENWALD], { path, viewport: PHONE })
  const chooser = partner.getByLabel('Handeln für eine andere Organisation')
  const menu = partner.getByRole('button', { name: /Sie handeln als/ })
  await menu.click()
  await office.does(letPartnersAct, { partnersAct: true })
  await chooser.selectOption({ label: BENSHEIM.name })
  await partner.getByRole('button', { name: 'Stimme bekannt' }).click()
  await partner.getByText(`Sie handeln für ${BENSHEIM.name}`).waitFor()
  const town = await openApp(at, ['coordinator', BENSHEIM], { path, viewport: PHONE })
  await press(partner, 'Bedarf eintragen', write('Wie viele gleichzeitig?', '3'))
  const need = town.locator('.b-item, .b-card', { hasText: '3 × Fachkräfte' }).first()
  await need.getByText(/Stellvertretend für Bensheim, geprüft: Stimme bekannt/).waitFor()
  expect([await faults(partner), await faults(town)]).toEqual([[], []])
  await menu.click()
  await chooser.waitFor()
  await office.does(letPartnersAct, { partnersAct: false })
  await chooser.waitFor({ state: 'detached' })
}, 60_000)
