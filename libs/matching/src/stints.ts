/**
 * A first arrangement in long stints. Each need takes, slot by slot from the left, the offer that stays longest: for one place
 * to fill and given free offers this needs the fewest handovers (greedy interval covering). Among offers that stay equally
 * long the one whose free time is cut up least goes first, then the one that fewest others could use. No emergency gets more
 * than its count, so what is still missing afterwards can be completed by chains: every vector below a feasible count vector
 * is extendable to it (polymatroids are closed downwards).
 */
import type { Allocation } from './allocation.js'
import type { Instance } from './instance.js'
import { demandPerOffer } from './scarcity.js'

export class StintPacker {
  private readonly instance: Instance
  /** Offer -> unit-slots of need that could use it. */
  readonly askedFor: Float64Array

  constructor(
    private readonly allocation: Allocation,
    private readonly target: Int32Array,
  ) {
    this.instance = allocation.instance
    this.askedFor = demandPerOffer(this.instance)
  }

  /** Packs all needs, those with the fewest candidates for their urgency first. */
  packAll(urgency: Float64Array): void {
    const { needs } = this.instance
    const choice = Array.from({ length: needs }, (_, j) => this.choiceOf(j) / urgency[j])
    const order = choice.map((_, j) => j).sort((a, b) => choice[a] - choice[b] || a - b)
    for (const need of order) this.pack(need)
  }

  pack(need: number): void {
    const { instance, allocation, target } = this
    const { slots, wanted, shareOf, world } = instance
    const share = shareOf[need]
    if (share < 0) return
    const { from, to } = world.needs[need].window
    for (let t = from; t < to && allocation.served[share] < target[share]; t++) {
      const r = need * slots + t
      while (wanted[r] > allocation.got[r] && allocation.served[share] < target[share]) {
        const continuing = this.continuing(need, t)
        const offer = continuing >= 0 ? continuing : this.longest(need, t)
        if (offer < 0) break
        const length = Math.min(this.stay(offer, t, this.openUntil(need, t)), target[share] - allocation.served[share])
        const units = continuing >= 0 ? 1 : this.breadth(offer, r, length)
        for (let k = 0; k < length; k++) allocation.add(offer, r + k, units)
      }
    }
  }

  /** Units that an offer can give a need in every slot of a stint. */
  private breadth(offer: number, needSlot: number, length: number): number {
    const { instance, allocation, target } = this
    const { slots, wanted, budget, shareOf } = instance
    const need = (needSlot / slots) | 0
    const share = shareOf[need]
    const inAll = Math.min(target[share] - allocation.served[share], budget[offer] - allocation.spent[offer])
    let units = Math.max(1, Math.floor(inAll / length))
    for (let r = needSlot; r < needSlot + length; r++) {
      units = Math.min(units, wanted[r] - allocation.got[r], allocation.free(offer, r - need * slots))
    }
    return units
  }

  private choiceOf(need: number): number {
    const { lists, remoteList, onsiteList } = this.instance
    const size = (list: number): number => (list < 0 ? 0 : lists[list].length)
    return size(remoteList[need]) + size(onsiteList[need])
  }

  /** An offer that serves the need in the slot before and can go on: that costs no start. The longest goes first. */
  private continuing(need: number, t: number): number {
    const { allocation, instance } = this
    const r = need * instance.slots + t
    if (t === 0) return -1
    const end = this.openUntil(need, t)
    let best = -1
    let bestStay = 0
    for (let entry = allocation.firstOfNeed[r - 1]; entry >= 0; entry = allocation.nextOfNeed[entry]) {
      const offer = allocation.offer[entry]
      if (allocation.units[entry] <= allocation.unitsOf(offer, r)) continue
      const stay = this.stay(offer, t, end)
      if (stay < bestStay || stay === 0 || (stay === bestStay && offer > best)) continue
      best = offer
      bestStay = stay
    }
    return best
  }

  private longest(need: number, t: number): number {
    const { rosters, remoteList, onsiteList, room, slots } = this.instance
    const { used } = this.allocation
    const end = this.openUntil(need, t)
    let best = -1
    let bestStay = 0
    let bestCut = 0
    for (const list of [remoteList[need], onsiteList[need]]) {
      for (const offer of rosters.at(list, t)) {
        if (room[offer * slots + t] <= used[offer * slots + t]) continue
        const stay = this.stay(offer, t, end)
        if (stay === 0 || stay < bestStay) continue
        const cut = this.joins(offer, need, t + stay) ? -1 : this.cut(offer, t, stay)
        const better =
          stay > bestStay || cut < bestCut || (cut === bestCut && this.askedFor[offer] < this.askedFor[best])
        if (!better) continue
        best = offer
        bestStay = stay
        bestCut = cut
      }
    }
    return best
  }

  /** End of the run of open slots of a need that begins at `t`. */
  private openUntil(need: number, t: number): number {
    const { slots, wanted, world } = this.instance
    const { got } = this.allocation
    const { to } = world.needs[need].window
    let end = t
    while (end < to && wanted[need * slots + end] > got[need * slots + end]) end++
    return end
  }

  /** Slots in a row from `t` and before `end` that the offer could serve. */
  private stay(offer: number, t: number, end: number): number {
    const { slots, room, budget } = this.instance
    const { used, spent } = this.allocation
    const last = offer * slots + Math.min(end, t + budget[offer] - spent[offer])
    let q = offer * slots + t
    while (q < last && room[q] > used[q]) q++
    return q - offer * slots - t
  }

  /** Whether a stint of the pair begins in slot `t`, so that one ending there costs no start of its own. */
  private joins(offer: number, need: number, t: number): boolean {
    const { slots, world } = this.instance
    return t < world.needs[need].window.to && this.allocation.find(offer, need * slots + t) >= 0
  }

  /** Free slots of the offer directly before and after a stint. */
  private cut(offer: number, t: number, length: number): number {
    const { room, slots } = this.instance
    const { used } = this.allocation
    let from = offer * slots + t
    let to = from + length
    const least = offer * slots
    const most = least + slots
    while (from > least && room[from - 1] > used[from - 1]) from--
    while (to < most && room[to] > used[to]) to++
    return to - from - length
  }
}
