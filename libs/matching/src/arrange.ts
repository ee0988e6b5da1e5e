/** Which helper exactly: arranges the counts that the fill has fixed, without changing them. */
import { Allocation } from './allocation.js'
import { Account } from './account.js'
import { carryOver } from './carry-over.js'
import type { Instance } from './instance.js'
import { Reach } from './reach.js'
import { Refinement } from './refine.js'
import { Relief } from './relief.js'
import type { Row } from './rows.js'
import { StintPacker } from './stints.js'

/** Rounds of refinement, each over the needs that the one before has moved; later ones hardly pay. */
const ROUNDS = 3

/**
 * `target` holds unit-slots per share, as `Allocation.served` of an optimal fill. Starts from `start`; `keep` is the earlier
 * arrangement that stability wants, by default the same.
 */
export function arrange(
  instance: Instance,
  target: Int32Array,
  { start, keep = start }: { start: readonly Row[]; keep?: readonly Row[] },
): Allocation {
  const allocation = new Allocation(instance)
  carryOver(allocation, start, target)
  new StintPacker(allocation, target).packAll()
  complete(allocation, target)
  const account = new Account(allocation, keep)
  const refinement = new Refinement(allocation, target, account)
  const free = unsettled(allocation, keep)
  let tried: Iterable<number> = free
  for (let round = 0; round < ROUNDS; round++) tried = refinement.round(tried)
  new Relief(allocation, account).run(free)
  allocation.watch = null
  return allocation
}

/** Brings every share up to its target by shortest chains. */
export function complete(allocation: Allocation, target: Int32Array): void {
  const reach = new Reach(allocation)
  for (let share = 0; share < target.length; share++) {
    while (allocation.served[share] < target[share]) {
      if (!reach.serve(share, target[share] - allocation.served[share]))
        throw new Error('a count vector below a feasible one could not be extended')
    }
  }
}

/** Needs that have units which are not kept from before: only these can be arranged better at no cost to stability. */
function unsettled(allocation: Allocation, keep: readonly Row[]): number[] {
  const { slots, needs } = allocation.instance
  const extra = allocation.got.slice()
  for (const { offer, need, units, pinned } of keep) {
    for (let t = 0; t < slots; t++) {
      const before = units[t] - (pinned ? pinned[t] : 0)
      if (before > 0) extra[need * slots + t] -= Math.min(before, allocation.unitsOf(offer, need * slots + t))
    }
  }
  const found: number[] = []
  for (let need = 0; need < needs; need++) {
    if (extra.subarray(need * slots, (need + 1) * slots).some((units) => units > 0)) found.push(need)
  }
  return found
}
