/** Proof or refusal of a plan's feasibility, coverage and fairness by searches only, whoever made the plan. */
import type { Certificate, Plan, Problem } from './contract.js'
import { breaches } from './feasible.js'
import { compile } from './instance.js'
import { prove } from './proof.js'
import { rowsFrom } from './rows.js'

/** Issues that are listed at most. */
const MOST_ISSUES = 20

/** Throws RangeError only when `slots` is not an integer from 1 to 400. An infeasible plan proves nothing further. */
export function certify(problem: Problem, plan: Plan): Certificate {
  const instance = compile(problem)
  const broken = breaches(instance, plan)
  if (broken.length) {
    return { feasible: false, coverageOptimal: false, fairnessOptimal: false, issues: broken.slice(0, MOST_ISSUES) }
  }
  const { coverage, fairness } = prove(instance, rowsFrom(instance, plan.assignments), instance.world.tolerance)
  return {
    feasible: true,
    coverageOptimal: coverage.length === 0,
    fairnessOptimal: fairness.length === 0,
    issues: [...coverage, ...fairness].slice(0, MOST_ISSUES),
  }
}
