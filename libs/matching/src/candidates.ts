/**
 * Candidate lists of all needs at once. Offers with a skill at a level (or a feature) are one bit set, so that a wish is the
 * intersection of a few bit sets (inverted index; Zobel and Moffat, "Inverted Files for Text Search Engines", 2006). Needs
 * with the same wish share one list for remote work, whatever their place, and needs with the same wish and place share one
 * for work on site: whoever searches a list for one need has searched it for all of them.
 */
import type { Need, Offer, PairExclusion } from './contract.js'
import { DistanceTable } from './distance.js'
import { isPerson, meetingMode, placeOf } from './eligibility.js'
import type { World } from './eligibility.js'
import { byCodePoint } from './order.js'

export interface Candidates {
  /** Need -> its list of offers working remotely, -1 if none. */
  remoteList: Int32Array
  /** Need -> its list of offers working on site (or goods), -1 if none. */
  onsiteList: Int32Array
  /** List -> offer indexes, ascending. Presence in a slot is not part of it. */
  lists: Int32Array[]
  /** Kilometres between an offer and a need's place, for pairs on an on-site list. */
  kmOf(offer: number, need: number): number
  /** All offers of a need's kind that are not its candidates, counted by their first failing test; windows aside. */
  misses(need: number): Misses
}

export type Misses = Partial<Record<PairExclusion, number>>

export function findCandidates(world: World): Candidates {
  return new CandidateIndex(world).all()
}

/** Offers on both lists of a need; presence aside. */
export function candidatesOf({ lists, remoteList, onsiteList }: Lists, need: number): number[] {
  const found: number[] = []
  for (const list of [remoteList[need], onsiteList[need]]) if (list >= 0) found.push(...lists[list])
  return found
}

type Lists = Pick<Candidates, 'lists' | 'remoteList' | 'onsiteList'>

class CandidateIndex {
  private readonly words: number
  private readonly tokens = new Map<string, Int32Array>()
  private readonly wishes = new Map<string, Int32Array>()
  private readonly known = new Map<string, number>()
  private readonly counts = new Map<string, number>()
  private readonly lists: Int32Array[] = []
  private readonly reach: Float64Array
  private readonly home: Int32Array
  private readonly placeAt: Map<string, number>
  private readonly distances: DistanceTable

  constructor(private readonly world: World) {
    const { offers, standings } = world
    this.words = (offers.length + 31) >> 5
    const places = [...world.places.values()].sort((a, b) => byCodePoint(a.id, b.id))
    this.placeAt = new Map(places.map((place, p) => [place.id, p]))
    this.home = Int32Array.from(offers, (offer) => this.placeAt.get(offer.owner) ?? 0)
    this.reach = Float64Array.from(offers, (offer) => offer.maxKm ?? Infinity)
    offers.forEach((offer, i) => {
      this.mark(standings[i].exclusion?.code ?? 'available', i)
      this.mark(isPerson(offer.kind) ? 'staff' : offer.kind, i)
      for (const token of tokensOf(offer, standings[i].remoteCut)) this.mark(token, i)
    })
    this.distances = new DistanceTable(places, this.longestWay())
  }

  all(): Candidates {
    const { world, distances, home } = this
    const remoteList = new Int32Array(world.needs.length).fill(-1)
    const onsiteList = new Int32Array(world.needs.length).fill(-1)
    const site = Int32Array.from(world.needs, (need) => this.placeAt.get(placeOf(world, need).id) ?? 0)
    world.needs.forEach((need, j) => {
      if (world.emergencies.get(need.emergency)?.closed) return
      const wish = wishOf(need)
      const own = world.declined.get(j)
      const mine = own ? `|${need.id}` : ''
      const mode = need.kind === 'staff' ? (need.mode ?? 'any') : 'onsite'
      if (mode !== 'onsite') {
        remoteList[j] = this.list(`r${wish}${mine}`, () => this.remote(need).filter((i) => !own?.has(i)))
      }
      if (mode !== 'remote') {
        const key = `${mode}|${site[j]}|${need.maxKm ?? ''}|${wish}${mine}`
        onsiteList[j] = this.list(key, () => this.onsite(need, site[j]).filter((i) => !own?.has(i)))
      }
    })
    return {
      remoteList,
      onsiteList,
      lists: this.lists,
      kmOf: (i, j) => distances.from(site[j])[home[i]],
      misses: (j) => this.misses(world.needs[j], site[j]),
    }
  }

