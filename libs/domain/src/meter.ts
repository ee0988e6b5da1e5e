import { halfDaysOf, type Window } from './half-day.js'
import type { Id, Noun } from './noun.js'

/**
 * How far a need is met, in unit half days of its window; its id is the need's. `asked` is quantity times half days.
 * `committed` is agreed or was served; `onDuty` is agreed and its helpers are there now; `fulfilled` was served by help that
 * has left. In each half day none of them counts more than the quantity asked.
 */
export interface Meter {
  readonly id: Id
  readonly emergency: Id | null
  readonly asked: number
  readonly committed: number
  readonly onDuty: number
  readonly fulfilled: number
}
export type MeterMade = {
  readonly type: 'meter-opened'
  readonly id: Id
  readonly asked: number
  readonly emergency?: Id
}
export type MeterChanged = { readonly type: 'meter-changed' } & Omit<Meter, 'emergency'>
export type MeterEvent = MeterMade | MeterChanged

export const meter: Noun<Meter, MeterMade, MeterChanged> = {
  name: 'meter',
  fields: { emergency: 'ref?', asked: 'integer', committed: 'integer', onDuty: 'integer', fulfilled: 'integer' },
  make: {
    'meter-opened': ({ id, asked, emergency }) => ({
      id,
      emergency: emergency ?? null,
      asked,
      committed: 0,
      onDuty: 0,
      fulfilled: 0,
    }),
  },
  change: { 'meter-changed': (row, { type: _, ...meter }) => ({ ...row, ...meter }) },
  audience: ({ emergency }) => (emergency === null ? ['pact'] : ['pact', `emergency:${emergency}`]),
}

/** What one commitment gives a need: its units, and the windows in which they count. */
export interface Share {
  readonly units: number
  readonly committed: Window | null
  readonly onDuty: Window | null
  readonly served: Window | null
}

export interface Measured {
  readonly id: Id
  readonly quantity: number
  readonly window: Window
}

export function asked({ quantity, window }: Measured): number {
  return quantity * (window.to - window.from)
}

/** A need's meter as its commitments make it. */
export function measure(need: Measured, shares: readonly Share[]): Omit<Meter, 'emergency'> {
  const covered = (which: 'committed' | 'onDuty' | 'served') => {
    let sum = 0
    for (const units of unitsByHalfDay(need, shares, which)) sum += Math.min(units, need.quantity)
    return sum
  }
  return {
    id: need.id,
    asked: asked(need),
    committed: covered('committed'),
    onDuty: covered('onDuty'),
    fulfilled: covered('served'),
  }
}

/** Units in each half day of a need's window, in order. */
export function unitsByHalfDay(
  { window }: Pick<Measured, 'window'>,
  shares: readonly Share[],
  which: 'committed' | 'onDuty' | 'served',
): readonly number[] {
  return [...halfDaysOf(window)].map((halfDay) =>
    shares.reduce((sum, share) => {
      const counts = share[which]
      return counts && counts.from <= halfDay && halfDay < counts.to ? sum + share.units : sum
    }, 0),
  )
}
