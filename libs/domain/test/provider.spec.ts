import { FAILURES, type Cause } from '@beistand/domain/cause'
import { cancel, confirm, declare, type Emergency, PHASES } from '@beistand/domain/emergency'
import {
  assessFailure,
  failProvider,
  isFailing,
  type FailureWish,
  type Provider,
  PROVIDER_STATES,
  PROVIDER_TRANSITIONS,
  restoreProvider,
  setProvider,
  stateIn,
} from '@beistand/domain/provider'
import { acting, after, coordinator, events, NOON, office, refusedAs, stranger } from './acting.js'

const provider: Provider = { id: 'ekom21', cert: 'cert', state: 'working', stateSince: NOON, cause: null }
const desk = acting('coordinator', 'ekom21')
const hit = (organisation: string, current?: Emergency) => ({
  organisation,
  current,
  emergency: `emergency of ${organisation}`,
  report: `report of ${organisation}`,
})
const wish: FailureWish = {
  cause: 'k1',
  failure: 'unavailable',
  text: 'Rechenzentrum getrennt.',
  exercise: null,
  current: undefined,
  dependants: [hit('bensheim'), hit('lorsch')],
}
const failed = (by = desk, changed: Partial<FailureWish> = {}) => failProvider(provider, { ...wish, ...changed }, by)
const rows = after(events(failed()), { 'provider ekom21': provider })
const cause = rows['cause k1'] as Cause

function openedBy(victim: string, phase: 'suspected' | 'declared'): Emergency {
  const by = acting('coordinator', victim)
  const declaration = {
    id: 'e1',
    report: 'r1',
    victim,
    kind: 'attack',
    severity: 'serious',
    text: 'Alles verschlüsselt.',
    suspected: phase === 'suspected',
    exercise: null,
    awareAt: null,
    relapseOf: null,
  } as const
  return after(events(declare(declaration, undefined, by)))['emergency e1'] as Emergency
}

test('PR-1 a failure opens a suspected emergency of every dependant under one cause, the victim involved, with a report', () => {
  expect(cause).toEqual({
    id: 'k1',
    provider: 'ekom21',
    exercise: null,
    failure: 'unavailable',
    text: 'Rechenzentrum getrennt.',
    openedAt: NOON,
    endedAt: null,
  })
  for (const victim of ['bensheim', 'lorsch']) {
    const id = `emergency of ${victim}`
    expect(rows[`emergency ${id}`]).toMatchObject({
      victim,
      cause: 'k1',
      phase: 'suspected',
      kind: 'provider-outage',
      severity: 'unknown',
      exercise: null,
    })
    expect(rows[`involvement ${id}:${victim}`]).toMatchObject({ profile: 'lead', ended: false })
    expect(rows[`report report of ${victim}`]).toMatchObject({ emergency: id, text: 'Rechenzentrum getrennt.' })
  }
})

test('PR-2 72 dependants are one batch of 2 entries and 3 for each', () => {
  const dependants = Array.from({ length: 72 }, (_, index) => hit(`o${index}`))
  expect(events(failed(desk, { dependants }))).toHaveLength(218)
})

test('PR-3 a dependant whose emergency is open already gets a report on it, and no second emergency', () => {
  const current = openedBy('bensheim', 'declared')
  const decided = events(failed(desk, { dependants: [hit('bensheim', current)] }))
  expect(decided.map(({ type }) => type)).toEqual(['cause-opened', 'provider-failed', 'report-added'])
  expect(decided[2]).toMatchObject({ emergency: 'e1', text: 'Rechenzentrum getrennt.' })
})

test('PR-4 the provider, its CERT and the office report a failure, nobody else', () => {
  for (const by of [desk, acting('head', 'cert'), office, acting('office', 'heppenheim', 'ekom21')])
    expect(refusedAs(failed(by))).toBeNull()
  for (const by of [stranger, acting('helper', 'ekom21'), acting('observer', 'cert')])
    expect(refusedAs(failed(by))).toBe('forbidden')
  expect(refusedAs(failProvider({ ...provider, cert: null }, wish, acting('head', 'cert')))).toBe('forbidden')
})

test('PR-5 a provider that fails already does not fail a second time', () => {
  expect(refusedAs(failed(desk, { current: cause }))).toBe('fails-already')
})

