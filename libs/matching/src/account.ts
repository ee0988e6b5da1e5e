/**
 * The running account of objectives 3 to 6 while an allocation is rearranged: kept units, stint starts, lender load, travel.
 * Every change is logged, so that a rearrangement that does not pay can be taken back.
 */
import type { Allocation } from './allocation.js'
import type { Instance } from './instance.js'
import type { Keep } from './keep.js'
import { offeredByOwner } from './score.js'

export class Account {
  /** Unit-slots served more than before. */
  units = 0
  kept = 0
  starts = 0
  load = 0
  km = 0
  /** Changes seen so far, those taken back included. */
  made = 0
  /** Stint starts more than in the beginning, after all changes that were settled. */
  startsSettled = 0
  private readonly instance: Instance
  /** Needs of all changes that were settled. */
  readonly moved = new Set<number>()
  private readonly ownerOf: Int32Array
  private readonly offered: Float64Array
  private readonly lent: Float64Array
  private readonly log: number[] = []

  /** Starts watching `allocation`; the sums count from here. `keep` is what stability wants back. */
  constructor(
    private readonly allocation: Allocation,
    private readonly keep: Keep,
  ) {
    const { instance } = allocation
    const { world, needs, pins } = instance
    this.instance = instance
    const offered = offeredByOwner(instance)
    const owners = new Map<string, number>()
    this.ownerOf = Int32Array.from(world.offers, ({ owner }) => {
      const known = owners.get(owner) ?? owners.size
      owners.set(owner, known)
      return known
    })
    this.offered = Float64Array.from(owners.keys(), (owner) => Math.max(1, offered.get(owner) ?? 0))
    this.lent = new Float64Array(owners.size)
    for (const [key, units] of pins.byPair) {
      for (const n of units) this.lent[this.ownerOf[(key / needs) | 0]] += n
    }
    for (let i = 0; i < instance.offers; i++) this.lent[this.ownerOf[i]] += allocation.spent[i]
    allocation.watch = (offer, needSlot, units) => this.record(offer, needSlot, units)
  }

  /** Share of what its lender offers that is already lent. */
  loadOf(offer: number): number {
    const owner = this.ownerOf[offer]
    return this.lent[owner] / this.offered[owner]
  }

  /** Forgets the log: what happened so far stays. */
  settle(): void {
    const { slots } = this.instance
    this.startsSettled += this.starts
    for (let k = 1; k < this.log.length; k += 3) this.moved.add((this.log[k] / slots) | 0)
    this.reset()
  }

  private reset(): void {
    this.log.length = 0
    this.units = this.kept = this.starts = this.load = this.km = 0
  }

  /** Whether the changes since `settle` improve the plan, objective by objective. */
  pays(): boolean {
    if (this.kept !== 0) return this.kept > 0
    if (this.starts !== 0) return this.starts < 0
    if (Math.abs(this.load) > 1e-7) return this.load < 0
    return this.km < 0
  }

  /** Whether they cost neither stability nor starts: worth taking to get away from where nothing pays. */
  get harmless(): boolean {
    return this.kept === 0 && this.starts === 0
  }

  /** Takes back everything since `settle`. */
  undo(): void {
    const { allocation, log } = this
    const watch = allocation.watch
    allocation.watch = null
    for (let k = log.length - 3; k >= 0; k -= 3) {
      this.lent[this.ownerOf[log[k]]] -= log[k + 2]
      allocation.add(log[k], log[k + 1], -log[k + 2])
    }
    allocation.watch = watch
    this.reset()
  }

  /** The pairs changed since `settle` as flat triples offer, need-slot, units. */
  get changes(): readonly number[] {
    return this.log
  }

  private record(offer: number, needSlot: number, units: number): void {
    const { slots, onsiteList, remoteList } = this.instance
    const need = (needSlot / slots) | 0
    this.made++
    this.units += units
    const now = this.unitsOf(offer, needSlot)
    this.starts += this.moreStarts(offer, needSlot, { now, then: now + units })
    const before = this.keep(offer, needSlot)
    if (before > 0) this.kept += Math.min(before, now + units) - Math.min(before, now)
    const owner = this.ownerOf[offer]
    const lent = this.lent[owner]
    this.load += (units * (2 * lent + units)) / this.offered[owner]
    this.lent[owner] = lent + units
    if (onsiteList[need] >= 0 && !this.worksRemotely(offer, remoteList[need])) {
      this.km += units * this.instance.kmOf(offer, need)
    }
    this.log.push(offer, needSlot, units)
  }

  private worksRemotely(offer: number, list: number): boolean {
    return list >= 0 && includes(this.instance.lists[list], offer)
  }

  /** Units of a pair in a slot, the pinned ones included. */
  private unitsOf(offer: number, needSlot: number): number {
    const { pins, needs, slots } = this.instance
    const proposed = this.allocation.unitsOf(offer, needSlot)
    if (pins.onNeed[needSlot] === 0) return proposed
    const need = (needSlot / slots) | 0
    return proposed + (pins.byPair.get(offer * needs + need)?.[needSlot - need * slots] ?? 0)
  }

  /** Change of the rises into and out of one slot of a pair; slots in which the helper is absent do not count. */
  private moreStarts(offer: number, needSlot: number, { now, then }: { now: number; then: number }): number {
    const { present, slots, world } = this.instance
    const need = (needSlot / slots) | 0
    const shift = offer * slots - need * slots
    const { from, to } = world.needs[need].window
    let before = needSlot - 1
    while (before >= need * slots + from && present[before + shift] === 0) before--
    let after = needSlot + 1
    while (after < need * slots + to && present[after + shift] === 0) after++
    const left = before < need * slots + from ? 0 : this.unitsOf(offer, before)
    const right = after >= need * slots + to ? 0 : this.unitsOf(offer, after)
    const rises = (units: number): number => Math.max(0, units - left) + Math.max(0, right - units)
    return rises(then) - rises(now)
  }
}

/** Stint starts of all proposals, pins aside. */
export function startsOf(allocation: Allocation): number {
  const { instance, firstOfNeed, nextOfNeed, offer, units } = allocation
  const { slots, present, world } = instance
  let starts = 0
  for (let r = 0; r < firstOfNeed.length; r++) {
    const need = (r / slots) | 0
    for (let entry = firstOfNeed[r]; entry >= 0; entry = nextOfNeed[entry]) {
      const shift = offer[entry] * slots - need * slots
      const from = need * slots + world.needs[need].window.from
      let before = r - 1
      while (before >= from && present[before + shift] === 0) before--
      starts += Math.max(0, units[entry] - (before < from ? 0 : allocation.unitsOf(offer[entry], before)))
    }
  }
  return starts
}

/** Binary search in an ascending list. */
export function includes(items: Int32Array, item: number): boolean {
  let low = 0
  let high = items.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (items[middle] === item) return true
    if (items[middle] < item) low = middle + 1
    else high = middle - 1
  }
  return false
}
