import { type AbsenceEvent, blockOffer } from './absence.js'
import { may } from './access.js'
import { answerer, type Commitment, COMMITMENT_TRANSITIONS, type DeclineReason } from './commitment.js'
import { type Around, settle } from './commitment-effects.js'
import type { LoanEvent } from './commitment-opening.js'
import { halfDayAt, overlap } from './half-day.js'
import type { Stock } from './load-capacity.js'
import { changeOffer, contentOf, type OfferEvent } from './offer.js'
import { type Decision, isRefusal, refuse } from './refusal.js'
import { canMove } from './transitions.js'

/** Reasons that are about the time and not about the help: they hold for every need in that time. */
const ABOUT_TIME: readonly DeclineReason[] = ['not-available', 'needed-at-home']

export function isAboutTime(reason: DeclineReason): boolean {
  return ABOUT_TIME.includes(reason)
}

/** What is said with a no, and what the lender puts right about its offer in the same step. */
export interface Declining {
  readonly reason: DeclineReason
  readonly answer: string
  /** Takes the whole offer out for the time asked for; what is lent stays lent. Counts with a reason that is about time. */
  readonly block: boolean
  /** How far the offer goes from now on, in kilometres; null as before. Counts with `too-far`. */
  readonly maxKm: number | null
}

type DecliningEvent = LoanEvent | AbsenceEvent | OfferEvent

/** The other side declines and says why. A block that comes of it has the loan's id, so that the plan knows it by that. */
export function declineLoan(
  row: Commitment,
  declining: Declining,
  around: Around & { readonly stock: Stock },
): Decision<DecliningEvent> {
  if (!may(around.by, 'commitment.decline', answerer(row))) return refuse('forbidden')
  if (!canMove(COMMITMENT_TRANSITIONS, row.state, 'declined')) return refuse('already-answered')
  const correction = corrected(row, declining, around)
  if (isRefusal(correction)) return correction
  const { reason, answer } = declining
  return [...settle([{ type: 'commitment-declined', id: row.id, reason, answer }], around), ...correction]
}

function corrected(
  { id, window }: Commitment,
  { reason, answer, block, maxKm }: Declining,
  { stock: { offer, load }, by, now }: Around & { readonly stock: Stock },
): Decision<AbsenceEvent | OfferEvent> {
  if (offer.state === 'withdrawn') return []
  if (reason === 'too-far' && maxKm !== null)
    return changeOffer(offer, { ...contentOf(offer), maxKm }, { by, load, now })
  const ahead = overlap(window, { from: halfDayAt(now), to: window.to })
  if (!block || !isAboutTime(reason) || !ahead) return []
  return blockOffer(offer, { id, window: ahead, units: null, reason: answer }, by)
}
