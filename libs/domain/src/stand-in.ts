import { may } from './access.js'
import { type Emergency, hits } from './emergency.js'
import type { Grant, GrantEvent } from './grant.js'
import type { Membership } from './membership.js'
import type { By, Due, Id, Instant, Noun } from './noun.js'
import { type Decision, refuse } from './refusal.js'

/** How long the second coordinator has to agree, and how long the two stand in, in milliseconds. */
export const STAND_IN_WAITS = 24 * 3_600_000
export const STAND_IN_LASTS = 72 * 3_600_000
/** An office that spans fewer organisations can be hit as a whole. */
export const OFFICE_SPAN = 3

/**
 * Coordinators of two members run the pact's office while everyone of it is hit. `organisation` and `person` are the first,
 * who asked; `grants` are the office roles that both got when the second agreed.
 */
export interface StandIn {
  readonly id: Id
  readonly organisation: Id
  readonly person: Id
  readonly state: 'asked' | 'standing' | 'ended'
  readonly grants: readonly Id[]
  readonly until: Instant
}
export type StandInMade = {
  readonly type: 'stand-in-asked'
  readonly id: Id
  readonly organisation: Id
  readonly person: Id
}
export type StandInChanged =
  | { readonly type: 'stand-in-agreed'; readonly id: Id; readonly grants: readonly Id[] }
  | { readonly type: 'stand-in-ended'; readonly id: Id }
export type StandInEvent = StandInMade | StandInChanged

export const standIn: Noun<StandIn, StandInMade, StandInChanged> = {
  name: 'standIn',
  fields: { organisation: 'id', person: 'id', state: 'code', grants: 'codes', until: 'instant' },
  make: {
    'stand-in-asked': ({ id, organisation, person }, { at }) => ({
      id,
      organisation,
      person,
      state: 'asked',
      grants: [],
      until: at + STAND_IN_WAITS,
    }),
  },
  change: {
    'stand-in-agreed': (row, { grants }, { at }) => ({ ...row, state: 'standing', grants, until: at + STAND_IN_LASTS }),
    'stand-in-ended': (row) => ({ ...row, state: 'ended' }),
  },
  audience: () => ['pact'],
  due: (row): Due | null => (row.state === 'ended' ? null : { at: row.until, command: 'office.end-stand-in' }),
}

/** The organisations that the pact's office spans. */
export function officeSpan(grants: readonly Grant[]): ReadonlySet<Id> {
  return new Set(
    grants.filter(({ role, revoked }) => role === 'office' && !revoked).map(({ organisation }) => organisation),
  )
}

/** Whether anyone of the office can still act: of at least one organisation that is not hit. */
export function officeWorks(
  grants: readonly Grant[],
  emergencies: readonly Pick<Emergency, 'victim' | 'exercise' | 'phase' | 'callBack'>[],
): boolean {
  const hit = new Set(emergencies.filter(hits).map(({ victim }) => victim))
  return [...officeSpan(grants)].some((organisation) => !hit.has(organisation))
}

/** What decides whether someone may stand in. */
export interface OfficeNow {
  readonly grants: readonly Grant[]
  readonly emergencies: readonly Emergency[]
  /** Of the organisation of who wants to stand in. */
  readonly membership: Membership | undefined
}

function hinders({ grants, emergencies, membership }: OfficeNow, { organisation }: By) {
  if (officeWorks(grants, emergencies)) return refuse('office-works')
  const hit = emergencies.some((emergency) => emergency.victim === organisation && hits(emergency))
  return hit || membership?.stage !== 'active' ? refuse('cannot-stand-in') : null
}

/** The first of two coordinators offers to stand in. `all` are the stand-ins of the pact. */
export function stepIn(
  id: Id,
  { now, all }: { now: OfficeNow; all: readonly StandIn[] },
  by: By,
): Decision<StandInEvent> {
  if (!may(by, 'office.step-in')) return refuse('forbidden')
  const hindrance = hinders(now, by)
  if (hindrance) return hindrance
  if (all.some(({ state }) => state === 'asked')) return refuse('exists-already')
  return [{ type: 'stand-in-asked', id, organisation: by.organisation, person: by.person }]
}

/** The second, of another member, agrees; both then have an office role for as long as it lasts. */
export function agreeToStandIn(
  row: StandIn,
  { now, grants: [first, second], title }: { now: OfficeNow; grants: readonly [Id, Id]; title: string },
  by: By,
): Decision<StandInEvent | GrantEvent> {
  if (!may(by, 'office.agree')) return refuse('forbidden')
  if (row.state !== 'asked') return refuse('wrong-state')
  const hindrance = hinders(now, by)
  if (hindrance) return hindrance
  if (row.organisation === by.organisation || row.person === by.person) return refuse('another-needed')
  const role = { type: 'role-granted', role: 'office', title } as const
  return [
    { type: 'stand-in-agreed', id: row.id, grants: [first, second] },
    { ...role, id: first, person: row.person, organisation: row.organisation },
    { ...role, id: second, person: by.person, organisation: by.organisation },
  ]
}

/** Ends it before its time: whoever is of the office. `theirs` are the roles that the two got. */
export function standDown(row: StandIn, theirs: readonly Grant[], by: By): Decision<StandInEvent | GrantEvent> {
  if (!may(by, 'office.stand-down')) return refuse('forbidden')
  if (row.state === 'ended') return refuse('unchanged')
  return ended(row, theirs)
}

/** Its time is over. */
export function endStandIn(row: StandIn, theirs: readonly Grant[]): Decision<StandInEvent | GrantEvent> {
  return row.state === 'ended' ? refuse('unchanged') : ended(row, theirs)
}

function ended({ id, grants }: StandIn, theirs: readonly Grant[]): readonly (StandInEvent | GrantEvent)[] {
  const standing = theirs.filter((grant) => grants.includes(grant.id) && !grant.revoked)
  return [{ type: 'stand-in-ended', id }, ...standing.map((grant) => ({ type: 'role-revoked', id: grant.id }) as const)]
}
