import {
  type Called,
  callBack,
  declareUnverified,
  MOST_PENDING,
  settleCallBack,
  type CallBackResult,
} from '@beistand/domain/call-back'
import { confirm, type Emergency } from '@beistand/domain/emergency'
import type { By } from '@beistand/domain/noun'
import type { Rows } from '@beistand/domain/registry'
import { isRefusal } from '@beistand/domain/refusal'
import { acting } from './acting.js'
import { audience, happened } from './happened.js'

const system = acting('system', 'pact', 'heppenheim')
const office = acting('office', 'kreis')
const coordinator = acting('coordinator', 'heppenheim')

function notice(number: number) {
  return {
    id: `e${String(number)}`,
    report: `r${String(number)}`,
    callBack: `c${String(number)}`,
    victim: 'heppenheim',
    kind: 'unknown' as const,
    severity: 'critical' as const,
    suspected: false,
    awareAt: null,
    relapseOf: null,
    exercise: null,
    text: 'Nichts geht mehr.',
    phone: '06252 1234',
  }
}

function pendingOf(rows: Rows) {
  return Object.values(rows.callBack).filter(({ state }) => state === 'pending')
}

function emergencyOf(rows: Rows): Emergency {
  const row = rows.emergency.e1
  if (!row) throw new Error('no emergency')
  return row
}

function first(): Rows {
  return happened(declareUnverified(notice(1), { current: undefined, pending: [], by: system }), system)
}

function second(rows: Rows): Rows {
  const around = { current: emergencyOf(rows), pending: pendingOf(rows), by: system }
  return happened(declareUnverified(notice(2), around), system, rows, 20)
}

const note = 'Mit der IT-Leitung gesprochen.'
const CALLED = { calledOn: 'heppenheim', cards: [] }

/** What the directory has: a number of the town hall, a contact with one, one without and one that is gone. */
function called(rows: Rows, by: By = office): Called {
  const organisation = { id: 'heppenheim', phone: '06252 900' }
  const contact = { organisation: 'heppenheim', title: null, mail: null, note: null, removed: false }
  const contacts = [
    { ...contact, id: 'it', phone: '06252 901' },
    { ...contact, id: 'mail-only', phone: null },
    { ...contact, id: 'gone', phone: '06252 903', removed: true },
    { ...contact, id: 'foreign', phone: '06252 904', organisation: 'lorsch' },
  ]
  return { pending: pendingOf(rows), organisation, contacts, by, now: 1_000_000 }
}

function settled(rows: Rows, result: CallBackResult, by: By = office): Rows {
  return happened(settleCallBack(emergencyOf(rows), { result, note, ...CALLED }, called(rows, by)), by, rows, 40)
}

test('NF-1 who declares without a session leaves a suspected emergency that waits for a call-back', () => {
  const rows = first()
  expect(emergencyOf(rows)).toMatchObject({ phase: 'suspected', callBack: 'pending', victim: 'heppenheim', number: 1 })
  expect(emergencyOf(rows)).not.toHaveProperty('phone')
  expect(rows.callBack.c1).toMatchObject({ emergency: 'e1', phone: '06252 1234', state: 'pending' })
  expect(rows.report.r1).toMatchObject({ organisation: 'heppenheim', author: system.person })
})

test('NF-2 the call-back number is for the office and the victim alone', () => {
  expect(callBack.audience({ ...rowOf(first()) })).toEqual(['office', 'org:heppenheim'])
})

test('NF-2 what a stranger writes goes to the victim and the office, not to the pact', () => {
  expect(Object.values(first().report).map((row) => audience('report-added', row))).toEqual([
    ['emergency:e1', 'office'],
  ])
})

test('NF-3 a second notice becomes a report on the open emergency, with a call-back of its own', () => {
  const rows = second(first())
  expect(Object.keys(rows.emergency)).toEqual(['e1'])
  expect(rows.report.r2).toMatchObject({ emergency: 'e1', circle: { to: 'involved' } })
  expect(rows.callBack.c2).toMatchObject({ emergency: 'e1', state: 'pending' })
})

test('NF-3 a flood of notices ends in a sentence, and the emergency stands all the same', () => {
  const pending = Array.from({ length: MOST_PENDING }, (_, index) => ({ ...rowOf(first()), id: `c${String(index)}` }))
  expect(declareUnverified(notice(99), { current: emergencyOf(first()), pending, by: system })).toEqual({
    refused: 'call-backs-pending',
    detail: { emergency: 'e1' },
  })
})

test('NF-4 a confirmed call-back declares the emergency and ends all its waiting call-backs', () => {
  const rows = settled(second(first()), 'confirmed')
  expect(emergencyOf(rows)).toMatchObject({ phase: 'declared', callBack: 'done' })
  expect(Object.values(rows.callBack).map(({ state, note }) => [state, note])).toEqual([
    ['confirmed', note],
    ['confirmed', note],
  ])
})

test('NF-4 a denied call-back cancels the emergency', () => {
  expect(emergencyOf(settled(first(), 'denied'))).toMatchObject({ phase: 'cancelled', callBack: 'done' })
})

test('NF-4 an emergency that the victim itself has confirmed is not cancelled by a denied call-back', () => {
  const confirmed = happened(confirm(emergencyOf(first()), coordinator), coordinator, first(), 20)
  expect(emergencyOf(settled(confirmed, 'denied'))).toMatchObject({ phase: 'declared', callBack: 'done' })
})

test('NF-4 only the office says what calling back came to, and only while one waits', () => {
  const rows = first()
  const wish = { result: 'confirmed', note: null, ...CALLED } as const
  const settle = (by: By) => settleCallBack(emergencyOf(rows), wish, called(rows, by))
  expect(settle(coordinator)).toMatchObject({ refused: 'forbidden' })
  expect(settle(acting('head', 'kreis'))).toMatchObject({ refused: 'forbidden' })
  const done = settled(rows, 'confirmed')
  expect(settleCallBack(emergencyOf(done), wish, called(done))).toMatchObject({ refused: 'unchanged' })
})

test('NF-10 only a call to a number on file confirms; a denial needs none', () => {
  const rows = first()
  const outcome = (result: CallBackResult, calledOn: string | null) => {
    const decided = settleCallBack(emergencyOf(rows), { result, note, calledOn, cards: [] }, called(rows))
    return isRefusal(decided) ? decided.refused : 'done'
  }
  for (const calledOn of [null, 'mail-only', 'gone', 'foreign', 'nobody'])
    expect([calledOn, outcome('confirmed', calledOn)]).toEqual([calledOn, 'number-on-file-needed'])
  expect([outcome('confirmed', 'it'), outcome('confirmed', 'heppenheim'), outcome('denied', null)]).toEqual([
    'done',
    'done',
    'done',
  ])
})

function rowOf(rows: Rows) {
  const row = rows.callBack.c1
  if (!row) throw new Error('no call-back')
  return row
}
