/** How many swaps every need-slot is away from an offer with room: one breadth-first search backwards from all such offers. */
import type { Allocation } from './allocation.js'
import type { Instance } from './instance.js'

/** Further than any chain. */
export const NO_ROOM = 1 << 29

/**
 * `ofListSlot`: 0 when an offer of the list has room, one more for every swap. `ofNeedSlot`: one more than the nearer of its
 * lists. `ofShare`: one more than the nearest of the emergency's open need-slots, the price of trading one for another.
 */
export interface RoomDistance {
  ofListSlot: Int32Array
  ofNeedSlot: Int32Array
  ofShare: Int32Array
}

export function roomDistance(allocation: Allocation): RoomDistance {
  return new Backwards(allocation).run()
}

class Backwards {
  private readonly instance: Instance
  private readonly needSlots: Int32Array
  private readonly shares: Int32Array
  private readonly listSlots: Int32Array
  private readonly offerSlots: Uint8Array
  private readonly wholeOffers: Uint8Array
  private readonly listsOf: number[][]
  private readonly needsOf: number[][]
  /** Need-slots as they are, shares as -1 - share; in order of distance. */
  private readonly queue: number[] = []

  constructor(private readonly allocation: Allocation) {
    const { instance } = allocation
    const { needs, offers, slots, lists, shares, remoteList, onsiteList } = instance
    this.instance = instance
    this.needSlots = new Int32Array(needs * slots).fill(NO_ROOM)
    this.shares = new Int32Array(shares.length).fill(NO_ROOM)
    this.listSlots = new Int32Array(lists.length * slots).fill(NO_ROOM)
    this.offerSlots = new Uint8Array(offers * slots)
    this.wholeOffers = new Uint8Array(offers)
    this.listsOf = Array.from({ length: offers }, () => [])
    this.needsOf = lists.map(() => [])
    lists.forEach((items, list) => {
      for (const offer of items) this.listsOf[offer].push(list)
    })
    for (let need = 0; need < needs; need++) {
      for (const list of [remoteList[need], onsiteList[need]]) if (list >= 0) this.needsOf[list].push(need)
    }
  }

  run(): RoomDistance {
    const { offers, slots } = this.instance
    for (let offer = 0; offer < offers; offer++) {
      for (let t = 0; t < slots; t++) if (this.allocation.free(offer, t) > 0) this.reachOffer(offer, t, 1)
    }
    for (let head = 0; head < this.queue.length; head++) {
      const node = this.queue[head]
      if (node < 0) this.leadIntoShare(-1 - node)
      else this.leadIntoNeedSlot(node)
    }
    return { ofListSlot: this.listSlots, ofNeedSlot: this.needSlots, ofShare: this.shares }
  }

  private reachOffer(offer: number, t: number, distance: number): void {
    const { slots, wanted } = this.instance
    if (this.offerSlots[offer * slots + t]) return
    this.offerSlots[offer * slots + t] = 1
    for (const list of this.listsOf[offer]) {
      if (this.listSlots[list * slots + t] < NO_ROOM) continue
      this.listSlots[list * slots + t] = distance - 1
      for (const need of this.needsOf[list]) {
        const needSlot = need * slots + t
        if (this.needSlots[needSlot] < NO_ROOM || wanted[needSlot] === 0) continue
        this.needSlots[needSlot] = distance
        this.queue.push(needSlot)
      }
    }
  }

  private leadIntoNeedSlot(needSlot: number): void {
    const distance = this.needSlots[needSlot]
    this.leadIntoGiving(needSlot, distance)
    const { wanted, shareOf, slots } = this.instance
    const share = shareOf[(needSlot / slots) | 0]
    if (wanted[needSlot] <= this.allocation.got[needSlot] || this.shares[share] < NO_ROOM) return
    this.shares[share] = distance + 1
    this.queue.push(-1 - share)
  }

  private leadIntoShare(share: number): void {
    const { shares, slots, world } = this.instance
    for (const need of shares[share].needs) {
      const { from, to } = world.needs[need].window
      for (let r = need * slots + from; r < need * slots + to; r++) this.leadIntoGiving(r, this.shares[share])
    }
  }

  /** Offers that serve a need-slot could let it go, and serve others instead. */
  private leadIntoGiving(needSlot: number, distance: number): void {
    const { firstOfNeed, nextOfNeed, offer, used, spent } = this.allocation
    const { slots, room, budget } = this.instance
    const t = needSlot % slots
    for (let entry = firstOfNeed[needSlot]; entry >= 0; entry = nextOfNeed[entry]) {
      const giver = offer[entry]
      if (used[giver * slots + t] >= room[giver * slots + t]) this.reachOffer(giver, t, distance + 1)
      if (spent[giver] < budget[giver] || this.wholeOffers[giver]) continue
      this.wholeOffers[giver] = 1
      for (let u = 0; u < slots; u++) {
        if (used[giver * slots + u] < room[giver * slots + u]) this.reachOffer(giver, u, distance + 1)
      }
    }
  }
}
