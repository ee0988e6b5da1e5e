import { askDecision, takeDecision, withdrawDecision } from '@beistand/contracts/decision'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const NOON = 1_793_000_000_000
const MINUTE = 60_000
const world = useWorld({ manualClock: true })

beforeAll(() => world().setClock(NOON))

const question = {
  asked: HEPPENHEIM.id,
  question: 'Sollen wir morgen schließen?',
  options: ['Ja', 'Nein'],
  deadline: NOON + MINUTE,
}

test('DC-1 a head is asked and decides, and who asked sees it live', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const watch = await world().watch(bensheim)
  const { id: decision } = await bensheim.does(askDecision, question)
  const head = await world().partner('head', HEPPENHEIM)
  expect((await head.snapshot()).rows.decision[decision]).toMatchObject({ options: 'Ja\nNein', asking: BENSHEIM.id })
  await head.does(takeDecision, { choice: 1 }, { params: { decision } })
  await watch.until(({ rows }) => rows.decision[decision]?.state === 'decided')
  expect(watch.replica.rows.decision[decision]).toMatchObject({ choice: 1, decidedBy: head.person })
})

test('DC-2 the office decides for the head who cannot, and the journal says for whom', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const office = await world().partner('office', BERGSTRASSE)
  const { id: decision } = await bensheim.does(askDecision, question)
  const choice = { choice: 0, note: 'Am Telefon entschieden.' }
  const params = { decision }
  expect((await office.ask(takeDecision, choice, { params })).problem?.code).toBe('forbidden')
  const { first } = await office.does(takeDecision, choice, { params, actingFor: HEPPENHEIM.id })
  const { entries } = await office.log('?type=decision-taken')
  expect(entries.find(({ seq }) => seq === first)?.by).toMatchObject({ role: 'office', for: HEPPENHEIM.id })
})

test('DC-3 a question that nobody answers lapses by itself when its time has come', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const watch = await world().watch(bensheim)
  const { id: decision } = await bensheim.does(askDecision, question)
  const withdrawn = await bensheim.does(askDecision, question)
  await bensheim.does(withdrawDecision, {}, { params: { decision: withdrawn.id } })
  await world().setClock(NOON + MINUTE)
  await watch.until(({ rows }) => rows.decision[decision]?.state === 'lapsed')
  expect(watch.replica.rows.decision[withdrawn.id]?.state).toBe('withdrawn')
  const { entries } = await bensheim.log('?type=decision-lapsed')
  expect(entries).toMatchObject([{ by: { role: 'system' }, at: NOON + MINUTE }])
  const late = await bensheim.ask(askDecision, question)
  expect(late.problem?.code).toBe('deadline-passed')
  await world().setClock(NOON)
})

test('DC-4 who is neither asked nor asking does not see the question', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const watch = await world().watch(await world().partner('coordinator', ODENWALD))
  const { id: decision, last } = await bensheim.does(askDecision, { ...question, question: 'Nur für Heppenheim?' })
  await watch.reaches(last)
  expect(watch.replica.rows.decision[decision]).toBeUndefined()
})
