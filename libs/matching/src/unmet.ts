/** What stays open, and why. */
import type { Allocation } from './allocation.js'
import { Bottlenecks } from './bottleneck.js'
import type { NearMiss, PairExclusion, Range, Unmet, UnmetCode } from './contract.js'
import { judge } from './eligibility.js'
import type { Instance } from './instance.js'
import { candidatesOf } from './candidates.js'
import { nearMisses } from './near-misses.js'
import type { Misses } from './wishes.js'

type Counts = Partial<Record<PairExclusion, number>>

export function unmetOf(allocation: Allocation): Unmet[] {
  const { instance, got } = allocation
  const { wanted, slots, world } = instance
  const reasons = new OpenReasons(allocation)
  const open: Unmet[] = []
  world.needs.forEach((need, j) => {
    let last: Unmet | null = null
    for (let t = Math.max(need.window.from, world.now); t < need.window.to; t++) {
      const units = wanted[j * slots + t] - got[j * slots + t]
      const code = units > 0 ? reasons.codeOf(j, t) : null
      if (code && last && last.units === units && last.code === code) last.to = t + 1
      else if (code) {
        last = { need: need.id, from: t, to: t + 1, units, code, ...reasons.evidence(j, t, code) }
        open.push(withNearMisses(last, (gap) => nearMisses(world, j, gap)))
      } else last = null
    }
  })
  return open
}

/** Says who nearly fits a gap; found when it is first read, since finding it for all gaps costs more than the plan. */
function withNearMisses(gap: Unmet, find: (gap: Range) => NearMiss[]): Unmet {
  let found: NearMiss[] | undefined
  return Object.defineProperty(gap, 'nearMiss', { enumerable: true, get: () => (found ??= find(gap)) })
}

/** Finds the reason of an open need-slot, telling absence (nobody could) from shortage (those who could are taken). */
export class OpenReasons {
  private readonly instance: Instance
  private readonly bottlenecks: Bottlenecks
  private readonly pinnedOn = new Map<number, { need: number; units: Int32Array }[]>()
  private readonly countsOf = new Map<number, Counts>()

  constructor(private readonly allocation: Allocation) {
    this.instance = allocation.instance
    this.bottlenecks = new Bottlenecks(allocation)
    const { pins, needs } = this.instance
    for (const [key, units] of pins.byPair) {
      const offer = (key / needs) | 0
      const known = this.pinnedOn.get(offer) ?? []
      known.push({ need: key % needs, units })
      this.pinnedOn.set(offer, known)
    }
  }

  codeOf(need: number, t: number): UnmetCode {
    return this.shortage(need, t) ?? this.absence(need, t)
  }

  evidence(need: number, t: number, code: UnmetCode): Pick<Unmet, 'counts' | 'bottleneck'> {
    const counts = this.counts(need)
    const isShortage =
      code === 'WORK_TIME_EXHAUSTED' || code === 'OUTRANKED' || code === 'FAIR_SHARE' || code === 'CAPACITY_EXHAUSTED'
    const bottleneck = isShortage ? this.bottlenecks.around(need * this.instance.slots + t) : null
    return bottleneck ? { counts, bottleneck } : { counts }
  }

  /** The closed set around an open need-slot, null when there is none. */
  bottleneck(need: number, t: number): Unmet['bottleneck'] | null {
    return this.bottlenecks.around(need * this.instance.slots + t)
  }

  /** Offers of the need's kind by first failing test; eligible ones are not in it. */
  counts(need: number): Counts {
    const known = this.countsOf.get(need)
    if (known) return known
    const { instance } = this
    const { world, room, pins, slots } = instance
    const found: Misses = { ...instance.misses(need) }
    const { from, to } = world.needs[need].window
    let absent = 0
    for (const offer of candidatesOf(instance, need)) {
      let there = false
      for (let q = offer * slots + from; q < offer * slots + to && !there; q++) there = room[q] + pins.onOffer[q] > 0
      if (!there) absent++
    }
    const declined = [...(world.declined.get(need) ?? [])].map((offer) => judge(world, { offer, need }))
    const tooFar = declined.filter(
      (verdict) => !verdict.ok && (verdict.code === 'DECLINED' || verdict.code === 'WINDOW_NO_OVERLAP'),
    )
    found.WINDOW_NO_OVERLAP = absent + tooFar.filter((v) => !v.ok && v.code === 'WINDOW_NO_OVERLAP').length
    found.DECLINED = tooFar.filter((v) => !v.ok && v.code === 'DECLINED').length
    const counts: Counts = {}
    for (const code of CODES) if (found[code]) counts[code] = found[code]
    this.countsOf.set(need, counts)
    return counts
  }

  private shortage(need: number, t: number): UnmetCode | null {
    const { instance, allocation } = this
    const { slots, present, room, world } = instance
    const { priority, emergency } = world.needs[need]
    let anyone = false
    let outranked = false
    let fairShare = false
    for (const offer of candidatesOf(instance, need)) {
      const q = offer * slots + t
      if (present[q] === 0) continue
      if (allocation.used[q] < room[q]) return 'WORK_TIME_EXHAUSTED'
      anyone = true
      for (const other of this.servedBy(offer, t)) {
        const rival = world.needs[other]
        if (rival.priority < priority) outranked = true
        else if (rival.priority === priority && rival.emergency !== emergency) fairShare = true
      }
    }
    if (!anyone) return null
    return outranked ? 'OUTRANKED' : fairShare ? 'FAIR_SHARE' : 'CAPACITY_EXHAUSTED'
  }

  private servedBy(offer: number, t: number): number[] {
    const { slots } = this.instance
    const { firstOfOffer, nextOfOffer, needSlot } = this.allocation
    const needs: number[] = []
    for (let entry = firstOfOffer[offer * slots + t]; entry >= 0; entry = nextOfOffer[entry]) {
      needs.push((needSlot[entry] / slots) | 0)
    }
    for (const { need, units } of this.pinnedOn.get(offer) ?? []) if (units[t]) needs.push(need)
    return needs
  }

  /** The last test that any offer of the kind got to. */
  private absence(need: number, t: number): UnmetCode {
    const { instance } = this
    const { world, slots, present } = instance
    const counts = this.counts(need)
    const declinedHere = [...(world.declined.get(need) ?? [])].some((offer) => present[offer * slots + t] > 0)
    if (counts.DECLINED && declinedHere) return 'ONLY_EXCLUDED_OFFERS'
    if (counts.DECLINED || counts.WINDOW_NO_OVERLAP || candidatesOf(instance, need).length) return 'NONE_IN_WINDOW'
    if (counts.TOO_FAR || counts.MODE_MISMATCH) return 'NONE_IN_RANGE'
    if (counts.OWNER_IN_EMERGENCY || counts.PROVIDER_COMPROMISED || counts.NO_AVAILABILITY)
      return 'ONLY_EXCLUDED_OFFERS'
    return Object.keys(counts).length ? 'NO_OFFER_WITH_SKILLS' : 'NO_OFFER_OF_KIND'
  }
}

/** Contract order of the tests. */
const CODES: readonly PairExclusion[] = [
  'SKILL_MISSING',
  'LEVEL_TOO_LOW',
  'FEATURE_MISSING',
  'OWNER_IN_EMERGENCY',
  'PROVIDER_COMPROMISED',
  'NO_AVAILABILITY',
  'MODE_MISMATCH',
  'TOO_FAR',
  'WINDOW_NO_OVERLAP',
  'DECLINED',
]
