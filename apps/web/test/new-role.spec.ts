import { giveRole } from '@beistand/contracts/grant'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, useWorld } from '../../api/test/world.js'
import { openApp, PHONE, untilLive, useBrowser, wrong } from './screens.js'

const world = useWorld()
const browser = useBrowser()

test('RO-27 another role is told of where one works, also after a reload, and waits for the change or for being put away', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const [one, other] = [
    await openApp({ browser: browser(), world: world() }, ['coordinator', BENSHEIM], {
      path: '/pact',
      viewport: PHONE,
    }),
    await openApp({ browser: browser(), world: world() }, ['head', BENSHEIM], { path: '/pact', language: 'en' }),
  ]
  for (const person of [`coordinator-${BENSHEIM.id}`, `head-${BENSHEIM.id}`])
    await office.does(giveRole, { person, organisation: HEPPENHEIM.id, role: 'observer', title: 'Verbindung' })
  const notice = one.getByText('Sie haben eine weitere Rolle. Verbindung, Heppenheim (Bergstraße)')
  await notice.waitFor()
  const role = one.getByRole('button', { name: /Sie handeln als/ })
  expect(await role.textContent()).toContain('Bensheim')
  expect(new URL(one.url()).pathname).toBe('/pact')
  expect(await wrong(one)).toEqual([])
  await one.reload()
  await untilLive(one)
  await notice.waitFor()
  expect(await role.textContent()).toContain('Bensheim')
  await one.getByRole('button', { name: 'Dorthin wechseln' }).click()
  await notice.waitFor({ state: 'detached' })
  expect(await role.textContent()).toContain('Heppenheim')

  const told = other.getByText('You have another role. Verbindung, Heppenheim (Bergstraße)')
  await told.waitFor()
  expect(await wrong(other)).toEqual([])
  await other.locator('.b-notice', { has: told }).getByRole('button', { name: 'Seen' }).click()
  await other.reload()
  await untilLive(other)
  await other.getByRole('button', { name: /You act as/ }).click()
  await other.getByRole('button', { name: 'Verbindung' }).waitFor()
  expect(await told.count()).toBe(0)
  await Promise.all([one, other].map((page) => page.context().close()))
}, 60_000)
