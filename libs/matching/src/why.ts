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
  /** Offer -> 1 when it could still give something in some slot, -1 when not, 0 before anybody asked. */
  private readonly hasRoom: Int8Array
  /** List -> its offers that are not taken up everywhere. */
  private readonly idle = new Map<number, Int32Array>()

  constructor(private readonly allocation: Allocation) {
    const { instance } = allocation
    const { world, offers, needs, pins } = instance
    this.instance = instance
    this.asked = demandPerOffer(instance)
    this.hasRoom = new Int8Array(offers)
    const offered = offeredByOwner(instance)
    const lent = new Map<string, number>()
    const lend = (offer: number, units: number): void => {
      const { owner } = world.offers[offer]
      lent.set(owner, (lent.get(owner) ?? 0) + units)
    }
    allocation.spent.forEach((units, offer) => {
      if (units > 0) lend(offer, units)
    })
    for (const [key, units] of pins.byPair) for (const n of units) lend((key / needs) | 0, n)
    this.load = Float64Array.from(
      world.offers,
      ({ owner }) => (lent.get(owner) ?? 0) / Math.max(1, offered.get(owner) ?? 0),
    )
  }

  /** For a proposed stretch that is neither pinned nor kept nor the continuation of another. */
  of(stretch: Stretch): ChosenReason {
    const { offer, need } = stretch
    const { remoteList, onsiteList } = this.instance
    if (this.isAlone(stretch)) return 'ONLY_CANDIDATE'
    let scarce = true
    let loaded = true
    let near = true
    let free = 0
    for (const list of [remoteList[need], onsiteList[need]]) {
      for (const other of this.idleOn(list)) {
        if (other === offer || !this.isFree(other, stretch)) continue
        free++
        if (this.asked[other] < this.asked[offer]) scarce = false
        if (this.load[other] < this.load[offer]) loaded = false
        if (near && this.km(other, need) < this.km(offer, need)) near = false
        if (!scarce && !loaded && !near) return 'BY_EXCHANGE'
      }
    }
    if (free === 0) return 'BY_EXCHANGE'
    return scarce ? 'LEAST_SCARCE' : loaded ? 'LENDER_LEAST_LOADED' : near ? 'NEAREST' : 'BY_EXCHANGE'
  }

  /** Whether nobody else could be proposed in any slot of the stretch. */
  private isAlone({ offer, need, from, to }: Stretch): boolean {
    const { rosters, remoteList, onsiteList } = this.instance
    for (const list of [remoteList[need], onsiteList[need]]) {
      for (let t = from; t < to; t++) if (rosters.at(list, t).some((other) => other !== offer)) return false
    }
    return true
  }

  /** The offers of a list that could still give something in some slot. */
  private idleOn(list: number): Int32Array {
    const known = this.idle.get(list)
    if (known) return known
    const found = list < 0 ? new Int32Array(0) : this.instance.lists[list].filter((offer) => this.isIdle(offer))
    this.idle.set(list, found)
    return found
  }

  private isIdle(offer: number): boolean {
    if (this.hasRoom[offer] !== 0) return this.hasRoom[offer] > 0
    this.hasRoom[offer] = -1
    for (let t = 0; t < this.instance.slots; t++) if (this.allocation.free(offer, t) > 0) this.hasRoom[offer] = 1
    return this.hasRoom[offer] > 0
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
