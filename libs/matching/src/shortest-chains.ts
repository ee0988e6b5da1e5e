/**
 * Many shortest chains in a row. Every need-slot carries a lower bound of its distance to an offer with room; a chain walks
 * strictly downhill, and a need-slot without a way down is raised to one above its lowest neighbour (R. Ahuja and J. Orlin,
 * "Distance-directed augmenting path algorithms", 1991). Bounds never fall, so all chains together cost little more than one
 * search each way. Chains that walk downhill by exact bounds are shortest, so they touch as few stints as possible. Lists
 * carry bounds too: what was found out by looking through a list for one need holds for all needs that share it.
 */
import type { Allocation } from './allocation.js'
import type { Instance } from './instance.js'
import { NO_ROOM, roomDistance } from './room-distance.js'
import type { RoomDistance } from './room-distance.js'

export class ShortestChains {
  private readonly instance: Instance
  private readonly distance: RoomDistance
  /** List-slot -> position among its offers up to which none leads down, as far as is known. */
  private readonly position: Int32Array
  /** The chain: need-slots that take an offer. The next taker differs from the loser after a trade. */
  private readonly takers: number[] = []
  private readonly givers: number[] = []
  /** The need-slot that loses the giver, -1 at the end of the chain. */
  private readonly losers: number[] = []
  /** The loser that `through` found. */
  private loser = -1

  constructor(private readonly allocation: Allocation) {
    this.instance = allocation.instance
    this.distance = roomDistance(allocation)
    this.position = new Int32Array(this.distance.ofListSlot.length)
  }

  /** Serves `share` with one unit more; false when no chain exists. */
  serve(share: number): boolean {
    const { takers, givers, losers } = this
    takers.length = givers.length = losers.length = 0
    for (;;) {
      if (takers.length === 0) {
        const root = this.nearestOpen(share)
        if (root < 0) return false
        takers.push(root)
      }
      const distance = this.down(takers[takers.length - 1])
      if (distance === 0) {
        this.carryOut()
        return true
      }
      const next = distance < NO_ROOM ? this.entering(losers[losers.length - 1], distance) : -1
      if (next >= 0) takers.push(next)
      else {
        if (distance >= NO_ROOM) takers.pop()
        givers.pop()
        losers.pop()
      }
    }
  }

  /** The need-slot that has to be served after a step: the loser, or an open one that its emergency takes instead. */
  private entering(loser: number, distance: number): number {
    if (this.distance.ofNeedSlot[loser] <= distance) return loser
    const share = this.instance.shareOf[(loser / this.instance.slots) | 0]
    const open = this.nearestOpen(share)
    const price = open < 0 ? NO_ROOM : this.distance.ofNeedSlot[open] + 1
    if (price <= distance) return open
    this.distance.ofShare[share] = price
    return -1
  }

  /** The open need-slot of a share that is nearest to room, -1 when none can be served. */
  private nearestOpen(share: number): number {
    const { shares, slots, wanted, world } = this.instance
    const { got } = this.allocation
    const { ofNeedSlot } = this.distance
    let best = -1
    for (const need of shares[share].needs) {
      const { from, to } = world.needs[need].window
      for (let r = need * slots + from; r < need * slots + to; r++) {
        if (wanted[r] <= got[r] || ofNeedSlot[r] >= NO_ROOM) continue
        if (best < 0 || ofNeedSlot[r] < ofNeedSlot[best]) best = r
      }
    }
    return best
  }

  /** Takes a step down and returns the distance there, 0 at an offer with room; else raises the need-slot: NO_ROOM. */
  private down(needSlot: number): number {
    const { slots, remoteList, onsiteList } = this.instance
    const { ofNeedSlot } = this.distance
    const need = (needSlot / slots) | 0
    const t = needSlot - need * slots
    const wish = ofNeedSlot[needSlot] - 1
    const remote = this.stepInto(remoteList[need], t, wish)
    if (remote <= wish) return remote
    const onsite = this.stepInto(onsiteList[need], t, wish)
    if (onsite <= wish) return onsite
    ofNeedSlot[needSlot] = Math.min(NO_ROOM, Math.min(remote, onsite) + 1)
    return NO_ROOM
  }

  /** Takes a step to an offer of a list that is as near as wished; returns the distance, that of the list if there is none. */
  private stepInto(list: number, t: number, wish: number): number {
    if (list < 0) return NO_ROOM
    const { rosters, slots } = this.instance
    const { position } = this
    const { ofListSlot } = this.distance
    const k = list * slots + t
    if (ofListSlot[k] > wish) return ofListSlot[k]
    const roster = rosters.at(list, t)
    let lowest = NO_ROOM
    for (let n = 0, z = position[k]; n < roster.length; n++, z = z + 1 < roster.length ? z + 1 : 0) {
      const distance = this.through(roster[z], t, wish)
      if (distance <= wish) {
        position[k] = z
        this.givers.push(roster[z])
        this.losers.push(this.loser)
        return distance
      }
      if (distance < lowest) lowest = distance
    }
    position[k] = 0
    ofListSlot[k] = lowest
    return lowest
  }

  /** The lowest distance through an offer, or the first that is as low as wished; `loser` is who gives it up. */
  private through(offer: number, t: number, wish: number): number {
    const { slots, room, budget } = this.instance
    const { used, spent, firstOfOffer } = this.allocation
    const q = offer * slots + t
    this.loser = -1
    if (used[q] >= room[q]) return this.giving(firstOfOffer[q], wish, NO_ROOM)
    if (spent[offer] < budget[offer]) return 0
    let lowest = NO_ROOM
    for (let z = offer * slots; z < (offer + 1) * slots && lowest > wish; z++) {
      lowest = this.giving(firstOfOffer[z], wish, lowest)
    }
    return lowest
  }

  /** The lower of `lowest` and the distances from the units of an offer-slot, until one is as low as wished. */
  private giving(first: number, wish: number, lowest: number): number {
    const { nextOfOffer, needSlot } = this.allocation
    const { ofNeedSlot, ofShare } = this.distance
    const { shareOf, slots } = this.instance
    let least = lowest
    for (let entry = first; entry >= 0 && least > wish; entry = nextOfOffer[entry]) {
      const r = needSlot[entry]
      const distance = Math.min(ofNeedSlot[r], ofShare[shareOf[(r / slots) | 0]])
      if (distance >= least) continue
      least = distance
      this.loser = r
    }
    return least
  }

  private carryOut(): void {
    const { takers, givers, losers, allocation } = this
    for (let k = givers.length - 1; k >= 0; k--) {
      if (losers[k] >= 0) allocation.add(givers[k], losers[k], -1)
      allocation.add(givers[k], takers[k], 1)
    }
  }
}
