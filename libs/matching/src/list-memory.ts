/**
 * Candidate lists carried over from one state of the offers to the next. A list depends on nothing but the offers, their
 * standing and what it was made for, so after a change of few offers it is the old one in new numbers, less the offers that
 * went, with those of the new ones that pass the same tests.
 */
import type { Need, Offer, Place } from './contract.js'
import { kilometres } from './distance.js'
import { meetingMode, misfit } from './eligibility.js'
import type { Standing, World } from './eligibility.js'
import { WishIndex } from './wishes.js'

/** What a list was made for: any need with this wish, at this place; null for work from afar. */
export interface Purpose {
  need: Need
  place: Place | null
}

interface Remembered {
  purpose: Purpose
  items: Int32Array
}

/** More changed offers than this are quicker put in by making all lists anew. */
const FEW = 32

export class ListMemory {
  private lists = new Map<string, Remembered>()
  private next = new Map<string, Remembered>()
  private offers: readonly Offer[] = []
  private standings: readonly Standing[] = []
  private world: World | null = null
  /** Old number -> new number, -1 for offers that went or are not the same; null when nothing has changed. */
  private numbers: Int32Array | null = null
  /** New numbers of the offers that are new or not the same. */
  private fresh: number[] = []
  private index: WishIndex | null = null

  /** Turns to a new state of the offers; lists that nobody asked for since the last turn are forgotten. */
  turn(world: World): void {
    const { offers, standings } = world
    this.lists = this.next
    this.next = new Map()
    this.world = world
    this.compare(world)
    if (this.fresh.length > FEW) this.lists.clear()
    this.offers = offers
    this.standings = standings
    if (this.numbers) this.index = null
  }

  /** The offers by what they carry; made when a list or a count first needs it. */
  wishIndex(world: World): WishIndex {
    if (world !== this.world) return new WishIndex(world)
    return (this.index ??= new WishIndex(world))
  }

  /** Offers of a list in their new numbers, ascending; made by `make` when it is not remembered. */
  of(key: string, purpose: Purpose, make: () => Int32Array): Int32Array {
    const known = this.next.get(key)
    if (known) return known.items
    const before = this.lists.get(key)
    const items = before ? this.carriedOver(before) : make()
    this.next.set(key, { purpose: before?.purpose ?? purpose, items })
    return items
  }

  private compare({ offers, standings }: World): void {
    this.fresh = []
    this.numbers = null
    const isSame = (offer: Offer, i: number): boolean =>
      this.offers[i] === offer && sameStanding(this.standings[i], standings[i])
    if (offers.length === this.offers.length && offers.every(isSame)) return
    const numbers = (this.numbers = new Int32Array(this.offers.length).fill(-1))
    const before = new Map(this.offers.map((offer, i) => [offer, i]))
    offers.forEach((offer, i) => {
      const old = before.get(offer)
      if (old === undefined || !sameStanding(this.standings[old], standings[i])) this.fresh.push(i)
      else numbers[old] = i
    })
  }

  private carriedOver({ purpose, items }: Remembered): Int32Array {
    const { numbers } = this
    if (!numbers) return items
    const more = this.fresh.filter((offer) => this.fits(offer, purpose))
    const carried = new Int32Array(items.length + more.length)
    let length = 0
    for (const item of items) if (numbers[item] >= 0) carried[length++] = numbers[item]
    for (const offer of more) carried[length++] = offer
    const left = carried.subarray(0, length)
    return more.length ? left.sort() : left
  }

  private fits(i: number, { need, place }: Purpose): boolean {
    const { world } = this
    if (!world) return false
    const offer = world.offers[i]
    const { exclusion, remoteCut } = world.standings[i]
    if (exclusion || misfit(offer, need)) return false
    const mode = meetingMode(offer, need, remoteCut)
    if (!place) return mode === 'remote'
    const home = world.places.get(offer.owner)
    return (
      mode === 'onsite' &&
      home !== undefined &&
      kilometres(home, place) <= Math.min(offer.maxKm ?? Infinity, need.maxKm ?? Infinity)
    )
  }
}

/** Whether an offer is in or out for all needs as before, and works in the same ways. */
export const sameStanding = (a: Standing, b: Standing): boolean =>
  a.remoteCut === b.remoteCut && a.exclusion?.code === b.exclusion?.code
