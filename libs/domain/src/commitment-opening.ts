import { may } from './access.js'
import type { CommitmentEvent, CommitmentMade, Loan } from './commitment.js'
import { type Around, settle } from './commitment-effects.js'
import { type Emergency, isOpen } from './emergency.js'
import { contains, halfDayAt, type Window } from './half-day.js'
import { involve, type Involvement, type InvolvementEvent } from './involvement.js'
import type { LoadEvent } from './load.js'
import { fits, type Stock } from './load-capacity.js'
import { isPartner, type Membership } from './membership.js'
import type { MeterEvent } from './meter.js'
import { type Need, type Priority, serves } from './need.js'
import type { Id, Instant } from './noun.js'
import type { Mode } from './offer.js'
import { type Decision, refuse, type Refusal } from './refusal.js'

export type LoanEvent = CommitmentEvent | LoadEvent | MeterEvent | InvolvementEvent

/** Hours until a loan that nobody answered expires, by the need's priority, unless whoever opens it says otherwise. */
export const HOURS_TO_ANSWER: Readonly<Record<Priority, number>> = { 1: 2, 2: 4, 3: 24, 4: 48 }
const HOUR = 3_600_000

export interface LoanWish {
  readonly id: Id
  readonly units: number
  readonly window: Window
  readonly mode: Mode
  /** null: by the need's priority. */
  readonly expiresAt: Instant | null
  readonly message: string
  readonly basis: Loan['basis']
}

/** What a loan is opened between. `involvement` and `membership` are the lender's, `commitments` all of the need's. */
export interface Parties extends Around {
  readonly emergency: Emergency
  readonly need: Need
  readonly stock: Stock
  readonly involvement: Involvement | undefined
  readonly membership: Membership | undefined
}

/** A victim asks for an offer. It holds its units at once, leaves the lender's reserve alone, and lets the lender in. */
export function requestLoan(wish: LoanWish, parties: Parties): Decision<LoanEvent> {
  const { need, stock, involvement } = parties
  const refusal = unaskable(wish, parties)
  if (refusal) return refusal
  return [...opened(wish, 'victim', parties), ...letIn(need, involvement, stock.offer.owner)]
}

/** Why a victim cannot ask for this; null if it can. */
export function unaskable(wish: LoanWish, parties: Parties): Refusal | null {
  const { need, stock, by } = parties
  if (!may(by, 'commitment.request', need)) return refuse('forbidden')
  return unfit(wish, parties) ?? scarce(wish, stock, stock.offer.reserve)
}

/** A lender offers help unasked. It holds its units at once. */
export function offerLoan(wish: LoanWish, parties: Parties): Decision<LoanEvent> {
  const { stock, by } = parties
  if (!may(by, 'commitment.offer', { lender: stock.offer.owner })) return refuse('forbidden')
  return unfit(wish, parties) ?? scarce(wish, stock, 0) ?? opened(wish, 'lender', parties)
}

/** The events that let a lender work in an emergency, if it may not yet. */
export function letIn(
  { emergency }: Pick<Need, 'emergency'>,
  current: Involvement | undefined,
  lender: Id,
): readonly InvolvementEvent[] {
  if (current && !current.ended && current.profile !== 'read') return []
  return involve(current, { emergency, organisation: lender, profile: 'work' })
}

function unfit(wish: LoanWish, { emergency, need, stock: { offer }, membership, now }: Parties): Refusal | null {
  if (!isOpen(emergency)) return refuse('emergency-closed')
  if (need.state === 'closed') return refuse('need-closed')
  if (!isPartner(membership)) return refuse('not-a-partner')
  if (offer.exercise !== need.exercise) return refuse('other-world')
  if (offer.state !== 'available') return refuse('offer-not-available')
  if (!serves(offer.kind, need.kind)) return refuse('kind-does-not-fit')
  if (!offer.modes.includes(wish.mode)) return refuse('mode-does-not-fit')
  if (need.mode !== 'any' && need.mode !== wish.mode) return refuse('mode-does-not-fit')
  if (wish.units > need.quantity) return refuse('too-many-units', { units: need.quantity })
  if (!contains(need.window, wish.window)) return refuse('window-outside-need')
  if (wish.window.from < halfDayAt(now)) return refuse('window-past')
  if (wish.expiresAt !== null && wish.expiresAt <= now) return refuse('expired')
  return null
}

function scarce({ window, units }: LoanWish, stock: Stock, reserve: number): Refusal | null {
  const { offer } = stock
  const lendable = { ...stock, offer: { ...offer, units: Math.max(0, offer.units - reserve) } }
  return fits(lendable, window, units) ? null : refuse('offer-exhausted')
}

function opened(wish: LoanWish, openedBy: Loan['openedBy'], parties: Parties): readonly LoanEvent[] {
  return settle([opening(wish, openedBy, parties)], parties)
}

/** The event by which a loan begins. */
export function opening(wish: LoanWish, openedBy: Loan['openedBy'], { need, stock, now }: Parties): CommitmentMade {
  const { emergency, victim, exercise, priority } = need
  const { id: offer, owner: lender, kind } = stock.offer
  const expiresAt = wish.expiresAt ?? now + HOURS_TO_ANSWER[priority] * HOUR
  const between = { need: need.id, emergency, offer, lender, victim, exercise, kind, openedBy }
  return { type: 'commitment-opened', ...wish, expiresAt, ...between }
}
