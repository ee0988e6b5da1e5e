import { acceptLoan, mobilise, recallLoan, requestLoan, returnLoan, startDuty } from '@beistand/contracts/commitment'
import { startOf } from '@beistand/domain/half-day'
import { ahead, declares, needs, offers } from './help.js'
import { BENSHEIM, HEPPENHEIM, useWorld } from './world.js'

const HOUR = 3_600_000
const NOW = 1_793_000_000_000
const world = useWorld({ nodes: 2, manualClock: true })

test('CM-7 An unanswered loan expires after 2, 4, 24 or 48 hours by its priority, by itself, and frees its units', async () => {
  await world().setClock(NOW)
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const heppenheim = await world().partner('coordinator', HEPPENHEIM, 1)
  const window = ahead(6, NOW)
  const offer = await offers(heppenheim, { windows: [window] })
  const need = await needs(bensheim, await declares(bensheim), { priority: 1, window })
  const watch = await world().watch(bensheim)
  const ask = async () => {
    const wish = { offer, units: 1, window, mode: 'onsite' } as const
    return (await bensheim.does(requestLoan, wish, { params: { need } })).id
  }
  const [lost, kept] = [await ask(), await ask()]
  await heppenheim.does(acceptLoan, {}, { params: { commitment: kept } })
  expect(Object.values(watch.replica.rows.commitment).map(({ state }) => state)).not.toContain('expired')
  await world().setClock(NOW + 2 * HOUR)
  await watch.until(({ rows }) => rows.commitment[lost]?.state === 'expired')
  expect(watch.replica.rows.commitment[kept]?.state).toBe('accepted')
  expect(new Set(Object.values(watch.replica.rows.load[offer]?.held ?? {}))).toEqual(new Set([1]))
  const late = await heppenheim.ask(acceptLoan, {}, { params: { commitment: lost } })
  expect(late.problem?.code).toBe('already-answered')
})

test('CM-25 Equipment that is not back when its period is over is missing to everyone until it is', async () => {
  const begin = NOW + 3 * HOUR
  await world().setClock(begin)
  const [bensheim, heppenheim] = [
    await world().partner('coordinator', BENSHEIM),
    await world().partner('coordinator', HEPPENHEIM, 1),
  ]
  const window = ahead(1, begin)
  const offer = await offers(heppenheim, { kind: 'equipment', units: 1, windows: [ahead(20, begin)] })
  const need = await needs(bensheim, await declares(bensheim), { kind: 'equipment', window })
  const wish = { offer, units: 1, window, mode: 'onsite' } as const
  const { id: commitment } = await bensheim.does(requestLoan, wish, { params: { need } })
  const watch = await world().watch(bensheim)
  for (const step of [acceptLoan, mobilise, startDuty]) await heppenheim.does(step, {}, { params: { commitment } })
  await world().setClock(startOf(window.to))
  await watch.until(({ rows }) => rows.commitment[commitment]?.overdue === true)
  expect(watch.replica.rows.load[offer]?.tainted).toBe(1)
  await heppenheim.does(recallLoan, {}, { params: { commitment } })
  await heppenheim.does(returnLoan, { equipmentReturn: 'clean' }, { params: { commitment } })
  await watch.until(({ rows }) => rows.load[offer]?.tainted === 0)
})
