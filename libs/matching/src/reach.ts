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

  /** Serves `share` with one unit along a shortest chain; false when there is none (`seen` is then closed). */
  serve(share: number): boolean {
    for (const marks of this.allMarks()) marks.renew()
    this.seen.length = 0
    this.open(share, -1)
    for (let head = 0; head < this.seen.length; head++) {
      const offer = this.expand(this.seen[head])
      if (offer < 0) continue
      this.carryOut(this.seen[head], offer)
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

  private carryOut(last: number, end: number): void {
    let offer = end
    for (let r = last; r >= 0; r = this.parent[r]) {
      const giver = this.given[r]
      if (giver >= 0) this.allocation.add(giver, r, -1)
      if (offer >= 0) this.allocation.add(offer, r, 1)
      offer = giver
    }
  }

  private visit(needSlot: number, parent: number, given: number): void {
    if (this.needSlots.seen(needSlot)) return
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
    const found = this.withRoom(remoteList[need], t)
    const offer = found >= 0 ? found : this.withRoom(onsiteList[need], t)
    if (offer >= 0) return offer
    this.spread(remoteList[need], needSlot, t)
    this.spread(onsiteList[need], needSlot, t)
    return -1
  }

  private withRoom(list: number, t: number): number {
    if (list < 0 || this.listSlots.seen(list * this.instance.slots + t)) return -1
    for (const offer of this.instance.lists[list]) if (this.allocation.free(offer, t) > 0) return offer
    return -1
  }

  private spread(list: number, needSlot: number, t: number): void {
    const { slots, lists, room } = this.instance
    const { used, firstOfOffer } = this.allocation
    if (list < 0 || this.listSlots.seen(list * slots + t)) return
    this.listSlots.add(list * slots + t)
    for (const offer of lists[list]) {
      const q = offer * slots + t
      if (room[q] === 0 || this.offerSlots.seen(q)) continue
      this.offerSlots.add(q)
      if (used[q] >= room[q]) this.visitServed(firstOfOffer[q], needSlot)
      else if (!this.wholeOffers.seen(offer)) {
        this.wholeOffers.add(offer)
        for (let z = offer * slots; z < (offer + 1) * slots; z++) this.visitServed(firstOfOffer[z], needSlot)
      }
    }
  }

  private visitServed(first: number, parent: number): void {
    const { offer, needSlot, nextOfOffer } = this.allocation
    for (let entry = first; entry >= 0; entry = nextOfOffer[entry]) this.visit(needSlot[entry], parent, offer[entry])
  }
}
