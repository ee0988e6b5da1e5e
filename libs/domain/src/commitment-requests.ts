import type { Commitment } from './commitment.js'
import { withEffects } from './commitment-effects.js'
import { letIn, type LoanEvent, type LoanWish, opening, type Parties, unaskable } from './commitment-opening.js'
import { involvementId } from './involvement.js'
import { holding, type Load } from './load.js'
import type { Id } from './noun.js'
import type { Decision } from './refusal.js'

/** One request of several. */
export interface Requested {
  readonly wish: LoanWish
  readonly parties: Parties
}

/**
 * A victim asks for several offers at once, all or none: what is accepted together of a plan stands or falls together. Each
 * finds its offer as the requests before it leave it, so that nothing is asked for twice.
 */
export function requestLoans(requests: readonly [Requested, ...Requested[]]): Decision<LoanEvent> {
  const loads = new Map<Id, Load>()
  for (const { wish, parties } of requests) {
    const { offer, load } = parties.stock
    const left = loads.get(offer.id) ?? load
    const refusal = unaskable(wish, { ...parties, stock: { ...parties.stock, load: left } })
    if (refusal) return refusal
    loads.set(offer.id, holding(left, wish.window, wish.units))
  }
  const opened = requests.map(({ wish, parties }) => opening(wish, 'victim', parties))
  return [...withEffects(opened, circumstances(requests)), ...lettingIn(requests)]
}

function circumstances(requests: readonly [Requested, ...Requested[]]) {
  const { by, now } = requests[0].parties
  const needs = new Map(requests.map(({ parties: { need } }) => [need.id, need]))
  const commitments = new Map<Id, Commitment>(
    requests.flatMap(({ parties }) => parties.commitments.map((row) => [row.id, row] as const)),
  )
  return { needs: [...needs.values()], commitments: [...commitments.values()], by, now }
}

/** Lets each lender into each emergency once. */
function lettingIn(requests: readonly Requested[]): readonly LoanEvent[] {
  const events = new Map(
    requests.map(({ parties: { need, involvement, stock } }) => {
      const { owner } = stock.offer
      return [involvementId(need.emergency, owner), letIn(need, involvement, owner)]
    }),
  )
  return [...events.values()].flat()
}