test('PR-6 in an exercise a provider fails on paper: its real state stays, and the exercise sees it fail', () => {
  const exercise = { id: 'x1', state: 'running' }
  const drill = after(events(failed(desk, { exercise })), { 'provider ekom21': provider })
  expect(drill['provider ekom21']).toEqual(provider)
  expect(drill['emergency emergency of bensheim']).toMatchObject({ exercise: 'x1', cause: 'k1' })
  const onPaper = drill['cause k1'] as Cause
  const causes = [onPaper]
  expect(['x1', 'x2', null].map((id) => stateIn(id, provider, causes))).toEqual(['unavailable', 'working', 'working'])
  expect(events(assessFailure(provider, { current: onPaper, failure: 'compromised' }, desk))).toHaveLength(1)
  expect(events(restoreProvider(provider, onPaper, desk))).toEqual([{ type: 'cause-ended', id: 'k1' }])
  expect(refusedAs(failed(desk, { exercise: { id: 'x1', state: 'ended' } }))).toBe('exercise-over')
})

test('PR-7 what is known of a failure is corrected without opening emergencies, but never back to suspected', () => {
  const failing = rows['provider ekom21'] as Provider
  const assessed = after(events(assessFailure(failing, { current: cause, failure: 'compromised' }, desk)), rows)
  expect(assessed).toEqual({
    ...rows,
    'cause k1': { ...cause, failure: 'compromised' },
    'provider ekom21': { ...failing, state: 'compromised' },
  })
  expect(refusedAs(assessFailure(failing, { current: cause, failure: 'unavailable' }, desk))).toBe('unchanged')
  for (const failure of ['unavailable', 'compromised'] as const) {
    const wish = { current: { ...cause, failure }, failure: 'suspected' } as const
    expect(refusedAs(assessFailure(failing, wish, desk))).toBe('wrong-state')
  }
  expect(refusedAs(assessFailure(failing, { current: cause, failure: 'compromised' }, stranger))).toBe('forbidden')
})

test('PR-8 a restored provider ends the cause and leaves the emergencies to their victims', () => {
  const failing = rows['provider ekom21'] as Provider
  const restored = after(events(restoreProvider(failing, cause, desk)), rows)
  expect(restored).toEqual({
    ...rows,
    'cause k1': { ...cause, endedAt: NOON },
    'provider ekom21': { ...failing, state: 'restored', cause: null },
  })
  expect(refusedAs(restoreProvider(failing, { ...cause, endedAt: NOON }, desk))).toBe('wrong-state')
  expect(refusedAs(restoreProvider(failing, cause, stranger))).toBe('forbidden')
})

test('PR-9 every state can be reached from working, and a restored provider may fail again', () => {
  const reached = new Set(PROVIDER_STATES.flatMap((state) => PROVIDER_TRANSITIONS[state]))
  expect([...reached].sort()).toEqual(PROVIDER_STATES.filter((state) => state !== 'working').sort())
  expect(PROVIDER_TRANSITIONS.restored).toEqual([...FAILURES])
  expect(PROVIDER_STATES.filter(isFailing)).toEqual(['unavailable', 'compromised'])
})

test('PR-10 only the office makes an organisation a provider and names its CERT', () => {
  const named = { id: 'ekom21', cert: 'other' }
  expect(after(events(setProvider(undefined, { id: 'ekom21', cert: 'cert' }, office)))).toEqual({
    'provider ekom21': provider,
  })
  const changed = after(events(setProvider(provider, named, office)), { 'provider ekom21': provider })
  expect(changed['provider ekom21']).toEqual({ ...provider, cert: 'other' })
  expect(refusedAs(setProvider(provider, { id: 'ekom21', cert: 'cert' }, office))).toBe('unchanged')
  expect(refusedAs(setProvider(undefined, named, desk))).toBe('forbidden')
})

test('CA-1 each victim alone confirms or denies its own suspected emergency', () => {
  const opened = rows['emergency emergency of bensheim'] as Emergency
  expect(events(confirm(opened, coordinator))).toEqual([
    { type: 'emergency-phase-changed', id: opened.id, phase: 'declared' },
  ])
  expect(events(cancel(opened, coordinator))).toEqual([
    { type: 'emergency-phase-changed', id: opened.id, phase: 'cancelled' },
  ])
  for (const decide of [confirm, cancel]) {
    expect(refusedAs(decide(opened, desk))).toBe('forbidden')
    expect(refusedAs(decide(opened, office))).toBe('forbidden')
    expect(refusedAs(decide(opened, acting('office', 'heppenheim', 'bensheim')))).toBeNull()
  }
})

test('CA-2 only a suspected emergency is confirmed, only a suspected or declared one is a false alarm', () => {
  const can = (decide: typeof confirm) =>
    PHASES.filter((phase) => refusedAs(decide({ ...openedBy('bensheim', 'suspected'), phase }, coordinator)) === null)
  expect(can(confirm)).toEqual(['suspected'])
  expect(can(cancel)).toEqual(['suspected', 'declared'])
})
