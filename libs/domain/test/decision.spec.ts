import {
  askDecision,
  decision,
  lapseDecision,
  optionsOf,
  takeDecision,
  withdrawDecision,
  type Decision,
  type QuestionWish,
} from '@beistand/domain/decision'
import { acting } from './acting.js'
import { audience, happened } from './happened.js'

const bensheim = acting('coordinator', 'bensheim')
const head = acting('head', 'heppenheim')
const now = 500
const wish: QuestionWish = {
  id: 'd',
  emergency: 'e',
  asked: 'heppenheim',
  question: 'Rathaus morgen schließen?',
  options: ['Ja', 'Ja, einen Tag', 'Nein'],
  deadline: 60_000,
}
const workers = ['heppenheim', 'bensheim']

function asked(given: Partial<QuestionWish> = {}): Decision {
  const question = { ...wish, ...given }
  const rows = happened(
    askDecision(question, question.emergency === null ? null : workers, { by: bensheim, now }),
    bensheim,
  )
  const row = rows.decision.d
  if (!row) throw new Error('no decision')
  return row
}

function after(row: Decision, event: ReturnType<typeof takeDecision>, by = head): Decision {
  const changed = happened(event, by, { ...happened([], by), decision: { d: row } }, 7).decision.d
  if (!changed) throw new Error('no decision')
  return changed
}

const refused = (code: string) => expect.objectContaining({ refused: code }) as unknown

test('DC-1 a head is asked with options and a deadline, and decides for one of them', () => {
  expect(asked()).toMatchObject({ state: 'asked', asking: 'bensheim', author: bensheim.person, askedAt: 1000 })
  expect(optionsOf(asked())).toEqual(['Ja', 'Ja, einen Tag', 'Nein'])
  expect(after(asked(), takeDecision(asked(), { choice: 2, note: 'Wir bleiben offen.' }, head))).toMatchObject({
    state: 'decided',
    choice: 2,
    note: 'Wir bleiben offen.',
    decidedBy: head.person,
    settledAt: 7000,
  })
})

test('DC-1 an answer outside the options is refused', () => {
  for (const choice of [3, -1, 0.5])
    expect(takeDecision(asked(), { choice, note: null }, head)).toEqual(refused('no-such-option'))
})

test('DC-2 only the head who is asked decides, or the office for that organisation', () => {
  const take = (by: typeof head) => takeDecision(asked(), { choice: 0, note: null }, by)
  expect(take(acting('head', 'bensheim'))).toEqual(refused('forbidden'))
  expect(take(acting('coordinator', 'heppenheim'))).toEqual(refused('forbidden'))
  expect(take(acting('office', 'kreis'))).toEqual(refused('forbidden'))
  expect(take(acting('office', 'kreis', 'heppenheim'))).toHaveLength(1)
})

test('DC-2 only who asked withdraws, and a question ends once', () => {
  expect(withdrawDecision(asked(), head)).toEqual(refused('forbidden'))
  const withdrawn = after(asked(), withdrawDecision(asked(), bensheim), bensheim)
  expect(withdrawn).toMatchObject({ state: 'withdrawn', decidedBy: null, choice: null })
  expect(takeDecision(withdrawn, { choice: 0, note: null }, head)).toEqual(refused('wrong-state'))
  expect(withdrawDecision(withdrawn, bensheim)).toEqual(refused('wrong-state'))
})

test('DC-3 a question that nobody answers lapses by itself at its deadline, not before', () => {
  const system = acting('system', 'bensheim')
  expect(decision.due?.(asked())).toEqual({ at: 60_000, command: 'decision.lapse' })
  expect(lapseDecision(asked(), { by: system, now: 59_999 })).toEqual(refused('wrong-state'))
  const lapsed = after(asked(), lapseDecision(asked(), { by: system, now: 60_000 }), system)
  expect(lapsed.state).toBe('lapsed')
  expect(decision.due?.(lapsed)).toBeNull()
  expect(lapseDecision(asked(), { by: head, now: 60_000 })).toEqual(refused('forbidden'))
})

test('DC-3 a deadline lies in the future', () => {
  const ask = (deadline: number) => askDecision({ ...wish, deadline }, workers, { by: bensheim, now })
  expect(ask(500)).toEqual(refused('deadline-passed'))
  expect(ask(501)).toHaveLength(1)
})

test('DC-4 a question is seen by the office, by both sides and by those involved in its emergency', () => {
  expect(audience('decision-asked', asked())).toEqual(['emergency:e', 'office', 'org:bensheim', 'org:heppenheim'])
  expect(audience('decision-asked', asked({ emergency: null }))).toEqual(['office', 'org:bensheim', 'org:heppenheim'])
})

test('DC-4 within an emergency only those who work in it ask; outside one anybody of the pact may', () => {
  const lorsch = acting('coordinator', 'lorsch')
  expect(askDecision(wish, workers, { by: lorsch, now })).toEqual(refused('forbidden'))
  expect(askDecision({ ...wish, emergency: null }, null, { by: lorsch, now })).toHaveLength(1)
  expect(askDecision({ ...wish, emergency: null }, null, { by: acting('observer', 'lorsch'), now })).toEqual(
    refused('forbidden'),
  )
})
