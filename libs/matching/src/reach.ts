/**
 * Shortest chains of swaps: breadth first from an emergency's open need-slots, so that as few running stints as possible are
 * touched. The same graph as in chains.ts, but any emergency may trade slots of one priority and kind (counts stay). When no
 * offer with room is reached, everything seen is a closed set, and the units in it are all that could be given up instead.
 */
import type { Allocation } from './allocation.js'
import type { Instance } from './instance.js'
import { Marks } from './marks.js'

export class Reach {
  /** Need-slots in the order in which they were reached; valid until the next search. */
  readonly seen: number[] = []
  private readonly instance: Instance
  private readonly needSlots: Marks
  private readonly parent: Int32Array
  private readonly given: Int32Array
  private readonly listSlots: Marks
  private readonly offerSlots: Marks
  private readonly wholeOffers: Marks
  private readonly tradingShares: Marks
  /** Need-slots that the running search may look at; whatever it would reach later need not be remembered. */
  private effort = Infinity

  constructor(private readonly allocation: Allocation) {
    const { instance } = allocation
    this.instance = instance
    this.needSlots = new Marks(instance.needs * instance.slots)
    this.parent = new Int32Array(instance.needs * instance.slots)
    this.given = new Int32Array(instance.needs * instance.slots)
    this.listSlots = new Marks(instance.lists.length * instance.slots)
    this.offerSlots = new Marks(instance.room.length)
    this.wholeOffers = new Marks(instance.offers)
    this.tradingShares = new Marks(instance.shares.length)
  }

  /**
   * Serves `share` along a shortest chain: one unit, and up to `most` when the same chain is possible in neighbouring slots, so
   * that whole stretches of stints move together. False when there is no chain (`seen` is then closed), or none found before
   * `effort` need-slots were expanded.
   */
  serve(share: number, most = 1, effort = Infinity): boolean {
    for (const marks of this.allMarks()) marks.renew()
    this.seen.length = 0
    this.effort = effort
    this.open(share, -1)
    for (let head = 0; head < this.seen.length && head < effort; head++) {
      const offer = this.expand(this.seen[head])
      if (offer < 0) continue
      this.carryOut(this.seen[head], offer)
      this.widen(this.seen[head], offer, most - 1)
      return true
    }
    return false
  }

  /** What the last search has seen is closed, and no later search need enter it. */
  seal(): void {
    for (const marks of this.allMarks()) marks.freeze()
  }

  unseal(): void {
    for (const marks of this.allMarks()) marks.reset()
  }

  private allMarks(): Marks[] {
    return [this.needSlots, this.listSlots, this.offerSlots, this.wholeOffers, this.tradingShares]
  }

  /** Whether a need-slot in `seen` would give up a unit (rather than take one). */
  gives(needSlot: number): boolean {
    return this.given[needSlot] >= 0
  }

  /** Carries out the chain that ends by taking a unit away from `needSlot` (one of `seen` that gives). */
  displace(needSlot: number): void {
    this.carryOut(needSlot, -1)
  }

  private carryOut(last: number, end: number, by = 0): void {
    let offer = end
    for (let r = last; r >= 0; r = this.parent[r]) {
      const giver = this.given[r]
      if (giver >= 0) this.allocation.add(giver, r + by, -1)
      if (offer >= 0) this.allocation.add(offer, r + by, 1)
      offer = giver
    }
  }

  /** Repeats a chain that stays in one slot in the slots after and before it. */
  private widen(last: number, end: number, most: number): void {
    const { slots } = this.instance
    const t = last % slots
    for (let r = last; r >= 0; r = this.parent[r]) if (r % slots !== t) return
    let left = most
    for (const step of [1, -1]) {
      for (let by = step; left > 0 && t + by >= 0 && t + by < slots && this.possible(last, end, by); by += step) {
        this.carryOut(last, end, by)
        left--
      }
    }
  }

  /** Whether a chain within one slot is possible `by` slots later too. */
  private possible(last: number, end: number, by: number): boolean {
    const { allocation } = this
    const { slots, wanted } = this.instance
    if (allocation.free(end, (last % slots) + by) <= 0) return false
    for (let r = last; r >= 0; r = this.parent[r]) {
      const giver = this.given[r]
      const there = giver < 0 ? wanted[r + by] - allocation.got[r + by] : allocation.unitsOf(giver, r + by)
      if (there <= 0) return false
    }
    return true
  }

  private visit(needSlot: number, parent: number, given: number): void {
    if (this.seen.length >= this.effort || this.needSlots.seen(needSlot)) return
    this.needSlots.add(needSlot)
    this.parent[needSlot] = parent
    this.given[needSlot] = given
    this.seen.push(needSlot)
    if (given >= 0) {
      const share = this.instance.shareOf[(needSlot / this.instance.slots) | 0]
      if (!this.tradingShares.seen(share)) this.open(share, needSlot)
    }
  }

  /** Visits all open need-slots of a share. */
  private open(share: number, parent: number): void {
    const { shares, slots, wanted, world } = this.instance
    this.tradingShares.add(share)
    if (this.allocation.served[share] === shares[share].demand) return
    for (const need of shares[share].needs) {
      const { from, to } = world.needs[need].window
      for (let r = need * slots + from; r < need * slots + to; r++) {
        if (wanted[r] > this.allocation.got[r]) this.visit(r, parent, -1)
      }
    }
  }

  /** Looks at all offers of a need-slot; returns one with room, or -1 after visiting what they serve. */
  private expand(needSlot: number): number {
    const { slots, remoteList, onsiteList } = this.instance
    const need = (needSlot / slots) | 0
    const t = needSlot - need * slots
    const offer = this.spread(remoteList[need], needSlot, t)
    return offer >= 0 ? offer : this.spread(onsiteList[need], needSlot, t)
  }

  private spread(list: number, needSlot: number, t: number): number {
    const { slots, rosters, room, budget } = this.instance
    const { used, spent, firstOfOffer } = this.allocation
    if (list < 0 || this.listSlots.seen(list * slots + t)) return -1
    this.listSlots.add(list * slots + t)
    for (const offer of rosters.at(list, t)) {
      const q = offer * slots + t
      if (this.offerSlots.seen(q)) continue
      this.offerSlots.add(q)
      if (used[q] >= room[q]) this.visitServed(firstOfOffer[q], needSlot)
      else if (spent[offer] < budget[offer]) return offer
      else if (!this.wholeOffers.seen(offer)) {
        this.wholeOffers.add(offer)
        for (let z = offer * slots; z < (offer + 1) * slots; z++) this.visitServed(firstOfOffer[z], needSlot)
      }
    }
    return -1
  }

  private visitServed(first: number, parent: number): void {
    const { offer, needSlot, nextOfOffer } = this.allocation
    for (let entry = first; entry >= 0; entry = nextOfOffer[entry]) this.visit(needSlot[entry], parent, offer[entry])
  }
}
