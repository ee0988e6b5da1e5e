/**
 * Chains of swaps: an open need-slot takes an offer, whose unit is taken from another need-slot, which takes another offer ...
 * until an offer with room ends the chain (augmenting path; Berge 1957, Ford and Fulkerson 1956). Two things make it more than
 * bipartite matching: an offer whose work time is spent may give up a unit in any slot, and an emergency may give up one
 * need-slot and take another at the same priority and kind, since only its count matters.
 *
 * Searches are depth first and leave their marks for the next one, which halves nothing in theory and most of the work in
 * practice (A. Pothen and C.-J. Fan, ACM TOMS 16, 1990). A failure among old marks proves nothing and is repeated without
 * them. A failure without old marks has seen a closed set: everything in it is full and leads to nothing else, now and later,
 * because nothing outside can lead a chain into it. So it is frozen, and all failures together cost one pass over the graph.
 */
import type { Allocation } from './allocation.js'
import { GrowingFrames } from './frames.js'
import type { Instance } from './instance.js'
import { Marks } from './marks.js'

export class Chains {
  private readonly instance: Instance
  private readonly listSlots: Marks
  private readonly offerSlots: Marks
  /** Offers that may give up a unit in any slot. */
  private readonly wholeOffers: Marks
  private readonly tradingShares: Marks
  /** List-slot -> offers before this position were found full. */
  private readonly ahead: Int32Array
  private readonly openSlots: Int32Array[]
  private readonly frames: GrowingFrames
  private first = 0
  private end = 0

  constructor(private readonly allocation: Allocation) {
    const { instance } = allocation
    const { slots, lists, room, shares, wanted } = instance
    this.instance = instance
    this.frames = new GrowingFrames(wanted.length)
    this.listSlots = new Marks(lists.length * slots)
    this.ahead = new Int32Array(lists.length * slots)
    this.offerSlots = new Marks(room.length, (q) => room[q] === 0)
    this.wholeOffers = new Marks(instance.offers)
    this.tradingShares = new Marks(shares.length)
    this.openSlots = shares.map((share) => {
      const found: number[] = []
      for (const need of share.needs) {
        for (let r = need * slots; r < (need + 1) * slots; r++) if (wanted[r] > 0) found.push(r)
      }
      return Int32Array.from(found)
    })
  }

  /** Turns to the shares first..end - 1 (one priority and kind): only they may trade slots from now on. */
  enter(first: number, end: number): void {
    this.first = first
    this.end = end
    this.renew()
  }

  /** Serves `share` with up to `most` more units along one chain; returns how many, 0 when no chain exists. */
  serve(share: number, most: number): number {
    const units = this.attempt(share, most)
    if (units > 0) return units
    this.renew()
    const again = this.attempt(share, most)
    if (again > 0) return again
    for (const marks of this.allMarks()) marks.freeze()
    return 0
  }

  private renew(): void {
    for (const marks of this.allMarks()) marks.renew()
  }

  private allMarks(): Marks[] {
    return [this.listSlots, this.offerSlots, this.wholeOffers, this.tradingShares]
  }

  private attempt(share: number, most: number): number {
    const { wanted } = this.instance
    const { got } = this.allocation
    this.frames.clear()
    if (!this.tradingShares.seen(share)) this.tradingShares.add(share)
    for (const root of this.openSlots[share]) {
      if (wanted[root] <= got[root] || !this.leads(root)) continue
      this.frames.push(root, -1)
      const last = this.descend()
      if (last >= 0) return this.carryOut(last, most)
    }
    return 0
  }

  /** Whether a need-slot leads anywhere new; one that is in the chain already must not give up the same unit twice. */
  private leads(needSlot: number): boolean {
    if (this.frames.holds(needSlot)) return false
    const { slots, remoteList, onsiteList, shareOf } = this.instance
    const need = (needSlot / slots) | 0
    const t = needSlot - need * slots
    const { listSlots } = this
    if (remoteList[need] >= 0 && !listSlots.seen(remoteList[need] * slots + t)) return true
    if (onsiteList[need] >= 0 && !listSlots.seen(onsiteList[need] * slots + t)) return true
    const share = shareOf[need]
    return this.mayTrade(share)
  }

  private mayTrade(share: number): boolean {
    return share >= this.first && share < this.end && !this.tradingShares.seen(share)
  }

  /** Walks until an offer with room is found (returned) or the stack is empty (-1). */
  private descend(): number {
    const { frames } = this
    while (frames.depth > 0) {
      const next = this.drain() ? -1 : this.advance()
      if (next >= 0) return next
    }
    return -1
  }

  /** Steps to the next unit that the current offer could give up; false when there is none. */
  private drain(): boolean {
    const { frames, allocation } = this
    const top = frames.depth - 1
    while (frames.entry[top] >= 0) {
      const entry = frames.entry[top]
      frames.entry[top] = this.nextUnit(entry, top)
      const needSlot = allocation.needSlot[entry]
      if (!this.leads(needSlot)) continue
      frames.push(needSlot, allocation.offer[entry])
      return true
    }
    return false
  }

