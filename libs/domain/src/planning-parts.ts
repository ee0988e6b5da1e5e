import { type Commitment, isAgreed, isAsked } from './commitment.js'
import type { HalfDay } from './half-day.js'
import { heldAt, type Load } from './load.js'
import { presentUnits, type Stock, WORK_TIME_SPAN } from './load-capacity.js'
import type { Id } from './noun.js'
import { HORIZON, type ProblemNeed, type ProblemPin, type Slots } from './planning-problem.js'

/** What a loan gives its need, as the plan sees it: units by slot. More than the need asks for does not count. */
export interface Share {
  readonly loan: Commitment
  readonly units: readonly number[]
}

/** Shares of all loans that are asked, offered or agreed: the agreed ones count first. */
export function sharesOf(
  loans: readonly Commitment[],
  needs: ReadonlyMap<Id, ProblemNeed>,
  today: HalfDay,
): readonly Share[] {
  const got = new Map<Id, number[]>()
  const rank = (loan: Commitment) => Number(isAsked(loan))
  return loans
    .filter((loan) => isAsked(loan) || isAgreed(loan))
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
    .flatMap((loan) => {
      const need = needs.get(loan.need)
      if (!need) return []
      const taken = got.get(need.id) ?? Array.from({ length: HORIZON }, () => 0)
      got.set(need.id, taken)
      const units = taken.map((sum, slot) => {
        const inLoan = loan.window.from <= today + slot && today + slot < loan.window.to
        const inNeed = need.window.from <= slot && slot < need.window.to
        const counts = inLoan && inNeed ? Math.max(0, Math.min(loan.units, need.quantity - sum)) : 0
        taken[slot] = sum + counts
        return counts
      })
      return [{ loan, units }]
    })
}

/** Units of an offer that are together in the same slots. An offer whose units come and go is planned in several parts. */
export interface Part {
  readonly id: Id
  readonly units: number
  readonly windows: Slots[]
  readonly reserve: number
  readonly maxSlots: number | null
  readonly pins: readonly ProblemPin[]
}

export interface Lent {
  readonly stock: Stock
  /** Whether it may be proposed, or only keeps what is promised. */
  readonly open: boolean
  readonly shares: readonly Share[]
  readonly today: HalfDay
}

/**
 * The parts in which an offer is planned. Per slot it has what is present and not held for something that the plan does not
 * know; what is promised stays, even if the lender has blocked it since. The lowest units keep the reserve, the highest are
 * promised first, so that max(0, units - reserve) less the promised ones stay free in every slot.
 */
export function partsOf(lent: Lent): readonly Part[] {
  const { stock, shares } = lent
  const room = roomOf(lent)
  const levels = [...new Set(room)].filter((units) => units > 0).sort((a, b) => a - b)
  const perUnit = slotsPerUnit(lent)
  let reserve = stock.offer.reserve
  const bare = levels.map((level, index) => {
    const units = level - (levels[index - 1] ?? 0)
    const kept = Math.min(reserve, units)
    reserve -= kept
    const windows = rangesOf(room.map((there) => Number(there >= level)))
    return { id: partId(stock.offer.id, index), units, level, reserve: kept, windows }
  })
  const pins = pinsOf(shares, bare, room)
  return bare.map(({ level: _, ...part }) => {
    const own = pins.filter(({ offer }) => offer === part.id)
    const spent = own.reduce((sum, { from, to, units }) => sum + (to - from) * units, 0)
    const maxSlots = perUnit === null ? null : Math.max(perUnit, Math.ceil(spent / part.units))
    return { ...part, pins: own, maxSlots }
  })
}

export function partId(offer: Id, index: number): Id {
  return index === 0 ? offer : `${offer}~${index + 1}`
}

/** The offer that a part belongs to. Ids of rows hold no `~`. */
export function offerOfPart(part: Id): Id {
  return part.split('~')[0] ?? part
}

function promised(shares: readonly Share[], slot: number): number {
  return shares.reduce((sum, { units }) => sum + (units[slot] ?? 0), 0)
}

function roomOf({ stock, open, shares, today }: Lent): readonly number[] {
  return Array.from({ length: HORIZON }, (_, slot) => {
    const kept = promised(shares, slot)
    const others = heldAt(stock.load, today + slot) - kept
    return open ? Math.max(kept, presentUnits(stock, today + slot) - others) : kept
  })
}

/** Half days that a unit may still be lent within the horizon; null without a limit. What it worked in the last 14 days counts. */
function slotsPerUnit({ stock: { offer, load }, shares, today }: Lent): number | null {
  if (offer.maxSlots === null) return null
  const own = shares.reduce((sum, { units }) => sum + units.reduce((all, each) => all + each, 0), 0)
  const spent = heldBetween(load, today - WORK_TIME_SPAN + 1, today + HORIZON) - own
  return Math.max(0, Math.floor((offer.maxSlots * offer.units - spent) / offer.units))
}

function heldBetween({ held }: Load, from: HalfDay, to: HalfDay): number {
  return Object.entries(held).reduce(
    (sum, [halfDay, units]) => (from <= Number(halfDay) && Number(halfDay) < to ? sum + units : sum),
    0,
  )
}

function pinsOf(
  shares: readonly Share[],
  parts: readonly { id: Id; units: number; level: number }[],
  room: readonly number[],
): ProblemPin[] {
  const left = parts.map(({ units, level }) => room.map((there) => (there >= level ? units : 0)))
  return shares.flatMap(({ loan, units }) => {
    const rest = [...units]
    return parts
      .map(({ id }, index) => ({ id, free: left[index] ?? [] }))
      .reverse()
      .flatMap(({ id, free }) => {
        const taken = rest.map((wanted, slot) => {
          const take = Math.min(wanted, free[slot] ?? 0)
          rest[slot] = wanted - take
          free[slot] = (free[slot] ?? 0) - take
          return take
        })
        return rangesOf(taken, true).map((range) => ({ offer: id, need: loan.need, mode: loan.mode, ...range }))
      })
  })
}

function rangesOf(units: readonly number[]): Slots[]
function rangesOf(units: readonly number[], counted: true): (Slots & { units: number })[]
/** Slots in a row with the same number above 0. */
function rangesOf(units: readonly number[], counted = false): Slots[] {
  const found: (Slots & { units: number })[] = []
  units.forEach((count, slot) => {
    const last = found.at(-1)
    if (count === 0) return
    if (last?.to === slot && last.units === count) last.to = slot + 1
    else found.push({ from: slot, to: slot + 1, units: count })
  })
  return counted ? found : found.map(({ from, to }) => ({ from, to }))
}
