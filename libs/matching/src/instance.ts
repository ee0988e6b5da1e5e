/**
 * A problem in numbers: what is free and what is wanted after the pins, in typed arrays over offer-slots
 * (offer * slots + slot) and need-slots (need * slots + slot). Everything that searches works on this.
 */
import type { NeedKind, Priority, Problem } from './contract.js'
import { findCandidates } from './candidates.js'
import type { Candidates } from './candidates.js'
import { proposable, survey } from './eligibility.js'
import type { World } from './eligibility.js'
import { accept } from './intake.js'
import { byCodePoint } from './order.js'
import { Kept, sameItems } from './kept.js'
import type { Keeper } from './kept.js'
import { takePins } from './pins.js'
import type { Pins } from './pins.js'
import { Rosters } from './rosters.js'
import type { RosterMemory } from './rosters.js'

/** Stands for "no limit" in `budget`. */
export const UNLIMITED = 0x3fffffff

/** What one emergency asks for at one priority and kind: the unit of fairness. */
export interface Share {
  emergency: string
  priority: Priority
  kind: NeedKind
  /** Unit-slots asked for from now on, pinned ones included. */
  demand: number
  /** Unit-slots that pins already cover. */
  pinned: number
  needs: number[]
}

export interface Demand {
  /** Need -> its share, -1 when its emergency is closed. */
  shareOf: Int32Array
  /** By priority, kind and emergency id. Those that ask for nothing from now on are left out. */
  shares: Share[]
}

export interface Instance extends Candidates, Demand {
  world: World
  slots: number
  offers: number
  needs: number
  /** Offer-slot -> units present (0 outside the windows and before now). */
  present: Int32Array
  /** Offer-slot -> units that may still be proposed. */
  room: Int32Array
  /** Offer -> unit-slots that may still be proposed. */
  budget: Int32Array
  /** Need-slot -> units still wanted after the pins. */
  wanted: Int32Array
  pins: Pins
  rosters: Rosters
}

const PRESENT = new Kept<Int32Array>(sameItems)
const PINS = new Kept<Pins>()
/** What pins take of each offer-slot and give each need-slot. */
const ON_OFFER = new Kept<Int32Array>(sameItems)
const ON_NEED = new Kept<Int32Array>(sameItems)
const ROOM = new Kept<Int32Array>(sameItems)
const BUDGET = new Kept<Int32Array>(sameItems)
const WANTED = new Kept<Int32Array>(sameItems)
const DEMAND = new Kept<Demand>()
const ROSTERS = new Kept<RosterMemory>()

/** Throws RangeError on impossible `slots` only. A `keeper` who has called before saves work when most records are the same. */
export function compile(problem: Problem, keeper: Keeper = {}): Instance {
  const world = survey(accept(problem, keeper), keeper)
  const { slots, now, offers, needs, standings, emergencies, places, declined } = world
  const present = PRESENT.of(keeper, [slots, now, offers], () => presence(world))
  const pins = PINS.of(keeper, [world.pins, present, places, emergencies, offers, standings, needs, declined], () =>
    takePins(world, present),
  )
  for (const { index, code } of pins.refused) world.rejected.push({ list: 'pins', index, code })
  const onOffer = ON_OFFER.of(keeper, [pins], () => pins.onOffer)
  const onNeed = ON_NEED.of(keeper, [pins], () => pins.onNeed)
  const room = ROOM.of(keeper, [standings, present, onOffer], () => roomOf(world, present, onOffer))
  const budget = BUDGET.of(keeper, [standings, pins], () => budgetOf(world, pins))
  const wanted = WANTED.of(keeper, [now, needs, emergencies, onNeed], () => wantedOf(world, onNeed))
  const demand = DEMAND.of(keeper, [now, needs, emergencies, onNeed], () => share(world, onNeed))
  const candidates = findCandidates(world, keeper)
  const rosters = new Rosters(
    candidates.lists,
    room,
    slots,
    ROSTERS.of(keeper, [room], () => new WeakMap()),
  )
  const sizes = { world, slots, offers: offers.length, needs: needs.length }
  return { ...sizes, present, room, budget, wanted, pins, rosters, ...demand, ...candidates }
}

function presence(world: World): Int32Array {
  const { slots, offers, now } = world
  const present = new Int32Array(offers.length * slots)
  offers.forEach((offer, i) => {
    for (const window of offer.windows) {
      const from = Math.max(window.from, now)
      if (from < window.to) present.fill(offer.units, i * slots + from, i * slots + window.to)
    }
  })
  return present
}

function roomOf({ slots, offers, standings }: World, present: Int32Array, onOffer: Int32Array): Int32Array {
  const room = new Int32Array(offers.length * slots)
  offers.forEach((offer, i) => {
    if (standings[i].exclusion) return
    const spare = proposable(offer)
    for (let q = i * slots; q < (i + 1) * slots; q++) {
      if (present[q]) room[q] = Math.max(0, spare - onOffer[q])
    }
  })
  return room
}

function budgetOf({ offers, standings }: World, pins: Pins): Int32Array {
  const budget = new Int32Array(offers.length).fill(UNLIMITED)
  offers.forEach((offer, i) => {
    if (standings[i].exclusion || offer.maxSlots === undefined) return
    budget[i] = Math.max(0, offer.maxSlots * offer.units - pins.spent[i])
  })
  return budget
}

function wantedOf({ slots, now, needs, emergencies }: World, onNeed: Int32Array): Int32Array {
  const wanted = new Int32Array(needs.length * slots)
  needs.forEach((need, j) => {
    if (emergencies.get(need.emergency)?.closed) return
    for (let t = Math.max(need.window.from, now); t < need.window.to; t++) {
      wanted[j * slots + t] = need.quantity - onNeed[j * slots + t]
    }
  })
  return wanted
}

function share(world: World, onNeed: Int32Array): Demand {
  const found = new Map<string, Share>()
  world.needs.forEach((need, j) => {
    const { emergency, priority, kind, window, quantity } = need
    const length = window.to - Math.max(window.from, world.now)
    if (length <= 0 || world.emergencies.get(emergency)?.closed) return
    const key = `${priority}${kind}|${emergency}`
    const known = found.get(key) ?? { emergency, priority, kind, demand: 0, pinned: 0, needs: [] }
    found.set(key, known)
    known.demand += quantity * length
    for (let t = window.to - length; t < window.to; t++) known.pinned += onNeed[j * world.slots + t]
    known.needs.push(j)
  })
  const shares = [...found.values()].sort(
    (a, b) => a.priority - b.priority || byCodePoint(a.kind, b.kind) || byCodePoint(a.emergency, b.emergency),
  )
  const shareOf = new Int32Array(world.needs.length).fill(-1)
  shares.forEach((entry, s) => entry.needs.forEach((j) => (shareOf[j] = s)))
  return { shares, shareOf }
}