  private nextUnit(entry: number, top: number): number {
    const { nextOfOffer, firstOfOffer, needSlot, offer } = this.allocation
    const { frames } = this
    if (nextOfOffer[entry] >= 0 || !frames.whole[top]) return nextOfOffer[entry]
    const { slots } = this.instance
    return firstFrom(firstOfOffer, offer[entry] * slots + (needSlot[entry] % slots) + 1, (offer[entry] + 1) * slots)
  }

  /** Goes on in the top frame: its lists, then its emergency's other open slots. Returns an offer with room or -1. */
  private advance(): number {
    const { frames, instance } = this
    const top = frames.depth - 1
    const needSlot = frames.needSlot[top]
    const need = (needSlot / instance.slots) | 0
    const t = needSlot - need * instance.slots
    if (frames.phase[top] < 2) {
      const list = frames.phase[top] === 0 ? instance.remoteList[need] : instance.onsiteList[need]
      return list < 0 ? frames.turn(top) : this.scan(list, t)
    }
    const share = instance.shareOf[need]
    if (frames.phase[top] === 2) {
      frames.phase[top] = 3
      if (!this.mayTrade(share)) frames.cursor[top] = this.openSlots[share].length
      else this.tradingShares.add(share)
    }
    return this.trade(share)
  }

  private scan(list: number, t: number): number {
    const { frames, instance, allocation, listSlots, offerSlots, wholeOffers } = this
    const { slots, rosters, room } = instance
    const top = frames.depth - 1
    const items = rosters.at(list, t)
    if (frames.cursor[top] === 0) {
      if (listSlots.seen(list * slots + t)) return frames.turn(top)
      listSlots.add(list * slots + t)
      const found = this.lookAhead(list, t)
      if (found >= 0) return found
    }
    for (let z = frames.cursor[top]; z < items.length; z++) {
      const offer = items[z]
      const q = offer * slots + t
      if (offerSlots.seen(q)) continue
      offerSlots.add(q)
      if (allocation.free(offer, t) > 0) return offer
      const whole = allocation.used[q] < room[q]
      if (whole && wholeOffers.seen(offer)) continue
      if (whole) wholeOffers.add(offer)
      frames.cursor[top] = z + 1
      frames.whole[top] = whole ? 1 : 0
      const { firstOfOffer } = allocation
      frames.entry[top] = whole ? firstFrom(firstOfOffer, offer * slots, (offer + 1) * slots) : firstOfOffer[q]
      return -1
    }
    return frames.turn(top)
  }

  private lookAhead(list: number, t: number): number {
    const { instance, allocation, ahead } = this
    const items = instance.rosters.at(list, t)
    const k = list * instance.slots + t
    while (ahead[k] < items.length && allocation.free(items[ahead[k]], t) <= 0) ahead[k]++
    return ahead[k] < items.length ? items[ahead[k]] : -1
  }

  private trade(share: number): number {
    const { frames, instance, allocation } = this
    const top = frames.depth - 1
    const open = this.openSlots[share]
    while (frames.cursor[top] < open.length) {
      const needSlot = open[frames.cursor[top]++]
      if (instance.wanted[needSlot] <= allocation.got[needSlot] || !this.leads(needSlot)) continue
      frames.push(needSlot, -1)
      return -1
    }
    frames.pop()
    return -1
  }

  /** Moves as many units as the narrowest link allows along the chain in the frames, which ends at `offer`. */
  private carryOut(offer: number, most: number): number {
    const { frames, allocation } = this
    const units = this.narrowest(offer, most)
    let giver = offer
    for (let f = frames.depth - 1; f >= 0; f--) {
      if (giver >= 0) allocation.add(giver, frames.needSlot[f], units)
      giver = frames.from[f]
      if (giver >= 0) allocation.add(giver, frames.needSlot[f], -units)
    }
    return units
  }

  private narrowest(offer: number, most: number): number {
    const { frames, allocation, instance } = this
    const { slots, room, wanted } = instance
    const last = frames.depth - 1
    let units = Math.min(most, allocation.free(offer, frames.needSlot[last] % slots))
    for (let f = last; f >= 0; f--) {
      const needSlot = frames.needSlot[f]
      const giver = frames.from[f]
      if (giver < 0) units = Math.min(units, wanted[needSlot] - allocation.got[needSlot])
      else {
        units = Math.min(units, allocation.unitsOf(giver, needSlot))
        const q = giver * slots + (frames.needSlot[f - 1] % slots)
        if (q % slots !== needSlot % slots) units = Math.min(units, room[q] - allocation.used[q])
      }
    }
    return units
  }
}

function firstFrom(first: Int32Array, from: number, to: number): number {
  for (let q = from; q < to; q++) if (first[q] >= 0) return first[q]
  return -1
}
