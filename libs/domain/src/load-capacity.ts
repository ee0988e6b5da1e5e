import type { Absence } from './absence.js'
import { halfDaysOf, type HalfDay, type Window } from './half-day.js'
import { heldAt, type Load } from './load.js'
import { type Offer, unitsIn } from './offer.js'

/** An offer with all that decides what of it is free. */
export interface Stock {
  readonly offer: Offer
  readonly absences: readonly Absence[]
  readonly load: Load
}

/** Half days in which `maxSlots` counts: 14 days. */
export const WORK_TIME_SPAN = 28

/** Units of an offer that are there in a half day: in its windows, not absent, not tainted. */
export function presentUnits({ offer, absences, load }: Stock, halfDay: HalfDay): number {
  const absent = absences
    .filter(({ window, ended }) => !ended && window.from <= halfDay && halfDay < window.to)
    .reduce((sum, { units }) => sum + units, 0)
  return Math.max(0, Math.max(0, unitsIn(offer, halfDay) - absent) - load.tainted)
}

/** Units of an offer that nobody holds in a half day; asked and offered loans hold theirs. Never below 0. */
export function freeUnits(stock: Stock, halfDay: HalfDay): number {
  return Math.max(0, presentUnits(stock, halfDay) - heldAt(stock.load, halfDay))
}

/**
 * Whether `units` more can be held in every half day of a window: never more than are present, and never more than
 * `maxSlots` half days a unit in any 14 days. With `units` of 0 or less it asks whether what is held can stay held.
 */
export function fits(stock: Stock, window: Window, units: number): boolean {
  for (const halfDay of halfDaysOf(window)) {
    if (heldAt(stock.load, halfDay) + units > presentUnits(stock, halfDay)) return false
  }
  return units <= 0 || withinWorkTime(stock, window, units)
}

/** Slides a span of 14 days over everything that touches the window. */
function withinWorkTime({ offer, load }: Stock, window: Window, units: number): boolean {
  if (offer.maxSlots === null) return true
  const most = offer.maxSlots * offer.units
  const slots = (halfDay: HalfDay) =>
    heldAt(load, halfDay) + (window.from <= halfDay && halfDay < window.to ? units : 0)
  const first = window.from - WORK_TIME_SPAN + 1
  let sum = 0
  for (let halfDay = first; halfDay < window.to + WORK_TIME_SPAN - 1; halfDay++) {
    sum += slots(halfDay) - (halfDay - WORK_TIME_SPAN >= first ? slots(halfDay - WORK_TIME_SPAN) : 0)
    if (sum > most && halfDay >= window.from) return false
  }
  return true
}
