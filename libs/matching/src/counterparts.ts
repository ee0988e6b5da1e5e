/**
 * Offers and needs of a changed problem and of the one before: who is who, and for whom everything is as it was. A pair of two
 * that are as they were can do together what it could before, since eligibility looks at nothing but the two of them.
 */
import type { Instance } from './instance.js'
import { sameItems } from './kept.js'
import { sameStanding } from './list-memory.js'

export interface Counterparts {
  /** New number -> old number, -1 for what is new; and back, -1 for what is gone. */
  oldOffer: Int32Array
  newOffer: Int32Array
  oldNeed: Int32Array
  newNeed: Int32Array
  /** New number -> 1 when the record, its standing and what is left of it after the pins are as they were. */
  sameOffer: Uint8Array
  sameNeed: Uint8Array
}

export function counterparts(before: Instance, now: Instance): Counterparts {
  const offers = numbers(before.world.offerAt, now.world.offerAt)
  const needs = numbers(before.world.needAt, now.world.needAt)
  const sameOffer = new Uint8Array(now.offers).fill(allOffersSame(before, now) ? 1 : 0)
  offers.old.forEach((o, i) => {
    if (!sameOffer[i] && o >= 0 && isSameOffer(before, now, { o, i })) sameOffer[i] = 1
  })
  const sameNeed = new Uint8Array(now.needs)
  needs.old.forEach((n, j) => {
    if (n >= 0 && isSameNeed(before, now, { n, j, newOffer: offers.fresh })) sameNeed[j] = 1
  })
  const numbered = { oldOffer: offers.old, newOffer: offers.fresh, oldNeed: needs.old, newNeed: needs.fresh }
  return { ...numbered, sameOffer, sameNeed }
}

type Numbers = ReadonlyMap<string, number>

function numbers(before: Numbers, now: Numbers): { old: Int32Array; fresh: Int32Array } {
  if (before === now) {
    const same = Int32Array.from(before.values())
    return { old: same, fresh: same }
  }
  const old = Int32Array.from(now.keys(), (id) => before.get(id) ?? -1)
  const fresh = new Int32Array(before.size).fill(-1)
  old.forEach((was, number) => {
    if (was >= 0) fresh[was] = number
  })
  return { old, fresh }
}

const allOffersSame = (before: Instance, now: Instance): boolean =>
  before.world.offers === now.world.offers &&
  before.world.standings === now.world.standings &&
  before.room === now.room &&
  before.budget === now.budget &&
  sameItems(before.pins.onOffer, now.pins.onOffer)

function isSameOffer(before: Instance, now: Instance, { o, i }: { o: number; i: number }): boolean {
  if (before.world.offers[o] !== now.world.offers[i] || before.budget[o] !== now.budget[i]) return false
  return (
    sameStanding(before.world.standings[o], now.world.standings[i]) &&
    sameRow([before.room, o], [now.room, i], now.slots) &&
    sameRow([before.pins.onOffer, o], [now.pins.onOffer, i], now.slots)
  )
}

function isSameNeed(
  before: Instance,
  now: Instance,
  { n, j, newOffer }: { n: number; j: number; newOffer: Int32Array },
): boolean {
  const need = now.world.needs[j]
  if (before.world.needs[n] !== need) return false
  if (before.world.emergencies.get(need.emergency) !== now.world.emergencies.get(need.emergency)) return false
  const declined = now.world.declined.get(j)
  const declinedBefore = declined && new Set([...(before.world.declined.get(n) ?? [])].map((o) => newOffer[o]))
  if (declined && ![...declined].every((i) => declinedBefore?.has(i))) return false
  return (
    sameRow([before.wanted, n], [now.wanted, j], now.slots) &&
    sameRow([before.pins.onNeed, n], [now.pins.onNeed, j], now.slots)
  )
}

type Row = readonly [all: Int32Array, number: number]

function sameRow([a, i]: Row, [b, j]: Row, slots: number): boolean {
  if (a === b && i === j) return true
  for (let t = 0; t < slots; t++) if (a[i * slots + t] !== b[j * slots + t]) return false
  return true
}
