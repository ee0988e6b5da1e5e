import { acknowledgeAlarm, type Alarm, alarming, takeOverAlarm, waitsFor } from '@beistand/domain/alarm'
import { declareUnverified } from '@beistand/domain/call-back'
import { cancel, confirm, declare, type Emergency, movePhase } from '@beistand/domain/emergency'
import { endExercise } from '@beistand/domain/exercise'
import { failProvider, restoreProvider } from '@beistand/domain/provider'
import type { NounEvent } from '@beistand/domain/noun'
import { refuse, type Decision } from '@beistand/domain/refusal'
import { noRows, type Rows } from '@beistand/domain/registry'
import { acting, coordinator, office, refusedAs } from './acting.js'
import { audience, happened } from './happened.js'

const wish = {
  id: 'e1',
  report: 'r1',
  victim: 'bensheim',
  kind: 'unknown',
  severity: 'unknown',
  suspected: false,
  exercise: null,
  relapseOf: null,
  awareAt: null,
  text: 'Nichts geht.',
} as const
const system = { person: 'notfall', organisation: 'system', role: 'system', for: 'bensheim' } as const
const told = (decision: Decision<NounEvent>, before: readonly Alarm[] = []) => alarming(decision, before)
const short = ({ alarm }: Rows) => Object.values(alarm).map(({ id, why, state }) => `${id} ${why} ${state}`)
const alarmsOf = ({ alarm }: Rows): readonly Alarm[] => Object.values(alarm)

const declared = happened(told(declare(wish, undefined, coordinator)), coordinator)
const noticed = happened(
  told(
    declareUnverified({ ...wish, callBack: 'c1', phone: '0170 1' }, { current: undefined, pending: [], by: system }),
  ),
  system,
)
const emergencyOf = ({ emergency }: Rows): Emergency => {
  const [row] = Object.values(emergency)
  if (!row) throw new Error('no emergency')
  return row
}

test('AL-1 whoever declares signed in alarms the office and the partners at once, in the same batch', () => {
  expect(short(declared)).toEqual(['e1:office declared due', 'e1:partners declared due'])
  expect(told(refuse('forbidden'))).toEqual(refuse('forbidden'))
})

test('AL-2 what is declared without a session alarms the office to call back, and the partners once that is confirmed', () => {
  expect(short(noticed)).toEqual(['e1:office call-back due', 'e1:partners call-back call-back-pending'])
  const confirmed = told(confirm(emergencyOf(noticed), coordinator), alarmsOf(noticed))
  expect(short(happened(confirmed, coordinator, noticed, 20))).toEqual([
    'e1:office call-back due',
    'e1:partners call-back due',
  ])
})

