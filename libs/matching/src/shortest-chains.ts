/**
 * Many shortest chains in a row. Every need-slot carries a lower bound of its distance to an offer with room; a chain walks
 * strictly downhill, and a need-slot without a way down is raised to one above its lowest neighbour (R. Ahuja and J. Orlin,
 * "Distance-directed augmenting path algorithms", 1991). Bounds never fall, so all chains together cost little more than one
 * search each way. Chains that walk downhill by exact bounds are shortest, so they touch as few stints as possible.
 */
import type { Allocation } from './allocation.js'
import type { Instance } from './instance.js'
import { NO_ROOM, roomDistance } from './room-distance.js'
import type { RoomDistance } from './room-distance.js'

/** Where a need-slot may go next: an offer with room, or a unit that its offer gives up. */
interface Step {
  offer: number
  /** The need-slot that loses the offer, -1 at the end of the chain. */
  loser: number
  /** Distance of the loser: its own, or through its emergency's other open need-slots. */
  distance: number
}

export class ShortestChains {
  private readonly instance: Instance
  private readonly distance: RoomDistance
  /** The chain: need-slots that take an offer, and what the next one lost; `loser` differs from it after a trade. */
  private readonly takers: number[] = []
  private readonly steps: Step[] = []

  constructor(private readonly allocation: Allocation) {
    this.instance = allocation.instance
    this.distance = roomDistance(allocation)
  }

  /** Serves `share` with one unit more; false when no chain exists. */
  serve(share: number): boolean {
    this.takers.length = 0
    this.steps.length = 0
    for (;;) {
      const { takers, steps } = this
      if (takers.length === 0) {
        const root = this.nearestOpen(share)
        if (root < 0) return false
        takers.push(root)
      }
      const taker = takers[takers.length - 1]
      const step = this.down(taker)
      if (!step) {
        takers.pop()
        steps.pop()
        continue
      }
      steps.push(step)
      if (step.loser < 0) {
        this.carryOut()
        return true
      }
      const next = this.entering(step)
      if (next >= 0) takers.push(next)
      else steps.pop()
    }
  }

  /** The need-slot that has to be served after a step: the loser, or an open one that its emergency takes instead. */
  private entering({ loser, distance }: Step): number {
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

  /** A step that leads exactly one down; else raises the need-slot above its lowest neighbour and returns null. */
  private down(needSlot: number): Step | null {
    const { slots, remoteList, onsiteList } = this.instance
    const need = (needSlot / slots) | 0
    const { ofNeedSlot } = this.distance
    const wish = ofNeedSlot[needSlot] - 1
    let lowest = NO_ROOM
    for (const list of [remoteList[need], onsiteList[need]]) {
      if (list < 0) continue
      for (const offer of this.instance.rosters.at(list, needSlot - need * slots)) {
        const step = this.through(offer, needSlot - need * slots, wish)
        if (!step) continue
        if (step.distance <= wish) return step
        lowest = Math.min(lowest, step.distance)
      }
    }
    ofNeedSlot[needSlot] = Math.min(NO_ROOM, Math.max(lowest, ofNeedSlot[needSlot]) + 1)
    return null
  }

  /** The lowest step through an offer, or the first that is as low as wished; null when it gives up nothing. */
  private through(offer: number, t: number, wish: number): Step | null {
    const { slots, room, budget } = this.instance
    const { used, spent, firstOfOffer } = this.allocation
    const q = offer * slots + t
    if (used[q] >= room[q]) return this.giving(offer, firstOfOffer[q], wish)
    if (spent[offer] < budget[offer]) return { offer, loser: -1, distance: 0 }
    let lowest: Step | null = null
    for (let z = offer * slots; z < (offer + 1) * slots; z++) {
      const step = this.giving(offer, firstOfOffer[z], wish)
      if (step && step.distance <= wish) return step
      if (step && (!lowest || step.distance < lowest.distance)) lowest = step
    }
    return lowest
  }

  private giving(offer: number, first: number, wish: number): Step | null {
    const { nextOfOffer, needSlot } = this.allocation
    const { ofNeedSlot, ofShare } = this.distance
    const { shareOf, slots } = this.instance
    let loser = -1
    let lowest = NO_ROOM
    for (let entry = first; entry >= 0 && lowest > wish; entry = nextOfOffer[entry]) {
      const r = needSlot[entry]
      const distance = Math.min(ofNeedSlot[r], ofShare[shareOf[(r / slots) | 0]])
      if (distance < lowest) [loser, lowest] = [r, distance]
    }
    return loser < 0 ? null : { offer, loser, distance: lowest }
  }

  private carryOut(): void {
    const { takers, steps, allocation } = this
    for (let k = steps.length - 1; k >= 0; k--) {
      const { offer, loser } = steps[k]
      if (loser >= 0) allocation.add(offer, loser, -1)
      allocation.add(offer, takers[k], 1)
    }
  }
}
