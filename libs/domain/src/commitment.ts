import { overlap, startOf, type Window } from './half-day.js'
import { actedFor, type ActedFor, type Id, type Instant, type Moment, type Noun, type Text } from './noun.js'
import type { Mode, OfferKind } from './offer.js'
import type { Transitions } from './transitions.js'

export const COMMITMENT_STATES = [
  'requested',
  'offered',
  'accepted',
  'mobilising',
  'on-duty',
  'released',
  'recalled',
  'returned',
  'declined',
  'expired',
  'withdrawn',
  'cannot-complete',
] as const
export const DECLINE_REASONS = ['not-available', 'needed-at-home', 'skill-does-not-fit', 'too-far', 'other'] as const
export const EQUIPMENT_RETURNS = ['clean', 'exposed', 'unknown'] as const
export type CommitmentState = (typeof COMMITMENT_STATES)[number]
export type DeclineReason = (typeof DECLINE_REASONS)[number]
export type EquipmentReturn = (typeof EQUIPMENT_RETURNS)[number]
/** Why a loan ended otherwise than by its course; the last two follow from the end of what it was for. */
export type ExitReason = DeclineReason | 'need-closed' | 'emergency-ended'

/** Released: the victim sends home. Recalled: the lender wants it back. Never the same, and both come home. */
export const COMMITMENT_TRANSITIONS: Transitions<CommitmentState> = {
  requested: ['accepted', 'declined', 'expired', 'withdrawn'],
  offered: ['accepted', 'declined', 'expired', 'withdrawn'],
  accepted: ['mobilising', 'withdrawn', 'recalled', 'cannot-complete'],
  mobilising: ['on-duty', 'withdrawn', 'recalled', 'cannot-complete'],
  'on-duty': ['released', 'recalled', 'cannot-complete'],
  released: ['returned'],
  recalled: ['returned'],
  returned: [],
  declined: [],
  expired: [],
  withdrawn: [],
  'cannot-complete': [],
}

/** What was asked or offered, and stays so. `basis`: the plan's reason and the entry it was computed from, if it proposed it. */
export interface Loan {
  readonly id: Id
  readonly need: Id
  readonly emergency: Id
  readonly offer: Id
  readonly lender: Id
  readonly victim: Id
  readonly exercise: Id | null
  readonly kind: OfferKind
  readonly openedBy: 'victim' | 'lender'
  readonly units: number
  readonly window: Window
  readonly mode: Mode
  readonly expiresAt: Instant
  readonly message: Text
  readonly basis: { readonly code: string; readonly seq: number } | null
}

export interface Extension {
  readonly to: number
  readonly state: 'asked' | 'agreed' | 'refused'
}

/** An asked, offered or agreed loan from one offer to one need. */
export interface Commitment extends Loan {
  readonly state: CommitmentState
  readonly since: Instant
  /** For whom it was opened, and last moved on, where that was not done by the side itself. */
  readonly madeFor: ActedFor | null
  readonly movedFor: ActedFor | null
  /** The commitment that it was a part of until an answer split it. */
  readonly partOf: Id | null
  readonly reason: ExitReason | null
  /** What was said with the last answer or exit. */
  readonly answer: Text
  /** Why it went on duty with a precondition still open. */
  readonly despite: Text
  /** Half days in which it began and ended to serve; null before. `servedTo` is out. */
  readonly servedFrom: number | null
  readonly servedTo: number | null
  readonly extension: Extension | null
  readonly equipmentReturn: EquipmentReturn | null
  /** Tainted equipment is cleared by its lender before it serves again. */
  readonly cleared: boolean
  /** Equipment that is not back although its period is over. */
  readonly overdue: boolean
}

export type CommitmentMade =
  | ({ readonly type: 'commitment-opened' } & Loan)
  | ({
      readonly type: 'commitment-split-off'
      readonly partOf: Id
      readonly state: 'requested' | 'offered' | 'declined'
      readonly reason: DeclineReason | null
    } & Loan)
export type CommitmentChanged =
  | { readonly type: 'commitment-accepted'; readonly id: Id; readonly units: number; readonly answer: Text }
  | {
      readonly type: 'commitment-declined'
      readonly id: Id
      readonly reason: DeclineReason
      readonly answer: Text
    }
  | { readonly type: 'commitment-expired'; readonly id: Id }
  | {
      readonly type: 'commitment-withdrawn'
      readonly id: Id
      readonly reason: 'need-closed' | 'emergency-ended' | null
      readonly answer: Text
    }
  | { readonly type: 'commitment-mobilised'; readonly id: Id }
  | { readonly type: 'commitment-on-duty'; readonly id: Id; readonly servedFrom: number; readonly despite: Text }
  | { readonly type: 'commitment-released'; readonly id: Id; readonly servedTo: number; readonly answer: Text }
  | { readonly type: 'commitment-recalled'; readonly id: Id; readonly servedTo: number | null; readonly answer: Text }
  | {
      readonly type: 'commitment-not-completed'
      readonly id: Id
      readonly servedTo: number | null
      readonly equipmentReturn: 'unknown' | null
      readonly answer: Text
    }
  | { readonly type: 'commitment-returned'; readonly id: Id; readonly equipmentReturn: EquipmentReturn | null }
  | { readonly type: 'equipment-cleared'; readonly id: Id }
  | { readonly type: 'equipment-overdue'; readonly id: Id }
  | { readonly type: 'extension-asked'; readonly id: Id; readonly to: number }
  | { readonly type: 'extension-agreed'; readonly id: Id; readonly window: Window }
  | { readonly type: 'extension-refused'; readonly id: Id }
