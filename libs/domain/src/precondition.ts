import { may } from './access.js'
import { type Commitment, isAgreed, isAsked } from './commitment.js'
import { startOf } from './half-day.js'
import type { By, Id, Instant, Noun, Text } from './noun.js'
import type { PreconditionCode, PreconditionOwner, PreconditionTemplate } from './offer.js'
import { type Decision, refuse } from './refusal.js'

export const PRECONDITION_STATES = ['open', 'in-progress', 'met', 'waived'] as const
export type PreconditionState = (typeof PRECONDITION_STATES)[number]

/** What must be true before one loan can serve: who sees to it, by when, and how far it is. */
export interface Precondition {
  readonly id: Id
  readonly commitment: Id
  readonly emergency: Id
  readonly lender: Id
  readonly victim: Id
  readonly code: PreconditionCode
  readonly owner: PreconditionOwner
  readonly due: Instant | null
  readonly state: PreconditionState
  readonly note: Text
  /** Why it was waived. */
  readonly waiver: Text
}

export type PreconditionMade = {
  readonly type: 'precondition-set'
  readonly id: Id
  readonly commitment: Id
  readonly emergency: Id
  readonly lender: Id
  readonly victim: Id
  readonly code: PreconditionCode
  readonly owner: PreconditionOwner
  readonly due: Instant | null
  readonly note: Text
}
export type PreconditionChanged =
  | {
      readonly type: 'precondition-moved'
      readonly id: Id
      readonly state: 'open' | 'in-progress' | 'met'
      readonly due: Instant | null
      readonly note: Text
    }
  | { readonly type: 'precondition-waived'; readonly id: Id; readonly waiver: Text }
export type PreconditionEvent = PreconditionMade | PreconditionChanged

export const precondition: Noun<Precondition, PreconditionMade, PreconditionChanged> = {
  name: 'precondition',
  fields: {
    commitment: 'ref',
    emergency: 'ref',
    lender: 'ref',
    victim: 'ref',
    code: 'code',
    owner: 'code',
    due: 'instant?',
    state: 'code',
    note: 'text?',
    waiver: 'text?',
  },
  make: { 'precondition-set': ({ type: _, ...set }) => ({ ...set, state: 'open', waiver: null }) },
  change: {
    'precondition-moved': (row, { state, due, note }) => ({ ...row, state, due, note, waiver: null }),
    'precondition-waived': (row, { waiver }) => ({ ...row, state: 'waived', waiver }),
  },
  audience: ({ emergency, lender }) => [`emergency:${emergency}`, `org:${lender}`, 'office'],
}

const DAY = 86_400_000

/** The preconditions that a loan gets from its offer's templates; due the given days before its window begins. */
export function instancesFor(row: Commitment, templates: readonly PreconditionTemplate[]): readonly PreconditionMade[] {
  return templates.map(({ code, owner, leadDays }, index) =>
    setOn(row, { id: `${row.id}:${index + 1}`, code, owner, due: startOf(row.window.from) - leadDays * DAY, note: '' }),
  )
}

export interface PreconditionWish {
  readonly id: Id
  readonly code: PreconditionCode
  readonly owner: PreconditionOwner
  readonly due: Instant | null
  readonly note: string
}

function setOn({ id: commitment, emergency, lender, victim }: Commitment, wish: PreconditionWish): PreconditionMade {
  return { type: 'precondition-set', commitment, emergency, lender, victim, ...wish }
}

/** Either side adds a precondition that nobody thought of before. */
export function addPrecondition(row: Commitment, wish: PreconditionWish, by: By): Decision<PreconditionEvent> {
  if (!may(by, 'precondition.add', row)) return refuse('forbidden')
  if (!isAsked(row) && !isAgreed(row)) return refuse('wrong-state')
  return [setOn(row, wish)]
}

/** Who sees to it; what an authority must do, either side may follow up. */
function seenToBy({ owner, victim, lender }: Precondition): { victim?: Id; lender?: Id } {
  return { ...(owner !== 'lender' && { victim }), ...(owner !== 'victim' && { lender }) }
}

/** How far a precondition is. A waived one may be taken up again. */
export function movePrecondition(
  row: Precondition,
  to: { readonly state: 'open' | 'in-progress' | 'met'; readonly due: Instant | null; readonly note: string },
  by: By,
): Decision<PreconditionEvent> {
  if (!may(by, 'precondition.move', seenToBy(row))) return refuse('forbidden')
  if (row.state === to.state && row.due === to.due && row.note === to.note) return refuse('unchanged')
  return [{ type: 'precondition-moved', id: row.id, ...to }]
}

/** Does without a precondition, and says why. */
export function waivePrecondition(row: Precondition, waiver: string, by: By): Decision<PreconditionEvent> {
  if (!may(by, 'precondition.waive', seenToBy(row))) return refuse('forbidden')
  if (row.state === 'met' || row.state === 'waived') return refuse('wrong-state')
  return [{ type: 'precondition-waived', id: row.id, waiver }]
}

export function isUnmet({ state }: Pick<Precondition, 'state'>): boolean {
  return state === 'open' || state === 'in-progress'
}
