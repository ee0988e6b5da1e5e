/**
 * What a planner need not work out again for records that have not changed since its last change. A cold plan starts with an
 * empty one, so that nothing outlives a call there.
 */
import type { Id, Need, Offer, Place } from './contract.js'
import { DistanceTable } from './distance.js'
import { ListMemory } from './list-memory.js'
import { wordsOf } from './wishes.js'
import type { Words } from './wishes.js'

export class Reuse {
  /** Outside record -> its sound copy. */
  offers = new WeakMap<object, Offer>()
  needs = new WeakMap<object, Need>()
  /** Sound need -> what it wishes. */
  private readonly words = new WeakMap<Need, Words>()
  /** Candidate lists of the call before. */
  lists = new ListMemory()
  private places: ReadonlyMap<Id, Place> = new Map()
  private emergencies: ReadonlyMap<Id, unknown> = new Map()
  private table: { reachKm: number; distances: DistanceTable } | null = null

  /** Forgets what hangs on places or emergencies when these are others now. */
  knows(places: ReadonlyMap<Id, Place>, emergencies: ReadonlyMap<Id, unknown>): void {
    if (!sameKeys(this.emergencies, emergencies)) this.needs = new WeakMap()
    if (!samePlaces(this.places, places)) {
      this.offers = new WeakMap()
      this.needs = new WeakMap()
      this.table = null
      this.lists = new ListMemory()
    }
    this.places = places
    this.emergencies = emergencies
  }

  wordsOf(need: Need): Words {
    const known = this.words.get(need)
    if (known) return known
    const words = wordsOf(need)
    this.words.set(need, words)
    return words
  }

  /** Distances among the places, in id order, up to a reach. */
  distances(places: readonly Place[], reachKm: number): DistanceTable {
    if (this.table?.reachKm === reachKm) return this.table.distances
    const distances = new DistanceTable(places, reachKm)
    this.table = { reachKm, distances }
    return distances
  }
}

const sameKeys = (a: ReadonlyMap<Id, unknown>, b: ReadonlyMap<Id, unknown>): boolean =>
  a.size === b.size && [...a.keys()].every((key) => b.has(key))

const samePlaces = (a: ReadonlyMap<Id, Place>, b: ReadonlyMap<Id, Place>): boolean =>
  a.size === b.size &&
  [...a.values()].every(({ id, lat, lon }) => {
    const other = b.get(id)
    return other?.lat === lat && other.lon === lon
  })
