/**
 * Candidate lists of all needs at once. Needs with the same wish share one list for remote work, whatever their place, and needs
 * with the same wish and place share one for work on site: whoever searches a list for one need has searched it for all.
 */
import type { Need } from './contract.js'
import type { DistanceTable } from './distance.js'
import { placeOf } from './eligibility.js'
import type { World } from './eligibility.js'
import { byCodePoint } from './order.js'
import type { Reuse } from './reuse.js'
import { count, WishIndex } from './wishes.js'
import type { Bits, Misses, Way, Wish } from './wishes.js'

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

export function findCandidates(world: World, reuse: Reuse): Candidates {
  return new CandidateFinder(world, reuse).all()
}

type Lists = Pick<Candidates, 'lists' | 'remoteList' | 'onsiteList'>

/** Offers on both lists of a need; presence aside. */
export function candidatesOf({ lists, remoteList, onsiteList }: Lists, need: number): number[] {
  const found: number[] = []
  for (const list of [remoteList[need], onsiteList[need]]) if (list >= 0) found.push(...lists[list])
  return found
}

class CandidateFinder {
  private readonly index: WishIndex
  private readonly known = new Map<string, number>()
  private readonly lists: Int32Array[] = []
  private readonly reach: Float64Array
  private readonly home: Int32Array
  private readonly site: Int32Array
  private readonly distances: DistanceTable
  private readonly scratch: Int32Array

  constructor(
    private readonly world: World,
    reuse: Reuse,
  ) {
    const { offers, needs } = world
    this.index = new WishIndex(world, reuse)
    const places = [...world.places.values()].sort((a, b) => byCodePoint(a.id, b.id))
    const placeAt = new Map(places.map((place, p) => [place.id, p]))
    this.home = Int32Array.from(offers, (offer) => placeAt.get(offer.owner) ?? 0)
    this.site = Int32Array.from(needs, (need) => placeAt.get(placeOf(world, need).id) ?? 0)
    this.reach = Float64Array.from(offers, (offer) => offer.maxKm ?? Infinity)
    this.distances = reuse.distances(places, this.longestWay())
    this.scratch = new Int32Array(offers.length)
  }

  all(): Candidates {
    const { world, distances, home, site } = this
    const remoteList = new Int32Array(world.needs.length).fill(-1)
    const onsiteList = new Int32Array(world.needs.length).fill(-1)
    const wishes: Wish[] = world.needs.map((need) => this.index.wishOf(need))
    world.needs.forEach((need, j) => {
      if (world.emergencies.get(need.emergency)?.closed) return
      const mine = world.declined.has(j) ? `|${need.id}` : ''
      const { key } = wishes[j]
      const mode = modeOf(need)
      if (mode !== 'onsite') remoteList[j] = this.list(`r${key}${mine}`, () => this.remote(wishes[j], j))
      if (mode === 'remote') return
      const place = `${mode}|${site[j]}|${need.maxKm ?? ''}|${key}${mine}`
      onsiteList[j] = this.list(place, () => this.onsite(wishes[j], j, false))
    })
    const lists = { remoteList, onsiteList, lists: this.lists }
    return {
      ...lists,
      kmOf: (i, j) => distances.from(site[j])[home[i]],
      misses: (j) => this.misses(wishes[j], j, lists),
    }
  }

  private misses(wish: Wish, j: number, { lists, onsiteList }: Lists): Misses {
    const need = this.world.needs[j]
    const mode = modeOf(need)
    const remote = mode === 'onsite' ? 0 : count(wish.working('remote'))
    const onTheSpot = mode === 'remote' ? 0 : count(wish.working(onsiteWay(need)))
    const list = onsiteList[j] < 0 ? [] : lists[onsiteList[j]]
    const inReach = this.world.declined.has(j) ? this.onsite(wish, j, true).length : list.length
    const found = { ...wish.misses(), MODE_MISMATCH: wish.fitting - remote - onTheSpot }
    return mode === 'remote' ? found : { ...found, TOO_FAR: onTheSpot - inReach }
  }

  private list(key: string, make: () => Int32Array): number {
    const known = this.known.get(key)
    if (known !== undefined) return known
    const items = make()
    const id = items.length ? this.lists.push(items) - 1 : -1
    this.known.set(key, id)
    return id
  }

  private remote(wish: Wish, j: number): Int32Array {
    const declined = this.world.declined.get(j)
    return this.select(wish.working('remote'), (i) => !declined?.has(i))
  }

  private onsite(wish: Wish, j: number, withDeclined: boolean): Int32Array {
    const { home, reach, world, site } = this
    const km = this.distances.from(site[j])
    const most = world.needs[j].maxKm ?? Infinity
    const declined = withDeclined ? undefined : world.declined.get(j)
    const bits = wish.working(onsiteWay(world.needs[j]))
    return this.select(bits, (i) => km[home[i]] <= Math.min(most, reach[i]) && !declined?.has(i))
  }

  private select(bits: Bits, test: (offer: number) => boolean): Int32Array {
    const { scratch } = this
    let length = 0
    for (let w = 0; w < bits.length; w++) {
      for (let word = bits[w]; word !== 0; word &= word - 1) {
        const offer = (w << 5) + 31 - Math.clz32(word & -word)
        if (test(offer)) scratch[length++] = offer
      }
    }
    return scratch.slice(0, length)
  }

  private longestWay(): number {
    const { offers, needs, standings } = this.world
    const onTheRoad = offers.filter((offer, i) => !standings[i].exclusion && offer.kind !== 'remote')
    const offered = onTheRoad.reduce((most, offer) => Math.max(most, offer.maxKm ?? Infinity), 0)
    const wanted = needs.reduce((most, need) => Math.max(most, need.maxKm ?? Infinity), 0)
    return Math.min(offered, wanted)
  }
}

const modeOf = (need: Need): 'onsite' | 'remote' | 'any' => (need.kind === 'staff' ? (need.mode ?? 'any') : 'onsite')

const onsiteWay = (need: Need): Way =>
  need.kind !== 'staff' ? need.kind : need.mode === 'onsite' ? 'onsite' : 'onsite-only'
