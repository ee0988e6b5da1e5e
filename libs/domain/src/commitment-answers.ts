import { may } from './access.js'
import { answerer, type Commitment, COMMITMENT_TRANSITIONS, type DeclineReason } from './commitment.js'
import { type Around, settle, sharesFor } from './commitment-effects.js'
import { letIn, type LoanEvent } from './commitment-opening.js'
import { type Emergency, isOpen } from './emergency.js'
import { halfDayAt, overlap, type Window } from './half-day.js'
import type { Involvement } from './involvement.js'
import { fits, type Stock } from './load-capacity.js'
import { isPartner, type Membership } from './membership.js'
import { unitsByHalfDay } from './meter.js'
import type { Need } from './need.js'
import type { Id } from './noun.js'
import { instancesFor, type PreconditionEvent } from './precondition.js'
import { type Decision, refuse, type Refusal } from './refusal.js'
import { canMove } from './transitions.js'

/** What an answer is judged by. `involvement` and `membership` are the lender's. */
export interface Answering extends Around {
  readonly emergency: Emergency
  readonly need: Need
  readonly stock: Stock
  readonly involvement: Involvement | undefined
  readonly membership: Membership | undefined
}

export interface Acceptance {
  /** null: all of them. */
  readonly units: number | null
  /** What becomes of the units not accepted: a commitment of its own, still open or declined for a reason. */
  readonly rest: 'open' | DeclineReason
  readonly restId: Id
  readonly answer: string
}

/**
 * The other side accepts a loan, whole or in part. Its units are held since it was asked, so they are there still, unless
 * the lender has blocked them since. The offer's preconditions become the loan's own.
 */
export function acceptLoan(
  row: Commitment,
  acceptance: Acceptance,
  answering: Answering,
): Decision<LoanEvent | PreconditionEvent> {
  if (!may(answering.by, 'commitment.accept', answerer(row))) return refuse('forbidden')
  if (!canMove(COMMITMENT_TRANSITIONS, row.state, 'accepted')) return refuse('already-answered')
  const units = acceptance.units ?? row.units
  const refusal = unacceptable(row, units, answering)
  if (refusal) return refusal
  return [
    ...settle(
      [
        { type: 'commitment-accepted', id: row.id, units, answer: acceptance.answer },
        ...(units < row.units ? [splitOff(row, row.units - units, acceptance)] : []),
      ],
      answering,
    ),
    ...instancesFor(row, answering.stock.offer.preconditions),
    ...letIn(row, answering.involvement, row.lender),
  ]
}

function unacceptable(row: Commitment, units: number, answering: Answering): Refusal | null {
  const { emergency, need, stock, membership, now } = answering
  if (!isOpen(emergency)) return refuse('emergency-closed')
  if (need.state === 'closed') return refuse('need-closed')
  if (now >= row.expiresAt) return refuse('expired')
  if (!isPartner(membership)) return refuse('not-a-partner')
  if (stock.offer.state === 'withdrawn') return refuse('offer-not-available')
  if (units > row.units) return refuse('too-many-units', { units: row.units })
  const ahead = overlap(row.window, { from: halfDayAt(now), to: row.window.to })
  if (!ahead) return refuse('window-past')
  if (!fits(stock, ahead, units - row.units)) return refuse('offer-exhausted')
  return covered(answering, ahead, units) ? refuse('need-covered') : null
}

/** Whether `units` more in a window would be more than the need asks for in some half day. */
function covered({ need, commitments }: Answering, window: Window, units: number): boolean {
  const within = overlap(need.window, window)
  if (!within) return false
  return unitsByHalfDay({ window: within }, sharesFor(need.id, commitments), 'committed').some(
    (agreed) => agreed + units > need.quantity,
  )
}

function splitOff(row: Commitment, units: number, { rest, restId }: Acceptance) {
  const { id, need, emergency, offer, lender, victim, exercise, kind } = row
  const { openedBy, window, mode, expiresAt, message, basis } = row
  const loan = {
    need,
    emergency,
    offer,
    lender,
    victim,
    exercise,
    kind,
    openedBy,
    window,
    mode,
    expiresAt,
    message,
    basis,
  }
  const asked = openedBy === 'victim' ? 'requested' : 'offered'
  const part = { type: 'commitment-split-off', ...loan, id: restId, partOf: id, units } as const
  return rest === 'open'
    ? ({ ...part, state: asked, reason: null } as const)
    : ({ ...part, state: 'declined', reason: rest } as const)
}

/** Nobody answered in time. Done by the system alone. */
export function expireLoan(row: Commitment, around: Around): Decision<LoanEvent> {
  if (!may(around.by, 'commitment.expire')) return refuse('forbidden')
  if (!canMove(COMMITMENT_TRANSITIONS, row.state, 'expired')) return refuse('already-answered')
  if (around.now < row.expiresAt) return refuse('wrong-state')
  return settle([{ type: 'commitment-expired', id: row.id }], around)
}
