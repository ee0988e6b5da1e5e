/**
 * Fewer handovers at the same counts. One move: a need lets go of everything, claims one offer for its whole window, and
 * whoever loses that offer is packed anew (ejection chain; F. Glover 1996). A move stays only if it improves the plan, objective
 * by objective. Which helper serves whom over time is multistage matching and NP-hard (Gupta, Talwar, Wieder 2014), so this is
 * a search with a fixed number of tries, the only part of the plan that is not proven.
 */
import type { Account } from './account.js'
import type { Allocation } from './allocation.js'
import type { Instance } from './instance.js'
import { Reach } from './reach.js'
import { StintPacker } from './stints.js'

/** Need-slots that a repairing chain may look at before a move is given up. */
const CHAIN_EFFORT = 60

/**
 * Starts that a move must have saved for every unit that is still to be brought back. Most chains cost as many, so where there
 * are too many needs to try much, only the others are tried.
 */
const UNIT_PRICE = 1

/** Single changes, tried or made, after which no harmless moves are looked for. */
const EFFORT = 60_000

/** Claims of which each need with too many starts has at least, and at most. */
const LEAST_CLAIMS = 7
const MOST_CLAIMS = 40

/** Rounds that follow up what the one before has moved. */
const FOLLOW_UPS = 2

export class Refinement {
  private readonly instance: Instance
  /** The counts that no move may change. */
  private readonly target: Int32Array
  private readonly packer: StintPacker
  /** Made when the first chain is needed: it is large. */
  private reach: Reach | null = null
  private readonly touched = new Set<number>()
  private claims: number | null = null
  private unitPrice = 0
  /** Offer -> unit-slots it could give the need that was looked at last. */
  private readonly length: Int32Array

  /** `tries`: claims of the first round, shared among the needs that have too many starts. */
  constructor(
    private readonly allocation: Allocation,
    private readonly account: Account,
    private readonly tries: number,
  ) {
    this.instance = allocation.instance
    const target = allocation.served.slice()
    this.target = target
    this.packer = new StintPacker(allocation, target)
    this.length = new Int32Array(this.instance.offers)
  }

  /**
   * A round over all the needs and follow-ups on what it moved. While effort is left, a round that also takes harmless moves
   * leads away from where nothing pays any more, and another one improves from there.
   */
  run(needs: readonly number[]): void {
    this.improve(needs)
    let fewest = this.starts()
    for (let before = Infinity; fewest < before && this.account.made < EFFORT;) {
      before = fewest
      this.round(needs, true)
      this.improve(needs)
      fewest = this.starts()
    }
  }

  private starts(): number {
    this.account.settle()
    return this.account.startsSettled
  }

  private improve(needs: readonly number[]): void {
    let moved = this.round(needs, false)
    for (let k = 0; k < FOLLOW_UPS && moved.size > 0; k++) moved = this.round(moved, false)
  }

  /** Tries those of the needs that have more starts than they must; returns the needs that were moved. */
  private round(needs: Iterable<number>, harmlessToo: boolean): Set<number> {
    const moved = new Set<number>()
    const wasteful = [...needs].filter((need) => this.excess(need) > 0)
    const claims = (this.claims ??= this.claimsFor(wasteful.length))
    for (const need of wasteful) {
      for (const offer of [-1, ...this.claimable(need, claims)]) {
        if (this.excess(need) <= 0) break
        if (this.attempt(need, offer, harmlessToo)) this.collect(moved)
      }
    }
    return moved
  }

  private claimsFor(needs: number): number {
    const each = Math.floor(this.tries / needs)
    if (each < LEAST_CLAIMS) this.unitPrice = UNIT_PRICE
    return Math.min(MOST_CLAIMS, Math.max(LEAST_CLAIMS, each))
  }

  /** Stint starts of a need beyond the peak of its units, which nobody can do without. */
  private excess(need: number): number {
    const { slots, world } = this.instance
    const { allocation } = this
    const { from, to } = world.needs[need].window
    let starts = 0
    let peak = 0
    for (let r = need * slots + from; r < need * slots + to; r++) {
      peak = Math.max(peak, allocation.got[r])
      for (let entry = allocation.firstOfNeed[r]; entry >= 0; entry = allocation.nextOfNeed[entry]) {
        const before = r > need * slots + from ? allocation.unitsOf(allocation.offer[entry], r - 1) : 0
        starts += Math.max(0, allocation.units[entry] - before)
      }
    }
    return starts - peak
  }

