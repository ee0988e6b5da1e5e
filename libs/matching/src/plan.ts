/**
 * The matcher: who helps whom, and when. This first form fills greedily, so coverage and fairness are close to the best, not
 * proven; `explain`, `certify`, `tidy` and `Planner` join it here.
 */
import type { Plan, Problem } from './contract.js'
import { arrange } from './arrange.js'
import { previousRows } from './carry-over.js'
import { fill } from './fill.js'
import { compile } from './instance.js'
import { outcomeOf } from './outcome.js'

export { certify } from './certify.js'
export { explain } from './explain.js'
export { tidy } from './tidy.js'
export { Planner } from './planner.js'
export type * from './contract.js'

/** Plans a problem from scratch. Throws RangeError only when `slots` is not an integer from 1 to 400. */
export function plan(problem: Problem): Plan {
  const instance = compile(problem)
  return outcomeOf(arrange(instance, fill(instance).served, { start: previousRows(instance) }))
}
