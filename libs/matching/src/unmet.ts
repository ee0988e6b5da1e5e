/** What stays open, and why. */
import type { Allocation } from './allocation.js'
import { Bottlenecks } from './bottleneck.js'
import type { Bottleneck, NearMiss, PairExclusion, Range, Unmet, UnmetCode } from './contract.js'
import { judge } from './eligibility.js'
import type { Instance } from './instance.js'
import { nearMisses } from './near-misses.js'
import type { Misses } from './wishes.js'

type Counts = Partial<Record<PairExclusion, number>>

export function unmetOf(allocation: Allocation): Unmet[] {
  const { instance, got } = allocation
  const { wanted, slots, world } = instance
  const reasons = new OpenReasons(allocation)
  const open: Gap[] = []
  world.needs.forEach((need, j) => {
    let last: Unmet | null = null
    for (let t = Math.max(need.window.from, world.now); t < need.window.to; t++) {
      const units = wanted[j * slots + t] - got[j * slots + t]
      const code = units > 0 ? reasons.codeOf(j, t) : null
      if (code && last && last.units === units && last.code === code) last.to = t + 1
      else if (code) {
        last = { need: need.id, from: t, to: t + 1, units, code }
        open.push({ unmet: last, need: j })
      } else last = null
    }
  })
  return new Evidence(reasons, open).attached()
}

/** A gap before its evidence. */
interface Gap {
  unmet: Unmet
  need: number
}

/** Shows for each gap what it rests on: found when it is first read, since finding it for all gaps costs more than the plan. */
class Evidence {
  private bottlenecks: (Bottleneck | undefined)[] | null = null

  constructor(
    private readonly reasons: OpenReasons,
    private readonly open: readonly Gap[],
  ) {}

  attached(): Unmet[] {
    return this.open.map(({ unmet, need }, k) => {
      let near: NearMiss[] | undefined
      return Object.defineProperties(unmet, {
        counts: { enumerable: true, get: () => this.reasons.counts(need) },
        bottleneck: { enumerable: true, get: () => this.bottleneck(k) },
        nearMiss: { enumerable: true, get: () => (near ??= this.reasons.nearMisses(need, unmet)) },
      })
    })
  }

  /** Closed sets that touch are merged one after the other, so all are found in the order of the gaps. */
  private bottleneck(k: number): Bottleneck | undefined {
    this.bottlenecks ??= this.open.map(({ unmet, need }) =>
      SHORTAGES.includes(unmet.code) ? (this.reasons.bottleneck(need, unmet.from) ?? undefined) : undefined,
    )
    return this.bottlenecks[k]
  }
}

/** Those who could help are taken. */
const SHORTAGES: readonly UnmetCode[] = ['WORK_TIME_EXHAUSTED', 'OUTRANKED', 'FAIR_SHARE', 'CAPACITY_EXHAUSTED']

/** Finds the reason of an open need-slot, telling absence (nobody could) from shortage (those who could are taken). */
export class OpenReasons {
  private readonly instance: Instance
  private bottlenecks: Bottlenecks | null = null
  private readonly pinnedOn = new Map<number, { need: number; units: Int32Array }[]>()
  private readonly countsOf = new Map<number, Counts>()

  constructor(private readonly allocation: Allocation) {
    this.instance = allocation.instance
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

  /** The closed set around an open need-slot, null when there is none. */
  bottleneck(need: number, t: number): Bottleneck | null {
    this.bottlenecks ??= new Bottlenecks(this.allocation)
    return this.bottlenecks.around(need * this.instance.slots + t)
  }

  nearMisses(need: number, gap: Range): NearMiss[] {
    return nearMisses(this.instance.world, need, gap)
  }

  /** Offers of the need's kind by first failing test; eligible ones are not in it. */
  counts(need: number): Counts {
    const known = this.countsOf.get(need)
    if (known) return known
    const { instance } = this
    const { world, room, pins, slots, lists, remoteList, onsiteList } = instance
    const found: Misses = { ...instance.misses(need) }
    const { from, to } = world.needs[need].window
    let absent = 0
    for (const list of [remoteList[need], onsiteList[need]]) {
      for (const offer of list < 0 ? [] : lists[list]) {
        let there = false
        for (let q = offer * slots + from; q < offer * slots + to && !there; q++) there = room[q] + pins.onOffer[q] > 0
        if (!there) absent++
      }
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
    const { slots, present, room, world, remoteList, onsiteList } = this.instance
    const { used } = this.allocation
    const { priority, emergency } = world.needs[need]
    let anyone = false
    let outranked = false
    let fairShare = false
    for (const list of [remoteList[need], onsiteList[need]]) {
      for (const offer of this.thereAt(list, t)) {
        const q = offer * slots + t
        if (present[q] === 0) continue
        if (used[q] < room[q]) return 'WORK_TIME_EXHAUSTED'
        anyone = true
        if (outranked) continue
        for (const other of this.servedBy(offer, t)) {
          const rival = world.needs[other]
          if (rival.priority < priority) outranked = true
          else if (rival.priority === priority && rival.emergency !== emergency) fairShare = true
        }
      }
    }
    if (!anyone) return null
    return outranked ? 'OUTRANKED' : fairShare ? 'FAIR_SHARE' : 'CAPACITY_EXHAUSTED'
  }

  /** The offers of a list that may be present in a slot: without pins, whoever is present has room for proposals. */
  private thereAt(list: number, t: number): Int32Array | readonly number[] {
    const { lists, rosters, pins } = this.instance
    if (list < 0) return []
    return pins.byPair.size ? lists[list] : rosters.at(list, t)
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
    const { world, slots, present, remoteList, onsiteList } = this.instance
    const declinedHere = [...(world.declined.get(need) ?? [])].some((offer) => present[offer * slots + t] > 0)
    if (declinedHere && this.counts(need).DECLINED) return 'ONLY_EXCLUDED_OFFERS'
    if (remoteList[need] >= 0 || onsiteList[need] >= 0) return 'NONE_IN_WINDOW'
    const counts = this.counts(need)
    if (counts.DECLINED || counts.WINDOW_NO_OVERLAP) return 'NONE_IN_WINDOW'
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
