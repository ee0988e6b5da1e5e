import { acceptLoan, mobilise, recallLoan, requestLoan, returnLoan, startDuty } from '@beistand/contracts/commitment'
import { askDecision } from '@beistand/contracts/decision'
import { startOf } from '@beistand/domain/half-day'
import { ahead, declares, needs, offers } from './help.js'
import { BENSHEIM, HEPPENHEIM, useWorld } from './world.js'

const NOON = 1_793_000_000_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const world = useWorld({ nodes: 2, manualClock: true })

test('J-12 What is due happens once, whichever node comes to it first, and not before its time', async () => {
  await world().setClock(NOON)
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const watch = await world().watch(bensheim)
  const ask = () =>
    bensheim.does(askDecision, {
      asked: HEPPENHEIM.id,
      question: 'Wer kommt zuerst?',
      options: ['Ja', 'Nein'],
      deadline: NOON + MINUTE,
    })
  const asked = await Promise.all(Array.from({ length: 12 }, ask))
  const { rows: timers } = await world().db.query<{ due: Date }>('SELECT due FROM app.timer')
  expect(timers.map(({ due }) => due.getTime())).toEqual(asked.map(() => NOON + MINUTE))
  await world().setClock(NOON + MINUTE)
  await watch.until(({ rows }) => asked.every(({ id }) => rows.decision[id]?.state === 'lapsed'))
  const { rows } = await world().db.query<{ id: string; person: string }>(
    `SELECT id, person FROM app.journal WHERE type = 'decision-lapsed'`,
  )
  expect(rows.map(({ id }) => id).toSorted()).toEqual(asked.map(({ id }) => id).toSorted())
  expect(new Set(rows.map(({ person }) => person))).toEqual(new Set(['timer:decision.lapse']))
  expect((await world().db.query('SELECT 1 FROM app.timer')).rowCount).toBe(0)
})

test('CM-7 An unanswered loan expires after 2, 4, 24 or 48 hours by its priority, by itself, and frees its units', async () => {
  await world().setClock(NOON)
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const heppenheim = await world().partner('coordinator', HEPPENHEIM, 1)
  const window = ahead(6, NOON)
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
  await world().setClock(NOON + 2 * HOUR)
  await watch.until(({ rows }) => rows.commitment[lost]?.state === 'expired')
  expect(watch.replica.rows.commitment[kept]?.state).toBe('accepted')
  expect(new Set(Object.values(watch.replica.rows.load[offer]?.held ?? {}))).toEqual(new Set([1]))
  const late = await heppenheim.ask(acceptLoan, {}, { params: { commitment: lost } })
  expect(late.problem?.code).toBe('already-answered')
})

test('CM-25 Equipment that is not back when its period is over is missing to everyone until it is', async () => {
  const begin = NOON + 3 * HOUR
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
