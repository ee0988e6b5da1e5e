import type { Emergency } from '@beistand/domain/emergency'
import type { Grant } from '@beistand/domain/grant'
import type { By, Id } from '@beistand/domain/noun'
import {
  agreeToStandIn,
  endStandIn,
  officeSpan,
  officeWorks,
  standDown,
  stepIn,
  type OfficeNow,
  type StandIn,
} from '@beistand/domain/stand-in'
import { acting, office, refusedAs } from './acting.js'
import { happened } from './happened.js'

const HOUR = 3_600_000
const [lorsch, worms] = [acting('coordinator', 'lorsch'), acting('coordinator', 'worms')]
const granted = (organisation: Id, revoked = false): Grant => ({
  id: `g-${organisation}`,
  person: `office of ${organisation}`,
  organisation,
  role: 'office',
  title: null,
  revoked,
  reason: null,
  emergency: null,
  until: null,
})
const hit = (victim: Id, more: Partial<Emergency> = {}): Emergency => ({
  id: `e-${victim}`,
  number: 1,
  phaseSince: 1,
  victim,
  kind: 'attack',
  severity: 'serious',
  phase: 'declared',
  callBack: 'not-needed',
  exercise: null,
  cause: null,
  relapseOf: null,
  tlp: 'TLP:AMBER',
  openedAt: 1,
  madeFor: null,
  awareAt: null,
  personalData: 'unknown',
  nextUpdateDue: null,
  disasterBy: null,
  disasterAt: null,
  ...more,
})
const grants = [granted('bensheim'), granted('heppenheim'), granted('worms', true)]
const now = (of: Id, emergencies = [hit('bensheim'), hit('heppenheim')], stage: 'active' | 'external' = 'active') =>
  ({ grants, emergencies, membership: { id: of, stage, since: 0, admittedFor: null } }) satisfies OfficeNow
const offer = (by: By, given = now(by.organisation), all: readonly StandIn[] = []) =>
  stepIn('s1', { now: given, all }, by)
const agree = (row: StandIn, by: By, given = now(by.organisation)) =>
  agreeToStandIn(row, { now: given, grants: ['n1', 'n2'], title: 'Vertretung' }, by)

const rows = happened(offer(lorsch), lorsch)
const asked = (): StandIn => {
  const { s1 } = rows.standIn
  if (!s1) throw new Error('no stand-in')
  return s1
}

test('RO-20 the office works while one of its organisations is not hit; exercises and unverified calls hit nobody', () => {
  expect([...officeSpan(grants)]).toEqual(['bensheim', 'heppenheim'])
  expect(officeWorks(grants, [hit('bensheim')])).toBe(true)
  expect(officeWorks(grants, [hit('bensheim'), hit('heppenheim')])).toBe(false)
  for (const more of [{ exercise: 'x' }, { callBack: 'pending' }, { phase: 'closed' }] as const)
    expect(officeWorks(grants, [hit('bensheim'), hit('heppenheim', more)])).toBe(true)
})

test('RO-21 only while all of the office are hit, coordinators of two members that are not stand in together', () => {
  expect(refusedAs(offer(lorsch, now('lorsch', [hit('bensheim')])))).toBe('office-works')
  expect(refusedAs(offer(lorsch, now('lorsch', undefined, 'external')))).toBe('cannot-stand-in')
  const alsoLorsch = [hit('bensheim'), hit('heppenheim'), hit('lorsch')]
  expect(refusedAs(offer(lorsch, now('lorsch', alsoLorsch)))).toBe('cannot-stand-in')
  expect(refusedAs(offer(acting('head', 'lorsch')))).toBe('forbidden')
  expect(refusedAs(offer(worms, now('worms'), [asked()]))).toBe('exists-already')
  expect(refusedAs(agree(asked(), lorsch))).toBe('another-needed')
  expect(refusedAs(agree(asked(), { ...lorsch, person: 'a colleague' }))).toBe('another-needed')
  expect(refusedAs(agree(asked(), { ...worms, person: lorsch.person }))).toBe('another-needed')
  expect(refusedAs(agree(asked(), worms, now('worms', [hit('bensheim')])))).toBe('office-works')
  expect(refusedAs(agree(asked(), worms, now('worms', [...alsoLorsch, hit('worms')])))).toBe('cannot-stand-in')
})

test('RO-21 both have the office role for 72 hours at most, and lose it when the office says so', () => {
  const after = happened(agree(asked(), worms), worms, rows, 2)
  const standing = after.standIn.s1
  expect(standing).toMatchObject({ state: 'standing', grants: ['n1', 'n2'], until: 2000 + 72 * HOUR })
  expect(after.grant).toMatchObject({
    n1: { person: lorsch.person, organisation: 'lorsch', role: 'office', revoked: false },
    n2: { person: worms.person, organisation: 'worms', role: 'office', revoked: false },
  })
  if (!standing) throw new Error('no stand-in')
  const theirs = [...Object.values(after.grant), granted('bensheim')]
  const ends = [
    { type: 'stand-in-ended', id: 's1' },
    { type: 'role-revoked', id: 'n1' },
    { type: 'role-revoked', id: 'n2' },
  ]
  expect(standDown(standing, theirs, office)).toEqual(ends)
  expect(endStandIn(standing, theirs)).toEqual(ends)
  expect(refusedAs(standDown(standing, theirs, lorsch))).toBe('forbidden')
  expect(refusedAs(standDown({ ...standing, state: 'ended' }, theirs, office))).toBe('unchanged')
  expect(refusedAs(agree(standing, worms))).toBe('wrong-state')
})