export type CommitmentEvent = CommitmentMade | CommitmentChanged

const UNTOUCHED = {
  madeFor: null,
  movedFor: null,
  partOf: null,
  reason: null,
  answer: null,
  despite: null,
  servedFrom: null,
  servedTo: null,
  extension: null,
  equipmentReturn: null,
  cleared: false,
  overdue: false,
} as const

/** A move to another state: what its event says beside the id becomes part of the row. */
function to(state: CommitmentState) {
  return (row: Commitment, { type: _, ...said }: CommitmentChanged, { at, by }: Moment): Commitment => ({
    ...row,
    ...said,
    state,
    since: at,
    movedFor: actedFor(by),
  })
}

export const commitment: Noun<Commitment, CommitmentMade, CommitmentChanged> = {
  name: 'commitment',
  fields: {
    need: 'ref',
    emergency: 'ref',
    offer: 'ref',
    lender: 'ref',
    victim: 'ref',
    exercise: 'ref?',
    kind: 'code',
    openedBy: 'code',
    units: 'integer',
    window: 'json',
    mode: 'code',
    expiresAt: 'instant',
    message: 'text?',
    basis: 'json?',
    state: 'code',
    since: 'instant',
    madeFor: 'json?',
    movedFor: 'json?',
    partOf: 'ref?',
    reason: 'code?',
    answer: 'text?',
    despite: 'text?',
    servedFrom: 'integer?',
    servedTo: 'integer?',
    extension: 'json?',
    equipmentReturn: 'code?',
    cleared: 'flag',
    overdue: 'flag',
  },
  make: {
    'commitment-opened': ({ type: _, ...opened }, { at, by }) => ({
      ...UNTOUCHED,
      ...opened,
      madeFor: actedFor(by),
      state: opened.openedBy === 'victim' ? 'requested' : 'offered',
      since: at,
    }),
    'commitment-split-off': ({ type: _, ...part }, { at, by }) => ({
      ...UNTOUCHED,
      ...part,
      since: at,
      movedFor: actedFor(by),
    }),
  },
  change: {
    'commitment-accepted': to('accepted'),
    'commitment-declined': to('declined'),
    'commitment-expired': to('expired'),
    'commitment-withdrawn': to('withdrawn'),
    'commitment-mobilised': to('mobilising'),
    'commitment-on-duty': to('on-duty'),
    'commitment-released': to('released'),
    'commitment-recalled': to('recalled'),
    'commitment-not-completed': to('cannot-complete'),
    'commitment-returned': to('returned'),
    'equipment-cleared': (row) => ({ ...row, cleared: true }),
    'equipment-overdue': (row) => ({ ...row, overdue: true }),
    'extension-asked': (row, { to }) => ({ ...row, extension: { to, state: 'asked' } }),
    'extension-agreed': (row, { window }) => ({
      ...row,
      window,
      overdue: false,
      extension: { to: window.to, state: 'agreed' },
    }),
    'extension-refused': (row) => ({
      ...row,
      extension: row.extension && { ...row.extension, state: 'refused' },
    }),
  },
  audience: ({ emergency, lender }) => [`emergency:${emergency}`, `org:${lender}`, 'office'],
  due: (row) => {
    if (isAsked(row)) return { at: row.expiresAt, command: 'commitment.expire' }
    return isAway(row) && !row.overdue ? { at: startOf(row.window.to), command: 'commitment.overdue' } : null
  },
}

type InState = Pick<Commitment, 'state'>

/** Asked or offered, and not answered yet. */
export function isAsked({ state }: InState): boolean {
  return state === 'requested' || state === 'offered'
}

/** Agreed and not yet ended by either side. */
export function isAgreed({ state }: InState): boolean {
  return state === 'accepted' || state === 'mobilising' || state === 'on-duty'
}

/** Help that still binds the victim: agreed, or sent home and not yet returned. */
export function isRunning(row: InState): boolean {
  return isAgreed(row) || row.state === 'released'
}

/** Equipment that left its lender and is not back. */
export function isAway({ kind, state, servedFrom }: Pick<Commitment, 'kind' | 'state' | 'servedFrom'>): boolean {
  const out = state === 'on-duty' || state === 'released' || state === 'recalled'
  return kind === 'equipment' && out && servedFrom !== null
}

/** The half days in which a loan has served so far, or did until its end; null if it never began. */
export function servedWindow({ window, servedFrom, servedTo }: Commitment): Window | null {
  if (servedFrom === null) return null
  return overlap(window, { from: servedFrom, to: servedTo ?? window.to })
}

/** Whose turn it is to answer: the side that did not open it. */
export function answerer({ openedBy, victim, lender }: Loan): { victim: Id } | { lender: Id } {
  return openedBy === 'victim' ? { lender } : { victim }
}

/** The side that opened it. */
export function opener({ openedBy, victim, lender }: Loan): { victim: Id } | { lender: Id } {
  return openedBy === 'victim' ? { victim } : { lender }
}
