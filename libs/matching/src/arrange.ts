/** Which helper exactly: arranges the counts that the fill has fixed, without changing them. */
import { Allocation } from './allocation.js'
import { Account, startsOf } from './account.js'
import { carryOver } from './carry-over.js'
import type { Instance } from './instance.js'
import { keepOf } from './keep.js'
import type { Keep } from './keep.js'
import { Reach } from './reach.js'
import { Refinement } from './refine.js'
import { Relief } from './relief.js'
import type { Row } from './rows.js'
import { candidatesOf } from './candidates.js'
import { ShortestChains } from './shortest-chains.js'
import { StintPacker } from './stints.js'

/** Moves tried on a whole plan, and after one live change. */
const TRIES = 2000
const LIVE_TRIES = 100

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
  const wish = keepOf(instance, keep)
  const needs = Array.from({ length: instance.needs }, (_, need) => need)
  polish(allocation, wish, { needs: unsettled(allocation, wish, needs), tries: TRIES })
  return allocation
}

/**
 * Arranges some needs anew, in long stints and around what is kept, so that every share comes to its target. Returns the needs
 * that this has changed.
 */
export function rearrange(allocation: Allocation, target: Int32Array, { keep, needs }: Around): Set<number> {
  const changed = new Set(needs)
  allocation.watch = (_, needSlot) => changed.add((needSlot / allocation.instance.slots) | 0)
  const some = [...changed]
  for (const need of some) giveBack(allocation, keep, need)
  target.forEach((units, share) => reduce(allocation, share, units))
  for (const need of some) takeBack(allocation, keep, { need, target })
  const packer = some.length ? new StintPacker(allocation, target) : null
  for (const need of some) packer?.pack(need)
  complete(allocation, target)
  allocation.watch = null
  const work = { needs: unsettled(allocation, keep, changed), tries: LIVE_TRIES }
  for (const need of polish(allocation, keep, work)) changed.add(need)
  return changed
}

interface Around {
  keep: Keep
  needs: Iterable<number>
}

/** Takes units away until a share has no more than its target, the last slots of its last needs first. */
function reduce(allocation: Allocation, share: number, target: number): void {
  const { shares, slots } = allocation.instance
  for (const need of shares[share].needs.toReversed()) {
    for (let r = (need + 1) * slots - 1; r >= need * slots && allocation.served[share] > target; r--) {
      for (let entry = allocation.firstOfNeed[r]; entry >= 0; entry = allocation.firstOfNeed[r]) {
        const more = allocation.served[share] - target
        if (more <= 0) break
        allocation.add(allocation.offer[entry], r, -Math.min(more, allocation.units[entry]))
      }
    }
  }
}

/** Takes away what a need did not have before. */
function giveBack(allocation: Allocation, keep: Keep, need: number): void {
  const { slots } = allocation.instance
  for (let r = need * slots; r < (need + 1) * slots; r++) {
    for (let entry = allocation.firstOfNeed[r]; entry >= 0;) {
      const next = allocation.nextOfNeed[entry]
      const more = allocation.units[entry] - keep(allocation.offer[entry], r)
      if (more > 0) allocation.add(allocation.offer[entry], r, -Math.min(more, allocation.units[entry]))
      entry = next
    }
  }
}

/** Gives a need again what it had before, as far as that is free. */
function takeBack(allocation: Allocation, keep: Keep, { need, target }: { need: number; target: Int32Array }): void {
  const { slots, wanted, shareOf, pins, needs, world } = allocation.instance
  const share = shareOf[need]
  if (share < 0) return
  const { from, to } = world.needs[need].window
  for (const offer of candidatesOf(allocation.instance, need)) {
    const pinned = pins.byPair.get(offer * needs + need)
    for (let t = from; t < to; t++) {
      const r = need * slots + t
      const before = keep(offer, r) - (pinned ? pinned[t] : 0) - allocation.unitsOf(offer, r)
      const limit = Math.min(wanted[r] - allocation.got[r], target[share] - allocation.served[share])
      const units = Math.min(before, limit, allocation.free(offer, t))
      if (units > 0) allocation.add(offer, r, units)
    }
  }
}

/** Moves that pay, for the needs given; returns all needs they have changed. */
function polish(
  allocation: Allocation,
  keep: Keep,
  { needs, tries }: { needs: readonly number[]; tries: number },
): Set<number> {
  if (needs.length === 0) return new Set()
  const account = new Account(allocation, keep)
  new Refinement(allocation, account, tries).run(needs)
  new Relief(allocation, account).run(needs)
  account.settle()
  allocation.watch = null
  return account.moved
}

/**
 * Long stints first, then chains for what they left out. Needs that were left out are packed earlier in the next try (squeaky
 * wheel optimisation; D. Joslin and D. Clements, JAIR 10, 1999); the try with the fewest starts stands.
 */
function firstArrangement(instance: Instance, target: Int32Array, start: readonly Row[]): Allocation {
  const tries = start.length ? 1 : Math.min(MOST_STARTS, Math.max(1, Math.floor(EFFORT / instance.needs)))
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

/** Units up to which chains are searched one by one: for more it pays to know all distances first. */
const FEW = 16

/** Brings every share up to its target by shortest chains. */
export function complete(allocation: Allocation, target: Int32Array): void {
  const { served } = allocation
  const missing = target.reduce((sum, units, share) => sum + units - served[share], 0)
  if (missing === 0) return
  const chains = missing > FEW ? new ShortestChains(allocation) : null
  const reach = new Reach(allocation)
  target.forEach((units, share) => {
    while (served[share] < units) {
      if (!chains?.serve(share) && !reach.serve(share))
        throw new Error('a count vector below a feasible one could not be extended')
    }
  })
}

/** Those of the needs that have units they did not have before: only these can be arranged better at no cost to stability. */
function unsettled(allocation: Allocation, keep: Keep, needs: Iterable<number>): number[] {
  const { instance, firstOfNeed, nextOfNeed, offer, units } = allocation
  const isNew = (r: number): boolean => {
    for (let entry = firstOfNeed[r]; entry >= 0; entry = nextOfNeed[entry]) {
      if (units[entry] > keep(offer[entry], r)) return true
    }
    return false
  }
  const { slots } = instance
  return [...needs].filter((need) => {
    for (let r = need * slots; r < (need + 1) * slots; r++) if (isNew(r)) return true
    return false
  })
}
