/**
 * Why a unit stays open, shown instead of claimed: everything that chains from it reach is a closed set. Its needs ask for more
 * than all offers that may serve any of them hold (P. Hall 1935), so no swap inside it helps anyone without hurting another.
 * Where work time binds, the set spans slots and such an offer counts once, with what its work time leaves.
 */
import type { Bottleneck } from './contract.js'
import type { Allocation } from './allocation.js'
import { byCodePoint } from './order.js'

/** A closed set; sets that touch are merged, since a union of closed sets is closed. */
interface Closed {
  needs: Set<number>
  offers: Set<number>
  slots: Set<number>
  demand: number
  capacity: number
  workTime: number
  /** Least urgent need whose units are in it. */
  leastUrgent: number
  /** False when a chain would have reached an offer with room after all. */
  full: boolean
}

export class Bottlenecks {
  private readonly sets: Closed[] = []
  private readonly mergedInto: number[] = []
  /** Node -> its set, -1 when unseen. */
  private readonly needSlots: Int32Array
  private readonly listSlots: Int32Array
  private readonly offerSlots: Int32Array
  private readonly wholeOffers: Int32Array

  constructor(private readonly allocation: Allocation) {
    const { needs, offers, slots, lists } = allocation.instance
    this.needSlots = new Int32Array(needs * slots).fill(-1)
    this.listSlots = new Int32Array(lists.length * slots).fill(-1)
    this.offerSlots = new Int32Array(offers * slots).fill(-1)
    this.wholeOffers = new Int32Array(offers).fill(-1)
  }

  /** The closed set around an open need-slot; null when it is not closed or a less urgent need could give way. */
  around(needSlot: number): Bottleneck | null {
    const { world, slots } = this.allocation.instance
    const need = world.needs[(needSlot / slots) | 0]
    const set = this.sets[this.find(this.explore(needSlot))]
    if (!set.full || set.leastUrgent > need.priority || set.capacity >= set.demand) return null
    const skills = Object.keys(need.skills ?? {}).sort(byCodePoint)
    return {
      slot: needSlot % slots,
      ...(set.slots.size > 1 ? { slots: [...set.slots].sort((a, b) => a - b) } : {}),
      needs: set.needs.size,
      demand: set.demand,
      offers: set.offers.size,
      capacity: set.capacity,
      ...(set.workTime ? { workTime: set.workTime } : {}),
      ...(skills.length ? { skills } : {}),
    }
  }

  private explore(needSlot: number): number {
    if (this.needSlots[needSlot] >= 0) return this.needSlots[needSlot]
    const { slots, remoteList, onsiteList } = this.allocation.instance
    const id = this.sets.length
    this.mergedInto.push(id)
    this.sets.push({
      ...{ needs: new Set(), offers: new Set(), slots: new Set() },
      ...{ demand: 0, capacity: 0, workTime: 0, leastUrgent: 1, full: true },
    })
    const queue: number[] = []
    this.enter(needSlot, id, queue)
    for (let head = 0; head < queue.length; head++) {
      const need = (queue[head] / slots) | 0
      for (const list of [remoteList[need], onsiteList[need]]) {
        if (list >= 0) this.follow(list, queue[head] % slots, id, queue)
      }
    }
    return id
  }

  private enter(needSlot: number, id: number, queue: number[]): void {
    if (this.meets(this.needSlots, needSlot, id)) return
    const { slots, wanted, world } = this.allocation.instance
    const set = this.sets[this.find(id)]
    const need = (needSlot / slots) | 0
    set.needs.add(need)
    set.slots.add(needSlot % slots)
    set.demand += wanted[needSlot]
    set.leastUrgent = Math.max(set.leastUrgent, world.needs[need].priority)
    queue.push(needSlot)
  }

  private follow(list: number, t: number, id: number, queue: number[]): void {
    const { instance, used, firstOfOffer } = this.allocation
    const { slots, lists, room } = instance
    if (this.meets(this.listSlots, list * slots + t, id)) return
    for (const offer of lists[list]) {
      const q = offer * slots + t
      if (room[q] === 0 || this.meets(this.offerSlots, q, id)) continue
      const set = this.sets[this.find(id)]
      set.offers.add(offer)
      if (this.allocation.free(offer, t) > 0) set.full = false
      else if (used[q] < room[q]) this.followWhole(offer, id, queue)
      else {
        if (this.wholeOffers[offer] < 0) set.capacity += room[q]
        this.enterServed(firstOfOffer[q], id, queue)
      }
    }
  }

  /** An offer whose work time is spent: all its units in all slots belong to the set, and its work time is its capacity. */
  private followWhole(offer: number, id: number, queue: number[]): void {
    if (this.meets(this.wholeOffers, offer, id)) return
    const { instance, firstOfOffer } = this.allocation
    const { slots, room, budget } = instance
    const set = this.sets[this.find(id)]
    set.workTime++
    set.capacity += budget[offer]
    for (let q = offer * slots; q < (offer + 1) * slots; q++) {
      const counted = this.offerSlots[q] >= 0 && this.allocation.used[q] >= room[q] && room[q] > 0
      if (counted) {
        this.meets(this.offerSlots, q, id)
        this.sets[this.find(id)].capacity -= room[q]
      }
      this.enterServed(firstOfOffer[q], id, queue)
    }
  }

  private enterServed(first: number, id: number, queue: number[]): void {
    const { needSlot, nextOfOffer } = this.allocation
    for (let entry = first; entry >= 0; entry = nextOfOffer[entry]) this.enter(needSlot[entry], id, queue)
  }

  /** Whether a node was seen; if by another search, the two sets become one. If not, it is now. */
  private meets(seen: Int32Array, at: number, id: number): boolean {
    if (seen[at] < 0) {
      seen[at] = id
      return false
    }
    this.merge(seen[at], id)
    return true
  }

  private find(id: number): number {
    let root = id
    while (this.mergedInto[root] !== root) root = this.mergedInto[root]
    while (this.mergedInto[id] !== root) [this.mergedInto[id], id] = [root, this.mergedInto[id]]
    return root
  }

  private merge(a: number, b: number): void {
    const [from, into] = this.smallerFirst(this.find(a), this.find(b))
    if (from === into) return
    const gone = this.sets[from]
    const set = this.sets[into]
    for (const need of gone.needs) set.needs.add(need)
    for (const offer of gone.offers) set.offers.add(offer)
    for (const slot of gone.slots) set.slots.add(slot)
    set.demand += gone.demand
    set.capacity += gone.capacity
    set.workTime += gone.workTime
    set.leastUrgent = Math.max(set.leastUrgent, gone.leastUrgent)
    set.full &&= gone.full
    this.mergedInto[from] = into
  }

  private smallerFirst(a: number, b: number): [number, number] {
    const size = (id: number): number => this.sets[id].needs.size + this.sets[id].offers.size
    return size(a) <= size(b) ? [a, b] : [b, a]
  }
}
