/**
 * Confirmed assignments. Each is taken or refused whole, in the order offer, need, from, to, units: it needs an eligible pair,
 * a place inside the need's window, room in every slot, work time for all of its slots (those before `now` are done and count
 * towards that alone) and a quantity that is not yet filled.
 */
import type { Assignment, RejectCode } from './contract.js'
import { judge } from './eligibility.js'
import type { World } from './eligibility.js'
import type { Listed } from './intake.js'
import { byCodePoint } from './order.js'

export interface Pins {
  /** offer * needs + need -> pinned units by slot, from now on. */
  byPair: Map<number, Int32Array>
  /** Offer * slots + slot -> pinned units. */
  onOffer: Int32Array
  /** Need * slots + slot -> pinned units. */
  onNeed: Int32Array
  /** Offer -> pinned unit-slots, those before now included. */
  spent: Float64Array
  refused: { index: number; code: RejectCode }[]
}

/** `present` holds the units of each offer by slot (offer * slots + slot), history aside. */
export function takePins(world: World, present: Int32Array): Pins {
  const { slots, offers, needs } = world
  const pins: Pins = {
    byPair: new Map(),
    onOffer: new Int32Array(offers.length * slots),
    onNeed: new Int32Array(needs.length * slots),
    spent: new Float64Array(offers.length),
    refused: [],
  }
  for (const { assignment, index } of [...world.pins].sort(inPinOrder)) {
    const i = world.offerAt.get(assignment.offer) ?? 0
    const j = world.needAt.get(assignment.need) ?? 0
    const code = objection({ world, present, pins, assignment, i, j })
    if (code) pins.refused.push({ index, code })
    else put({ world, present, pins, assignment, i, j })
  }
  return pins
}

interface Request {
  world: World
  present: Int32Array
  pins: Pins
  assignment: Assignment
  i: number
  j: number
}

function objection({ world, present, pins, assignment, i, j }: Request): RejectCode | null {
  const { from, to, units } = assignment
  const { slots } = world
  const offer = world.offers[i]
  const need = world.needs[j]
  if (!judge(world, { offer: i, need: j }, true).ok) return 'PIN_NOT_ELIGIBLE'
  if (from < need.window.from || to > need.window.to) return 'PIN_NOT_ELIGIBLE'
  if (offer.maxSlots !== undefined && pins.spent[i] + units * (to - from) > offer.maxSlots * offer.units) {
    return 'PIN_OVER_CAPACITY'
  }
  for (let t = Math.max(from, world.now); t < to; t++) {
    if (pins.onOffer[i * slots + t] + units > present[i * slots + t]) return 'PIN_OVER_CAPACITY'
  }
  for (let t = Math.max(from, world.now); t < to; t++) {
    if (pins.onNeed[j * slots + t] + units > need.quantity) return 'PIN_OVER_QUANTITY'
  }
  return null
}

function put({ world, pins, assignment, i, j }: Request): void {
  const { from, to, units } = assignment
  const { slots } = world
  pins.spent[i] += units * (to - from)
  const key = i * world.needs.length + j
  let held = pins.byPair.get(key)
  if (!held) pins.byPair.set(key, (held = new Int32Array(slots)))
  for (let t = Math.max(from, world.now); t < to; t++) {
    held[t] += units
    pins.onOffer[i * slots + t] += units
    pins.onNeed[j * slots + t] += units
  }
}

const inPinOrder = (x: Listed, y: Listed): number => {
  const a = x.assignment
  const b = y.assignment
  return (
    byCodePoint(a.offer, b.offer) ||
    byCodePoint(a.need, b.need) ||
    a.from - b.from ||
    a.to - b.to ||
    a.units - b.units ||
    x.index - y.index
  )
}
