import { askDecision } from '@beistand/contracts/decision'
import { BENSHEIM, HEPPENHEIM, useWorld } from './world.js'

const NOON = 1_793_000_000_000
const MINUTE = 60_000
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
  await world().setClock(NOON)
})
