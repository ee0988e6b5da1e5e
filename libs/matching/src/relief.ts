/**
 * Objectives 5 and 6 on a finished arrangement: a whole stint goes to a free offer whose lender has lent a smaller part so far,
 * or whose way is shorter, when that costs nothing above it. Two tries a stint, so the effort is fixed.
 */
import { includes } from './account.js'
import type { Account } from './account.js'
import type { Allocation } from './allocation.js'
import type { Instance } from './instance.js'

interface Stint {
  offer: number
  need: number
  from: number
  to: number
  units: number
}

export class Relief {
  private readonly instance: Instance

  constructor(
    private readonly allocation: Allocation,
    private readonly account: Account,
  ) {
    this.instance = allocation.instance
  }

  run(needs: readonly number[]): void {
    for (const need of needs) {
      for (const stint of this.stintsOf(need)) {
        const { byLoad, byWay } = this.alternatives(stint)
        if (byLoad >= 0 && this.hand(stint, byLoad)) continue
        if (byWay >= 0 && byWay !== byLoad) this.hand(stint, byWay)
      }
    }
  }

  /** Runs of equal units of one offer at a need. */
  private stintsOf(need: number): Stint[] {
    const { allocation } = this
    const { slots, world } = this.instance
    const { window } = world.needs[need]
    const stints: Stint[] = []
    for (let t = window.from; t < window.to; t++) {
      for (let e = allocation.firstOfNeed[need * slots + t]; e >= 0; e = allocation.nextOfNeed[e]) {
        const offer = allocation.offer[e]
        const units = allocation.units[e]
        const last = stints.findLast((stint) => stint.offer === offer)
        if (last && last.to === t && last.units === units) last.to = t + 1
        else stints.push({ offer, need, from: t, to: t + 1, units })
      }
    }
    return stints
  }

  /** The free offers of the least loaded lender and of the shortest way, -1 when they are no better. */
  private alternatives(stint: Stint): { byLoad: number; byWay: number } {
    const { lists, remoteList, onsiteList } = this.instance
    const { account } = this
    let byLoad = -1
    let byWay = -1
    let least = account.loadOf(stint.offer)
    let shortest = this.km(stint.offer, stint.need)
    for (const list of [remoteList[stint.need], onsiteList[stint.need]]) {
      if (list < 0) continue
      const remote = list === remoteList[stint.need]
      for (const offer of lists[list]) {
        const load = account.loadOf(offer)
        const km = remote ? 0 : this.instance.kmOf(offer, stint.need)
        if ((load >= least && km >= shortest) || !this.isFree(offer, stint)) continue
        if (load < least) [byLoad, least] = [offer, load]
        if (km < shortest) [byWay, shortest] = [offer, km]
      }
    }
    return { byLoad, byWay }
  }

  private isFree(offer: number, { from, to, units }: Stint): boolean {
    const { budget } = this.instance
    if (budget[offer] - this.allocation.spent[offer] < units * (to - from)) return false
    for (let t = from; t < to; t++) if (this.allocation.free(offer, t) < units) return false
    return true
  }

  private km(offer: number, need: number): number {
    const { lists, remoteList, onsiteList } = this.instance
    const remote = remoteList[need]
    if (onsiteList[need] < 0 || (remote >= 0 && includes(lists[remote], offer))) return 0
    return this.instance.kmOf(offer, need)
  }

  private hand({ offer, need, from, to, units }: Stint, other: number): boolean {
    const { account, allocation } = this
    account.settle()
    for (let r = need * this.instance.slots + from; r < need * this.instance.slots + to; r++) {
      allocation.add(offer, r, -units)
      allocation.add(other, r, units)
    }
    if (account.pays()) return true
    account.undo()
    return false
  }
}
