/** Why an eligible offer does not serve a need: what it does instead in the slots that the need lacks. */
import type { Allocation } from './allocation.js'
import type { NotChosen } from './contract.js'
import type { Instance } from './instance.js'
import { previousRows } from './carry-over.js'

export interface WhyNot {
  code: NotChosen
  /** It serves a less urgent need: only in plans that are not optimal. */
  lessUrgent: boolean
}

/** From the weakest reason to the strongest: one slot with a weak reason is enough to help, so the weakest is told. */
const WEAKEST_FIRST: NotChosen[] = [
  'FREE_UNUSED',
  'SERVES_EQUAL',
  'KEPT_FOR_CONTINUITY',
  'SERVES_WORSE_OFF',
  'SERVES_HIGHER_PRIORITY',
  'PINNED_ELSEWHERE',
  'WORK_TIME_USED',
]

export class Rivalry {
  private readonly instance: Instance
  private readonly previous = new Map<number, Int32Array>()

  constructor(private readonly allocation: Allocation) {
    this.instance = allocation.instance
    for (const row of previousRows(this.instance)) {
      this.previous.set(row.offer * this.instance.needs + row.need, row.units)
    }
  }

  whyNot(offer: number, need: number): WhyNot {
    const { slots, present, wanted, world } = this.instance
    const { from, to } = world.needs[need].window
    let weakest: WhyNot | null = null
    for (let t = Math.max(from, world.now); t < to; t++) {
      const r = need * slots + t
      if (present[offer * slots + t] === 0 || wanted[r] <= this.allocation.got[r]) continue
      const reason = this.inSlot(offer, need, t)
      const weaker = !weakest || rank(reason) < rank(weakest)
      if (weaker) weakest = reason
    }
    return weakest ?? { code: 'NEED_COVERED', lessUrgent: false }
  }

  private inSlot(offer: number, need: number, t: number): WhyNot {
    const { allocation, instance } = this
    const { slots, room } = instance
    const q = offer * slots + t
    if (allocation.free(offer, t) > 0) return { code: 'FREE_UNUSED', lessUrgent: false }
    if (allocation.used[q] < room[q]) return { code: 'WORK_TIME_USED', lessUrgent: false }
    if (allocation.firstOfOffer[q] < 0) return { code: 'PINNED_ELSEWHERE', lessUrgent: false }
    let weakest: WhyNot | null = null
    for (let entry = allocation.firstOfOffer[q]; entry >= 0; entry = allocation.nextOfOffer[entry]) {
      const reason = this.against(need, { offer, rival: (allocation.needSlot[entry] / slots) | 0, t })
      if (!weakest || rank(reason) < rank(weakest)) weakest = reason
    }
    return weakest ?? { code: 'FREE_UNUSED', lessUrgent: false }
  }

  private against(need: number, { offer, rival, t }: { offer: number; rival: number; t: number }): WhyNot {
    const { world, shareOf, needs } = this.instance
    const mine = world.needs[need].priority
    const theirs = world.needs[rival].priority
    if (theirs < mine) return { code: 'SERVES_HIGHER_PRIORITY', lessUrgent: false }
    if (theirs > mine) return { code: 'SERVES_EQUAL', lessUrgent: true }
    const worseOff = shareOf[rival] !== shareOf[need] && this.ratio(shareOf[rival]) < this.ratio(shareOf[need])
    if (worseOff) return { code: 'SERVES_WORSE_OFF', lessUrgent: false }
    const before = this.previous.get(offer * needs + rival)
    return { code: before && before[t] > 0 ? 'KEPT_FOR_CONTINUITY' : 'SERVES_EQUAL', lessUrgent: false }
  }

  private ratio(share: number): number {
    return this.allocation.served[share] / this.instance.shares[share].demand
  }
}

const rank = ({ code, lessUrgent }: WhyNot): number => (lessUrgent ? -1 : WEAKEST_FIRST.indexOf(code))
