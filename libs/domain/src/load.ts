import { halfDaysOf, type HalfDay, type Window } from './half-day.js'
import type { Id, Noun } from './noun.js'

/**
 * What an offer already carries; its id is the offer's. `held` are the units that asked, offered and agreed loans hold, by
 * half day; a half day without any is left out. `tainted` units serve nobody in any half day: they came back exposed or
 * unknown and are not cleared yet, or they are overdue.
 */
export interface Load {
  readonly id: Id
  readonly held: Readonly<Record<string, number>>
  readonly tainted: number
}
export type LoadMade = { readonly type: 'load-opened'; readonly id: Id }
export type LoadChanged =
  | { readonly type: 'units-held'; readonly id: Id; readonly window: Window; readonly units: number }
  | { readonly type: 'units-freed'; readonly id: Id; readonly window: Window; readonly units: number }
  | { readonly type: 'units-tainted'; readonly id: Id; readonly units: number }
  | { readonly type: 'units-cleared'; readonly id: Id; readonly units: number }
export type LoadEvent = LoadMade | LoadChanged

export const load: Noun<Load, LoadMade, LoadChanged> = {
  name: 'load',
  fields: { held: 'json', tainted: 'integer' },
  make: { 'load-opened': ({ id }) => ({ id, held: {}, tainted: 0 }) },
  change: {
    'units-held': (row, { window, units }) => holding(row, window, units),
    'units-freed': (row, { window, units }) => holding(row, window, -units),
    'units-tainted': (row, { units }) => ({ ...row, tainted: row.tainted + units }),
    'units-cleared': (row, { units }) => ({ ...row, tainted: row.tainted - units }),
  },
  audience: () => ['pact', 'offers'],
}

function moved(held: Load['held'], window: Window, units: number): Load['held'] {
  const after = new Map(Object.entries(held))
  for (const halfDay of halfDaysOf(window)) {
    const sum = (after.get(String(halfDay)) ?? 0) + units
    if (sum === 0) after.delete(String(halfDay))
    else after.set(String(halfDay), sum)
  }
  return Object.fromEntries(after)
}

/** A load that holds more units in a window. */
export function holding(row: Load, window: Window, units: number): Load {
  return { ...row, held: moved(row.held, window, units) }
}

export function heldAt(load: Pick<Load, 'held'>, halfDay: HalfDay): number {
  return load.held[halfDay] ?? 0
}

/** What one loan takes of its offer: units in a window, and units that came back tainted. */
export interface Hold {
  readonly offer: Id
  readonly window: Window | null
  readonly units: number
  readonly tainted: number
}

/** The events that lead from some loans' holds to others, offer by offer, freeing before holding. */
export function moveHolds(before: readonly Hold[], after: readonly Hold[]): readonly LoadChanged[] {
  const offers = [...new Set([...before, ...after].map(({ offer }) => offer))]
  return offers.flatMap((offer) => {
    const mine = (hold: Hold) => hold.offer === offer
    return [...heldChanges(offer, before.filter(mine), after.filter(mine)), ...taintChanges(offer, before, after)]
  })
}

function heldChanges(id: Id, before: readonly Hold[], after: readonly Hold[]): readonly LoadChanged[] {
  const change = new Map<HalfDay, number>()
  for (const [holds, sign] of [[before, -1] as const, [after, 1] as const]) {
    for (const { window, units } of holds) {
      for (const h of window ? halfDaysOf(window) : []) change.set(h, (change.get(h) ?? 0) + sign * units)
    }
  }
  return runsOf(change)
    .sort((a, b) => a.units - b.units)
    .map(({ window, units }) =>
      units > 0 ? { type: 'units-held', id, window, units } : { type: 'units-freed', id, window, units: -units },
    )
}

/** Neighbouring half days with the same change, as one window each. */
function runsOf(change: ReadonlyMap<HalfDay, number>): { window: Window; units: number }[] {
  const runs: { window: Window; units: number }[] = []
  for (const [halfDay, units] of [...change].sort(([a], [b]) => a - b)) {
    if (units === 0) continue
    const last = runs.at(-1)
    if (last?.window.to === halfDay && last.units === units) last.window = { from: last.window.from, to: halfDay + 1 }
    else runs.push({ window: { from: halfDay, to: halfDay + 1 }, units })
  }
  return runs
}

function taintChanges(id: Id, before: readonly Hold[], after: readonly Hold[]): readonly LoadChanged[] {
  const taint = (holds: readonly Hold[]) =>
    holds.reduce((sum, { offer, tainted }) => (offer === id ? sum + tainted : sum), 0)
  const units = taint(after) - taint(before)
  if (units === 0) return []
  return [units > 0 ? { type: 'units-tainted', id, units } : { type: 'units-cleared', id, units: -units }]
}