  /** The offers that could stay longest with a need if nobody else had them, the best first, `most` of them. */
  private claimable(need: number, most: number): number[] {
    const { lists, remoteList, onsiteList, room, slots, wanted, world } = this.instance
    const { from, to } = world.needs[need].window
    const { length } = this
    const found: number[] = []
    for (const list of [remoteList[need], onsiteList[need]]) {
      if (list < 0) continue
      for (const offer of lists[list]) {
        let sum = 0
        for (let t = from; t < to; t++) sum += Math.min(room[offer * slots + t], wanted[need * slots + t])
        length[offer] = sum
        if (sum === 0 || (found.length === most && !this.betterClaim(offer, found[most - 1]))) continue
        let at = Math.min(found.length, most - 1)
        for (; at > 0 && this.betterClaim(offer, found[at - 1]); at--) found[at] = found[at - 1]
        found[at] = offer
      }
    }
    return found
  }

  private betterClaim(a: number, b: number): boolean {
    const { length } = this
    const { askedFor } = this.packer
    return (length[b] - length[a] || askedFor[a] - askedFor[b] || a - b) < 0
  }

  private attempt(need: number, offer: number, harmlessToo: boolean): boolean {
    const { account, touched } = this
    account.settle()
    touched.clear()
    this.release(need)
    if (offer >= 0) this.claim(need, offer)
    this.packer.pack(need)
    for (const other of touched) this.packer.pack(other)
    const hopeless = account.kept < 0 || account.starts > this.unitPrice * account.units
    if (!hopeless && this.restore(need) && (account.pays() || (harmlessToo && account.harmless))) return true
    account.undo()
    return false
  }

  /** Adds the needs that the last move has changed. */
  private collect(moved: Set<number>): void {
    const { changes } = this.account
    for (let k = 1; k < changes.length; k += 3) moved.add((changes[k] / this.instance.slots) | 0)
  }

  private release(need: number): void {
    const { allocation, instance } = this
    for (let r = need * instance.slots; r < (need + 1) * instance.slots; r++) {
      for (let entry = allocation.firstOfNeed[r]; entry >= 0; entry = allocation.firstOfNeed[r]) {
        allocation.add(allocation.offer[entry], r, -allocation.units[entry])
      }
    }
  }

  /** Gives the need as much of the offer as it can use, taking it from others. */
  private claim(need: number, offer: number): void {
    const { allocation, instance, touched, target } = this
    const { slots, room, wanted, budget, shareOf, world } = instance
    const share = shareOf[need]
    const { from, to } = world.needs[need].window
    for (let t = from; t < to; t++) {
      const r = need * slots + t
      const q = offer * slots + t
      const units = Math.min(room[q], wanted[r], target[share] - allocation.served[share])
      if (units <= 0) continue
      for (
        let entry = allocation.firstOfOffer[q];
        allocation.used[q] + units > room[q];
        entry = allocation.firstOfOffer[q]
      ) {
        const loser = allocation.needSlot[entry]
        touched.add((loser / slots) | 0)
        allocation.add(offer, loser, -Math.min(allocation.units[entry], allocation.used[q] + units - room[q]))
      }
      const spare = Math.min(units, budget[offer] - allocation.spent[offer])
      if (spare > 0) allocation.add(offer, r, spare)
    }
  }

  /** Brings the shares that lost units back to their counts; false when a chain would be needed too often. */
  private restore(need: number): boolean {
    const { instance, allocation, target, touched } = this
    touched.add(need)
    for (const other of touched) {
      const share = instance.shareOf[other]
      if (allocation.served[share] === target[share]) continue
      for (const sibling of instance.shares[share].needs) this.packer.pack(sibling)
      this.reach ??= new Reach(allocation)
      while (allocation.served[share] < target[share]) {
        if (this.account.starts > 0 || !this.reach.serve(share, target[share] - allocation.served[share], CHAIN_EFFORT))
          return false
      }
    }
    return true
  }
}
