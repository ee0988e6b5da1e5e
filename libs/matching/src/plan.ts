/**
 * The matcher: who helps whom, and when. The problem is split where it splits by itself. Who gets how much is a transport
 * problem and solved exactly by chains of swaps (fill.ts, repair.ts), which certify.ts can prove for any plan. Which helper
 * exactly is arranged afterwards by moves that never change those counts (arrange.ts).
 */
import type { Plan, Problem } from './contract.js'
import { arrange } from './arrange.js'
import { previousRows } from './carry-over.js'
import { fill } from './fill.js'
import { compile } from './instance.js'
import { outcomeOf } from './outcome.js'

export { besidePins } from './beside-pins.js'
export { certify } from './certify.js'
export { explain } from './explain.js'
export { tidy } from './tidy.js'
export { freshen } from './freshen.js'
export { Planner } from './planner.js'
export type {
  Id,
  Priority,
  Level,
  OfferKind,
  NeedKind,
  Mode,
  Range,
  Place,
  Offer,
  Need,
  Emergency,
  Assignment,
  Problem,
  RejectCode,
  OfferExclusion,
  PairExclusion,
  NotChosen,
  ChosenReason,
  UnmetCode,
  Detail,
  PlannedAssignment,
  Bottleneck,
  NearMiss,
  Unmet,
  FairnessRow,
  ByPriority,
  Score,
  ExcludedOffer,
  Rejected,
  Plan,
  Explanation,
  Certificate,
  TidyChange,
  Tidy,
  Change,
  Applied,
  Language,
} from './contract.js'

/** Plans a problem from scratch. Throws RangeError only when `slots` is not an integer from 1 to 400. */
export function plan(problem: Problem): Plan {
  const instance = compile(problem)
  return outcomeOf(arrange(instance, fill(instance).served, { start: previousRows(instance) }))
}
