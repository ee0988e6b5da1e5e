import { may } from './access.js'
import type { By, Id, Instant, Noun } from './noun.js'
import { type Decision, refuse } from './refusal.js'
import { canMove, isFinal, type Transitions } from './transitions.js'

export const STAGES = [
  'invited',
  'letter-of-intent',
  'contract-draft',
  'council-decision',
  'active',
  'suspended',
  'external',
  'left',
  'rejected',
] as const
export type Stage = (typeof STAGES)[number]
/** Where a membership begins: on the way into the pact, or admitted for a case without becoming a member. */
export type FirstStage = 'invited' | 'external'

export const STAGE_TRANSITIONS: Transitions<Stage> = {
  invited: ['letter-of-intent', 'rejected'],
  'letter-of-intent': ['contract-draft', 'rejected'],
  'contract-draft': ['council-decision', 'rejected'],
  'council-decision': ['active', 'rejected'],
  active: ['suspended', 'left'],
  suspended: ['active', 'left'],
  external: ['invited', 'left'],
  left: [],
  rejected: [],
}

/** How an organisation belongs to the pact. Its id is the organisation's. */
export interface Membership {
  readonly id: Id
  readonly stage: Stage
  readonly since: Instant
  /** The emergency that an external organisation was admitted for, if for one. */
  readonly admittedFor: Id | null
}

interface Beginning {
  readonly id: Id
  readonly stage: FirstStage
  readonly admittedFor: Id | null
}
export type MembershipMade = Beginning & { readonly type: 'membership-begun' }
export type MembershipChanged =
  | (Beginning & { readonly type: 'membership-begun-again' })
  | { readonly type: 'membership-moved'; readonly id: Id; readonly stage: Stage }
export type MembershipEvent = MembershipMade | MembershipChanged

function begun({ id, stage, admittedFor }: Beginning, since: Instant): Membership {
  return { id, stage, since, admittedFor }
}

export const membership: Noun<Membership, MembershipMade, MembershipChanged> = {
  name: 'membership',
  fields: { stage: 'code', since: 'instant', admittedFor: 'id?' },
  make: { 'membership-begun': (event, { at }) => begun(event, at) },
  change: {
    'membership-begun-again': (_, event, { at }) => begun(event, at),
    'membership-moved': (row, { stage }, { at }) => ({ ...row, stage, since: at }),
  },
  audience: () => ['all'],
}

/** Whether an organisation belongs to the pact in any way, external ones too. */
export function belongs(current: Pick<Membership, 'stage'> | undefined): boolean {
  return current !== undefined && !isFinal(STAGE_TRANSITIONS, current.stage)
}

/** Whether an organisation is a partner, that is, may lend: an active member or an external organisation. */
export function isPartner(current: Pick<Membership, 'stage'> | undefined): boolean {
  return current?.stage === 'active' || current?.stage === 'external'
}

/** Invites an organisation, or admits it as external; also one whose earlier membership has ended. */
export function beginMembership(current: Membership | undefined, wish: Beginning, by: By): Decision<MembershipEvent> {
  if (!may(by, 'membership.begin')) return refuse('forbidden')
  if (belongs(current)) return refuse('unchanged')
  return [{ type: current ? 'membership-begun-again' : 'membership-begun', ...wish }]
}

/** Moves a membership to its next stage, suspends it or ends it. */
export function moveMembership(row: Membership, stage: Stage, by: By): Decision<MembershipEvent> {
  if (!may(by, 'membership.move')) return refuse('forbidden')
  if (row.stage === stage) return refuse('unchanged')
  if (!canMove(STAGE_TRANSITIONS, row.stage, stage)) return refuse('wrong-state')
  return [{ type: 'membership-moved', id: row.id, stage }]
}