  private misses(need: Need, site: number): Misses {
    const kind = this.both([need.kind])
    const known = this.both([need.kind, ...wantedTokens(need).map((token) => token.replace(/^s[123]/, 's1'))])
    const fit = this.both([need.kind, ...wantedTokens(need)])
    const found: Misses = need.kind === 'staff' ? { SKILL_MISSING: kind - known } : { FEATURE_MISSING: kind - fit }
    if (need.kind === 'staff') found.LEVEL_TOO_LOW = known - fit
    for (const code of ['OWNER_IN_EMERGENCY', 'PROVIDER_COMPROMISED', 'NO_AVAILABILITY'] as const) {
      found[code] = this.both([need.kind, code, ...wantedTokens(need)])
    }
    const mode = need.kind === 'staff' ? (need.mode ?? 'any') : 'onsite'
    const remote = mode === 'onsite' ? 0 : count(this.holding(need, 'remote'))
    const onTheSpot = mode === 'remote' ? 0 : count(this.holding(need, onsiteWay(need)))
    found.MODE_MISMATCH = this.both([need.kind, 'available', ...wantedTokens(need)]) - remote - onTheSpot
    found.TOO_FAR = mode === 'remote' ? 0 : onTheSpot - this.onsite(need, site).length
    return found
  }

  /** How many offers carry all of these tokens. */
  private both(tokens: readonly string[]): number {
    const key = JSON.stringify(tokens)
    const known = this.counts.get(key)
    if (known !== undefined) return known
    const found = count(this.intersection(tokens))
    this.counts.set(key, found)
    return found
  }

  private intersection(tokens: readonly string[]): Int32Array {
    const bits = new Int32Array(this.words).fill(-1)
    for (const token of tokens) {
      const carriers = this.tokens.get(token)
      if (!carriers) bits.fill(0)
      else for (let w = 0; w < bits.length; w++) bits[w] &= carriers[w]
    }
    return bits
  }

  private mark(token: string, offer: number): void {
    let bits = this.tokens.get(token)
    if (!bits) this.tokens.set(token, (bits = new Int32Array(this.words)))
    bits[offer >> 5] |= 1 << (offer & 31)
  }

  private list(key: string, make: () => number[]): number {
    const known = this.known.get(key)
    if (known !== undefined) return known
    const items = make()
    const id = items.length ? this.lists.push(Int32Array.from(items)) - 1 : -1
    this.known.set(key, id)
    return id
  }

  /** Bit set of the offers that hold everything asked for and work in the given way. */
  private holding(need: Need, way: string): Int32Array {
    const key = `${way}${wishOf(need)}`
    const known = this.wishes.get(key)
    if (known) return known
    const bits = this.intersection(['available', way, ...wantedTokens(need)])
    this.wishes.set(key, bits)
    return bits
  }

  private remote(need: Need): number[] {
    return members(this.holding(need, 'remote'))
  }

  private onsite(need: Need, site: number): number[] {
    const km = this.distances.from(site)
    const most = need.maxKm ?? Infinity
    return members(this.holding(need, onsiteWay(need))).filter((i) => km[this.home[i]] <= Math.min(most, this.reach[i]))
  }

  private longestWay(): number {
    const { offers, needs, standings } = this.world
    const onTheRoad = offers.filter((offer, i) => !standings[i].exclusion && offer.kind !== 'remote')
    const offered = onTheRoad.reduce((most, offer) => Math.max(most, offer.maxKm ?? Infinity), 0)
    const wanted = needs.reduce((most, need) => Math.max(most, need.maxKm ?? Infinity), 0)
    return Math.min(offered, wanted)
  }
}

const onsiteWay = (need: Need): string =>
  need.kind !== 'staff' ? need.kind : need.mode === 'onsite' ? 'onsite' : 'onsite-only'

const wishOf = (need: Need): string => `${need.kind}${JSON.stringify(wantedTokens(need))}`

function wantedTokens(need: Need): string[] {
  if (need.kind !== 'staff') return [...new Set(need.features ?? [])].sort(byCodePoint).map((feature) => `f${feature}`)
  return Object.entries(need.skills ?? {})
    .map(([skill, level]) => `s${level}${skill}`)
    .sort(byCodePoint)
}

/** Everything an offer may be found by: its ways of working, its skills at every level up to its own, its features. */
function tokensOf(offer: Offer, remoteCut: boolean): string[] {
  if (!isPerson(offer.kind)) return [...(offer.features ?? []).map((feature) => `f${feature}`)]
  const ways: string[] = []
  const probe = { id: '', emergency: '', kind: 'staff', quantity: 1, window: { from: 0, to: 1 }, priority: 1 } as const
  if (meetingMode(offer, { ...probe, mode: 'onsite' }, remoteCut)) ways.push('onsite')
  if (meetingMode(offer, { ...probe, mode: 'remote' }, remoteCut)) ways.push('remote')
  else if (ways.length) ways.push('onsite-only')
  for (const [skill, level] of Object.entries(offer.skills ?? {})) {
    for (let l = 1; l <= level; l++) ways.push(`s${l}${skill}`)
  }
  return ways
}

function members(bits: Int32Array): number[] {
  const found: number[] = []
  for (let w = 0; w < bits.length; w++) {
    for (let word = bits[w]; word !== 0; word &= word - 1) found.push((w << 5) + 31 - Math.clz32(word & -word))
  }
  return found
}

function count(bits: Int32Array): number {
  let sum = 0
  for (let w = 0; w < bits.length; w++) {
    for (let word = bits[w]; word !== 0; word &= word - 1) sum++
  }
  return sum
}
