/**
 * Candidate lists of all needs at once. Needs with the same wish share one list for remote work, whatever their place, and needs
 * with the same wish and place share one for work on site: whoever searches a list for one need has searched it for all.
 */
import type { Id, Need, Place } from './contract.js'
import { DistanceTable } from './distance.js'
import { placeOf } from './eligibility.js'
import type { World } from './eligibility.js'
import { Kept } from './kept.js'
import type { Keeper } from './kept.js'
import { byCodePoint } from './order.js'
import { ListMemory } from './list-memory.js'
import { count, wordsOf } from './wishes.js'
import type { Bits, Misses, Way, Wish, WishIndex, Words } from './wishes.js'

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

export function findCandidates(world: World, keeper: Keeper): Candidates {
  return new CandidateFinder(world, keeper).all()
}

/** Places in id order, and the number of each. */
export interface Atlas {
  places: readonly Place[]
  at: ReadonlyMap<Id, number>
}

function atlasOf(known: ReadonlyMap<Id, Place>): Atlas {
  const places = [...known.values()].sort((a, b) => byCodePoint(a.id, b.id))
  return { places, at: new Map(places.map(({ id }, number) => [id, number])) }
}

/** What a need wishes, and the names of the lists of whoever may work for it from afar and at its site. */
export interface Label {
  site: number
  words: Words
  remote: string
  onsite: string
}

type Lists = Pick<Candidates, 'lists' | 'remoteList' | 'onsiteList'>

/** Offers on both lists of a need; presence aside. */
export function candidatesOf({ lists, remoteList, onsiteList }: Lists, need: number): number[] {
  const found: number[] = []
  for (const list of [remoteList[need], onsiteList[need]]) if (list >= 0) found.push(...lists[list])
  return found
}

const ATLAS = new Kept<Atlas>()
/** Offer -> where it comes from, need -> where it is: places by their number in the atlas. */
const HOME = new Kept<Int32Array>()
const SITE = new Kept<Int32Array>()
const DISTANCES = new Kept<DistanceTable>()
const REACH = new Kept<Float64Array>()
/** Candidate lists of the call before. */
const LISTS = new Kept<ListMemory>()
/** Sound need -> the names of its lists. */
const LABELS = new WeakMap<Need, Label>()

class CandidateFinder {
  /** Made when a list or a count is not remembered. */
  private index: WishIndex | null = null
  private readonly known = new Map<string, number>()
  private readonly lists: Int32Array[] = []
  private readonly memory: ListMemory
  private readonly reach: Float64Array
  private readonly home: Int32Array
  private readonly site: Int32Array
  private readonly places: readonly Place[]
  private readonly distances: DistanceTable
  private readonly scratch: Int32Array

  constructor(
    private readonly world: World,
    keeper: Keeper,
  ) {
    const { places, offers, needs, emergencies } = world
    const atlas = ATLAS.of(keeper, [places], () => atlasOf(places))
    const { at } = atlas
    this.places = atlas.places
    this.memory = LISTS.of(keeper, [places], () => new ListMemory())
    this.reach = REACH.of(keeper, [offers], () => Float64Array.from(offers, ({ maxKm }) => maxKm ?? Infinity))
    this.home = HOME.of(keeper, [atlas, offers], () => Int32Array.from(offers, ({ owner }) => at.get(owner) ?? 0))
    this.site = SITE.of(keeper, [atlas, needs, emergencies], () =>
      Int32Array.from(needs, (need) => at.get(placeOf(world, need).id) ?? 0),
    )
    const most = this.longestWay()
    this.distances = DISTANCES.of(keeper, [atlas, most], () => new DistanceTable(atlas.places, most))
    this.scratch = new Int32Array(offers.length)
  }

  all(): Candidates {
    const { world, distances, home, site } = this
    const remoteList = new Int32Array(world.needs.length).fill(-1)
    const onsiteList = new Int32Array(world.needs.length).fill(-1)
    this.memory.turn(world)
    world.needs.forEach((need, j) => {
      if (world.emergencies.get(need.emergency)?.closed) return
      const mode = modeOf(need)
      if (mode !== 'onsite') remoteList[j] = this.remoteNumber(j)
      if (mode !== 'remote') onsiteList[j] = this.onsiteNumber(j)
    })
    return {
      ...{ remoteList, onsiteList, lists: this.lists },
      kmOf: (i, j) => distances.from(site[j])[home[i]],
      misses: (j) => this.misses(j, onsiteList[j]),
    }
  }

  private misses(j: number, onsite: number): Misses {
    const need = this.world.needs[j]
    const wish = this.wishOf(j)
    const mode = modeOf(need)
    const remote = mode === 'onsite' ? 0 : count(wish.working('remote'))
    const onTheSpot = mode === 'remote' ? 0 : count(wish.working(onsiteWay(need)))
    const found = { ...wish.misses(), MODE_MISMATCH: wish.fitting - remote - onTheSpot }
    if (mode === 'remote') return found
    const inReach = this.world.declined.has(j) ? this.inReach(j) : onsite < 0 ? [] : this.lists[onsite]
    return { ...found, TOO_FAR: onTheSpot - inReach.length }
  }

  /** Number of a list less the offers that were declined for the need, -1 when nobody is left. */
  private number(key: string, j: number, items: Int32Array): number {
    const declined = this.world.declined.get(j)
    const own = declined ? `${key}|${this.world.needs[j].id}` : key
    const known = this.known.get(own)
    if (known !== undefined) return known
    const left = declined ? items.filter((i) => !declined.has(i)) : items
    const id = left.length ? this.lists.push(left) - 1 : -1
    this.known.set(own, id)
    return id
  }

  private wishOf(j: number): Wish {
    const need = this.world.needs[j]
    this.index ??= this.memory.wishIndex(this.world)
    return this.index.wishOf(need, this.labelOf(j).words)
  }

  private remoteNumber(j: number): number {
    const need = this.world.needs[j]
    const { remote } = this.labelOf(j)
    const make = (): Int32Array => this.select(this.wishOf(j).working('remote'), () => true)
    return this.number(remote, j, this.memory.of(remote, { need, place: null }, make))
  }

  private onsiteNumber(j: number): number {
    const need = this.world.needs[j]
    const { onsite } = this.labelOf(j)
    const place = this.places[this.site[j]]
    return this.number(
      onsite,
      j,
      this.memory.of(onsite, { need, place }, () => this.inReach(j)),
    )
  }

  private labelOf(j: number): Label {
    const need = this.world.needs[j]
    const site = this.site[j]
    const known = LABELS.get(need)
    if (known?.site === site) return known
    const words = wordsOf(need)
    const onsite = `${modeOf(need)}|${site}|${need.maxKm ?? ''}|${words.key}`
    const label = { site, words, remote: `r${words.key}`, onsite }
    LABELS.set(need, label)
    return label
  }

  /** Whoever may come for a need, or whose goods may. */
  private inReach(j: number): Int32Array {
    const { home, reach, site } = this
    const need = this.world.needs[j]
    const km = this.distances.from(site[j])
    const most = need.maxKm ?? Infinity
    return this.select(this.wishOf(j).working(onsiteWay(need)), (i) => km[home[i]] <= Math.min(most, reach[i]))
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
