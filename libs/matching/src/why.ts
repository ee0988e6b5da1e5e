/** Why an offer was chosen for a stretch of slots: the first reason that is true, found on the finished plan. */
import { includes } from './account.js'
import type { Allocation } from './allocation.js'
import type { ChosenReason } from './contract.js'
import type { Instance } from './instance.js'
import { demandPerOffer } from './scarcity.js'
import { offeredByOwner } from './score.js'

export interface Stretch {
  offer: number
  need: number
  from: number
  to: number
}

export class WhyChosen {
  private readonly instance: Instance
  private readonly asked: Float64Array
  private readonly load: Float64Array

  constructor(private readonly allocation: Allocation) {
    const { instance } = allocation
    const { world, offers, slots, pins } = instance
    this.instance = instance
    this.asked = demandPerOffer(instance)
    const offered = offeredByOwner(instance)
    const lent = new Map<string, number>()
    for (let i = 0; i < offers; i++) {
      let sum = allocation.spent[i]
      for (let q = i * slots; q < (i + 1) * slots; q++) sum += pins.onOffer[q]
      const { owner } = world.offers[i]
      lent.set(owner, (lent.get(owner) ?? 0) + sum)
    }
    this.load = Float64Array.from(
      world.offers,
      ({ owner }) => (lent.get(owner) ?? 0) / Math.max(1, offered.get(owner) ?? 0),
    )
  }

  /** For a proposed stretch that is neither pinned nor kept nor the continuation of another. */
  of(stretch: Stretch): ChosenReason {
    const { offer, need } = stretch
    const { lists, remoteList, onsiteList } = this.instance
    let alone = true
    let scarce = true
    let loaded = true
    let near = true
    let free = 0
    for (const list of [remoteList[need], onsiteList[need]]) {
      if (list < 0) continue
      for (const other of lists[list]) {
        if (other === offer || !this.present(other, stretch)) continue
        alone = false
        if (!this.isFree(other, stretch)) continue
        free++
        if (this.asked[other] < this.asked[offer]) scarce = false
        if (this.load[other] < this.load[offer]) loaded = false
        if (near && this.km(other, need) < this.km(offer, need)) near = false
        if (!scarce && !loaded && !near) return 'BY_EXCHANGE'
      }
    }
    if (alone) return 'ONLY_CANDIDATE'
    if (free === 0) return 'BY_EXCHANGE'
    return scarce ? 'LEAST_SCARCE' : loaded ? 'LENDER_LEAST_LOADED' : near ? 'NEAREST' : 'BY_EXCHANGE'
  }

  /** Whether an offer could be proposed in some slot of the stretch at all. */
  private present(offer: number, { from, to }: Stretch): boolean {
    const { room, slots } = this.instance
    for (let q = offer * slots + from; q < offer * slots + to; q++) if (room[q] > 0) return true
    return false
  }

  private isFree(offer: number, { from, to }: Stretch): boolean {
    for (let t = from; t < to; t++) if (this.allocation.free(offer, t) <= 0) return false
    return true
  }

  private km(offer: number, need: number): number {
    const { onsiteList, remoteList, lists } = this.instance
    const remote = remoteList[need]
    if (onsiteList[need] < 0 || (remote >= 0 && includes(lists[remote], offer))) return 0
    return this.instance.kmOf(offer, need)
  }
}
