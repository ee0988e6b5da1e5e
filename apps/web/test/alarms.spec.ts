import { declareEmergency } from '@beistand/contracts/emergency'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from '../../api/test/world.js'
import { faults, openApp, overflow, PHONE, SMALL, untilLive, useBrowser } from './screens.js'

const world = useWorld()
const browser = useBrowser()
const at = () => ({ browser: browser(), world: world() })

test('AL-9 whom an alarm waits for reads it over every screen until it is taken over or seen, on all screens alike', async () => {
  const town = await world().partner('coordinator', BENSHEIM)
  const { id } = await town.does(declareEmergency, { ...declareEmergency.example, victim: BENSHEIM.id })
  const [first, second] = [
    await openApp(at(), ['office', BERGSTRASSE], { path: '/pact', viewport: PHONE }),
    await openApp(at(), ['office', ODENWALD]),
  ]
  const [head, coordinator, victim] = [
    await openApp(at(), ['head', HEPPENHEIM], { viewport: PHONE }),
    await openApp(at(), ['coordinator', HEPPENHEIM], { path: '/organisation' }),
    await openApp(at(), ['head', BENSHEIM]),
  ]
  const button = (page: typeof first) => page.getByRole('button', { name: 'Ich übernehme' })
  await Promise.all([first, second].map((page) => button(page).waitFor()))
  const alarm = (page: typeof first) => page.locator('.b-alarm', { hasText: 'Neuer Notfall: Bensheim' })
  await Promise.all([head, coordinator].map((page) => alarm(page).waitFor()))
  expect(await victim.locator('.b-alarm').count()).toBe(0)
  for (const page of [first, head]) {
    expect(await faults(page)).toEqual([])
    await page.setViewportSize(SMALL)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.setViewportSize(PHONE)
  }
  await button(first).click()
  await button(second).waitFor({ state: 'detached' })
  await coordinator.reload()
  await untilLive(coordinator)
  await alarm(coordinator).waitFor()
  await alarm(head).getByRole('button', { name: 'Gesehen' }).click()
  await Promise.all([head, coordinator].map((page) => alarm(page).waitFor({ state: 'detached' })))
  const { rows } = await (await world().partner('office', ODENWALD)).snapshot()
  expect([rows.alarm[`${id}:office`]?.acknowledged, rows.alarm[`${id}:partners`]?.acknowledged]).toEqual([
    [BERGSTRASSE.id],
    [HEPPENHEIM.id],
  ])
  await Promise.all([first, second, head, coordinator, victim].map((page) => page.context().close()))
}, 90_000)
