import type { HalfDay } from './half-day.js'
import type { Id } from './noun.js'
import type { RowTypes } from './registry.js'

/** The nouns that a plan depends on. */
export const PLANNING_NOUNS = [
  'organisation',
  'membership',
  'provider',
  'cause',
  'emergency',
  'need',
  'offer',
  'absence',
  'load',
  'commitment',
] as const
export type PlanningNoun = (typeof PLANNING_NOUNS)[number]
export type PlanningRows = { readonly [N in PlanningNoun]: readonly RowTypes[N][] }

/** Which world is planned, from when on. */
export interface PlanningFrame {
  /** null: the real one. Nothing of another world comes in. */
  readonly exercise: Id | null
  readonly today: HalfDay
  /** Loans that the matcher refuses as pins; they are planned as help of their own that suits their need. */
  readonly apart: ReadonlySet<Id>
}