test('AL-3 a false alarm, and the end of an emergency, withdraw its alarms', () => {
  for (const rows of [declared, noticed]) {
    const gone = happened(told(cancel(emergencyOf(rows), coordinator), alarmsOf(rows)), coordinator, rows, 20)
    expect(alarmsOf(gone).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
  }
  const rebuilding = { ...emergencyOf(declared), phase: 'rebuilding' } as const
  const closed = happened(
    told(movePhase(rebuilding, 'closed', coordinator), alarmsOf(declared)),
    coordinator,
    declared,
    20,
  )
  expect(alarmsOf(closed).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
  const back = told(movePhase(rebuilding, 'contained', coordinator), alarmsOf(declared))
  expect(short(happened(back, coordinator, declared, 20))).toEqual(short(declared))
})

test('AL-4 a failing provider alarms once, however many it hits, and its return withdraws that', () => {
  const provider = { id: 'ekom21', cert: null, state: 'working', stateSince: 0, cause: null } as const
  const dependants = Array.from({ length: 72 }, (_, index) => ({
    ...{ organisation: `town-${index}`, current: undefined },
    ...{ emergency: `e${index}`, report: `r${index}` },
  }))
  const failure = { cause: 'c1', failure: 'unavailable', text: 'Weg.', exercise: null, current: undefined } as const
  const failed = happened(told(failProvider(provider, { ...failure, dependants }, office)), office, {
    ...noRows(),
    provider: { ekom21: provider },
  })
  expect(Object.keys(failed.emergency)).toHaveLength(72)
  expect(short(failed)).toEqual(['c1:office outage due', 'c1:partners outage due'])
  const cause = failed.cause.c1
  if (!cause) throw new Error('no cause')
  const restored = told(restoreProvider(provider, cause, office), alarmsOf(failed))
  expect(alarmsOf(happened(restored, office, failed, 400)).map(({ state }) => state)).toEqual([
    'withdrawn',
    'withdrawn',
  ])
})

test('AL-5 the office takes over once for all of it, each partner says for itself that it has seen it', () => {
  const [toOffice, toPartners] = alarmsOf(declared)
  if (!toOffice || !toPartners) throw new Error('no alarms')
  expect(waitsFor(toOffice, 'heppenheim')).toBe(true)
  const taken = happened(takeOverAlarm(toOffice, office), office, declared, 20).alarm['e1:office']
  expect(taken).toEqual({ ...toOffice, acknowledged: ['heppenheim'] })
  expect([taken && waitsFor(taken, 'lorsch'), taken && refusedAs(takeOverAlarm(taken, office))]).toEqual([
    false,
    'unchanged',
  ])
  const lorsch = acting('head', 'lorsch')
  const seen = happened(acknowledgeAlarm(toPartners, lorsch), lorsch, declared, 20).alarm['e1:partners']
  expect(seen?.acknowledged).toEqual(['lorsch'])
  expect(seen && [waitsFor(seen, 'lorsch'), waitsFor(seen, 'bensheim')]).toEqual([false, true])
  expect(seen && refusedAs(acknowledgeAlarm(seen, lorsch))).toBe('unchanged')
  const forTown = acting('office', 'heppenheim', 'lorsch')
  expect(seen && refusedAs(acknowledgeAlarm(seen, forTown))).toBe('unchanged')
  expect(refusedAs(takeOverAlarm(toPartners, office))).toBe('wrong-state')
  expect(refusedAs(acknowledgeAlarm(toOffice, office))).toBe('wrong-state')
  expect(refusedAs(takeOverAlarm(toOffice, lorsch))).toBe('forbidden')
  const pending = noticed.alarm['e1:partners']
  expect(pending && [waitsFor(pending, 'lorsch'), refusedAs(acknowledgeAlarm(pending, lorsch))]).toEqual([
    false,
    'wrong-state',
  ])
})

test('AL-6 alarms of an exercise carry it, and end with it', () => {
  const exercise = { id: 'x1', name: 'Übung', state: 'running', startedAt: 0, endedAt: null, endedFor: null } as const
  const rows = happened(told(declare({ ...wish, exercise }, undefined, coordinator)), coordinator)
  expect(alarmsOf(rows).map((row) => row.exercise)).toEqual(['x1', 'x1'])
  const before = { ...rows, exercise: { x1: exercise } }
  // Of this emergency none is given: the exercise alone ends them, as it must where a cause has raised them.
  const ended = told(endExercise({ exercise, emergencies: [], offers: [] }, office), alarmsOf(rows))
  expect(alarmsOf(happened(ended, office, before, 20)).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
})

test('AL-7 the office alone sees its alarms, the pact those of the partners, and no row names a person or a number', () => {
  const [toOffice, toPartners] = alarmsOf(noticed)
  if (!toOffice || !toPartners) throw new Error('no alarms')
  expect(audience('alarm-raised', toOffice)).toEqual(['office'])
  expect(audience('alarm-raised', toPartners)).toEqual(['pact'])
  expect(Object.keys(toOffice).sort()).toEqual(
    ['acknowledged', 'cause', 'emergency', 'exercise', 'id', 'raisedAt', 'state', 'to', 'why'].sort(),
  )
})
