/** Which helper exactly: arranges the counts that the fill has fixed, without changing them. */
import { Allocation } from './allocation.js'
import { Account, startsOf } from './account.js'
import { carryOver } from './carry-over.js'
import type { Instance } from './instance.js'
import { Reach } from './reach.js'
import { Refinement } from './refine.js'
import { Relief } from './relief.js'
import type { Row } from './rows.js'
import { ShortestChains } from './shortest-chains.js'
import { StintPacker } from './stints.js'

/** Needs packed in all first tries together, and how many tries there are at most. */
const EFFORT = 2000
const MOST_STARTS = 4

/**
 * `target` holds unit-slots per share, as `Allocation.served` of an optimal fill. Starts from `start`; `keep` is the earlier
 * arrangement that stability wants, by default the same.
 */
export function arrange(
  instance: Instance,
  target: Int32Array,
  { start, keep = start }: { start: readonly Row[]; keep?: readonly Row[] },
): Allocation {
  const allocation = firstArrangement(instance, target, start)
  const account = new Account(allocation, keep)
  const free = unsettled(allocation, keep)
  new Refinement(allocation, target, account).run(free)
  new Relief(allocation, account).run(free)
  allocation.watch = null
  return allocation
}

/**
 * Long stints first, then chains for what they left out. Needs that were left out are packed earlier in the next try (squeaky
 * wheel optimisation; D. Joslin and D. Clements, JAIR 10, 1999); the try with the fewest starts stands.
 */
function firstArrangement(instance: Instance, target: Int32Array, start: readonly Row[]): Allocation {
  const tries = Math.min(MOST_STARTS, Math.max(1, Math.floor(EFFORT / instance.needs)))
  const urgency = new Float64Array(instance.needs).fill(1)
  let best: Allocation | null = null
  let fewest = Infinity
  for (let k = 0; k < tries; k++) {
    const allocation = new Allocation(instance)
    carryOver(allocation, start, target)
    new StintPacker(allocation, target).packAll(urgency)
    const leftOut = raiseUrgency(allocation, target, urgency)
    complete(allocation, target)
    const starts = startsOf(allocation)
    if (!best || starts < fewest) [best, fewest] = [allocation, starts]
    if (!leftOut) break
  }
  return best ?? new Allocation(instance)
}

/** Makes the needs of incomplete shares more urgent; false when all shares are complete. */
function raiseUrgency({ instance, served, got }: Allocation, target: Int32Array, urgency: Float64Array): boolean {
  const { shares, slots, wanted } = instance
  let leftOut = false
  shares.forEach(({ needs }, share) => {
    if (served[share] === target[share]) return
    leftOut = true
    for (const need of needs) {
      let open = 0
      for (let r = need * slots; r < (need + 1) * slots; r++) open += wanted[r] - got[r]
      if (open > 0) urgency[need] *= 4
    }
  })
  return leftOut
}

/** Brings every share up to its target by shortest chains. */
export function complete(allocation: Allocation, target: Int32Array): void {
  if (target.every((units, share) => units === allocation.served[share])) return
  const chains = new ShortestChains(allocation)
  target.forEach((units, share) => {
    while (allocation.served[share] < units) {
      if (!chains.serve(share) && !new Reach(allocation).serve(share))
        throw new Error('a count vector below a feasible one could not be extended')
    }
  })
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
