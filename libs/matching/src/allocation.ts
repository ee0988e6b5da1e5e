/**
 * Who serves whom: whole units by offer, need and slot, as entries linked both per offer-slot and per need-slot, so that the
 * few units on either side are found without a search. Pinned units are no part of it.
 */
import type { Instance } from './instance.js'

export class Allocation {
  /** Offer-slot -> units given. */
  readonly used: Int32Array
  /** Need-slot -> units received. */
  readonly got: Int32Array
  /** Offer -> unit-slots given in all. */
  readonly spent: Int32Array
  /** Share -> unit-slots received, pins included. */
  readonly served: Int32Array
  /** Entry -> its parts. `units` is 0 for entries that wait to be used again. */
  offer: Int32Array
  needSlot: Int32Array
  units: Int32Array
  /** Next entry of the same offer-slot, of the same need-slot; -1 at the end. */
  nextOfOffer: Int32Array
  nextOfNeed: Int32Array
  readonly firstOfOffer: Int32Array
  readonly firstOfNeed: Int32Array
  /** Called before every change, for whoever keeps a running account of it. */
  watch: ((offer: number, needSlot: number, units: number) => void) | null = null
  /** Entries so far, those that wait included. */
  length = 0
  private idle = -1

  /** `size`: entries that there will be at least. */
  constructor(
    readonly instance: Instance,
    size = 1024,
  ) {
    const { offers, needs, slots, shares } = instance
    this.used = new Int32Array(offers * slots)
    this.got = new Int32Array(needs * slots)
    this.spent = new Int32Array(offers)
    this.served = Int32Array.from(shares, (share) => share.pinned)
    this.firstOfOffer = new Int32Array(offers * slots).fill(-1)
    this.firstOfNeed = new Int32Array(needs * slots).fill(-1)
    this.offer = new Int32Array(size)
    this.needSlot = new Int32Array(size)
    this.units = new Int32Array(size)
    this.nextOfOffer = new Int32Array(size)
    this.nextOfNeed = new Int32Array(size)
  }

  /** Units of `offer` at a need-slot. */
  unitsOf(offer: number, needSlot: number): number {
    const entry = this.find(offer, needSlot)
    return entry < 0 ? 0 : this.units[entry]
  }

  find(offer: number, needSlot: number): number {
    let entry = this.firstOfNeed[needSlot]
    while (entry >= 0 && this.offer[entry] !== offer) entry = this.nextOfNeed[entry]
    return entry
  }

  /** Units that `offer` could still give in slot `t`. */
  free(offer: number, t: number): number {
    const { room, budget, slots } = this.instance
    const q = offer * slots + t
    return Math.min(room[q] - this.used[q], budget[offer] - this.spent[offer])
  }

  /** Adds units to a pair that has none in the slot yet, unwatched. */
  append(offer: number, needSlot: number, units: number): void {
    this.count(offer, needSlot, units)
    this.insert(offer, needSlot, units)
  }

  /** Adds units (negative: takes them away). The caller has checked the room. */
  add(offer: number, needSlot: number, units: number): void {
    if (this.watch) this.watch(offer, needSlot, units)
    this.count(offer, needSlot, units)
    const entry = this.find(offer, needSlot)
    if (entry < 0) this.insert(offer, needSlot, units)
    else {
      this.units[entry] += units
      if (this.units[entry] === 0) this.remove(entry, offer * this.instance.slots + (needSlot % this.instance.slots))
    }
  }

  private count(offer: number, needSlot: number, units: number): void {
    const { slots, shareOf } = this.instance
    const need = (needSlot / slots) | 0
    this.used[offer * slots + needSlot - need * slots] += units
    this.got[needSlot] += units
    this.spent[offer] += units
    this.served[shareOf[need]] += units
  }

  copy(): Allocation {
    const twin = new Allocation(this.instance)
    twin.used.set(this.used)
    twin.got.set(this.got)
    twin.spent.set(this.spent)
    twin.served.set(this.served)
    twin.firstOfOffer.set(this.firstOfOffer)
    twin.firstOfNeed.set(this.firstOfNeed)
    twin.offer = this.offer.slice()
    twin.needSlot = this.needSlot.slice()
    twin.units = this.units.slice()
    twin.nextOfOffer = this.nextOfOffer.slice()
    twin.nextOfNeed = this.nextOfNeed.slice()
    twin.length = this.length
    twin.idle = this.idle
    return twin
  }

  private insert(offer: number, needSlot: number, units: number): void {
    const { slots } = this.instance
    const q = offer * slots + (needSlot % slots)
    let entry = this.idle
    if (entry >= 0) this.idle = this.nextOfOffer[entry]
    else {
      if (this.length === this.offer.length) this.grow()
      entry = this.length++
    }
    this.offer[entry] = offer
    this.needSlot[entry] = needSlot
    this.units[entry] = units
    this.nextOfOffer[entry] = this.firstOfOffer[q]
    this.firstOfOffer[q] = entry
    this.nextOfNeed[entry] = this.firstOfNeed[needSlot]
    this.firstOfNeed[needSlot] = entry
  }

  private remove(entry: number, q: number): void {
    const { firstOfOffer, firstOfNeed, nextOfOffer, nextOfNeed } = this
    unlink(firstOfOffer, nextOfOffer, q, entry)
    unlink(firstOfNeed, nextOfNeed, this.needSlot[entry], entry)
    nextOfOffer[entry] = this.idle
    this.idle = entry
  }

  private grow(): void {
    const double = (old: Int32Array): Int32Array => {
      const grown = new Int32Array(old.length * 2)
      grown.set(old)
      return grown
    }
    this.offer = double(this.offer)
    this.needSlot = double(this.needSlot)
    this.units = double(this.units)
    this.nextOfOffer = double(this.nextOfOffer)
    this.nextOfNeed = double(this.nextOfNeed)
  }
}

function unlink(first: Int32Array, next: Int32Array, list: number, entry: number): void {
  if (first[list] === entry) {
    first[list] = next[entry]
    return
  }
  let at = first[list]
  while (next[at] !== entry) at = next[at]
  next[at] = next[entry]
}
