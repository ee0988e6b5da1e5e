/**
 * The live form of the matcher: keeps a plan between changes and repairs it, so that one change moves little. Coverage stays
 * exact; fairness stays within `options.fairnessTolerance`. Pinned units never move.
 */
import type { Applied, Assignment, Change, Plan, PlannedAssignment, Problem, Unmet } from './contract.js'
import { Allocation } from './allocation.js'
import { arrange } from './arrange.js'
import { carryOver, previousRows, translate } from './carry-over.js'
import { changed } from './changes.js'
import { fill } from './fill.js'
import { compile } from './instance.js'
import { outcomeOf } from './outcome.js'
import { repair } from './repair.js'

export class Planner {
  private problem: Problem
  private allocation: Allocation
  private current: Plan

  /** Throws RangeError only when `slots` is not an integer from 1 to 400. Records handed over must not be changed later. */
  constructor(problem: Problem) {
    this.problem = problem
    const instance = compile(problem)
    this.allocation = arrange(instance, fill(instance).served, { start: previousRows(instance) })
    this.current = outcomeOf(this.allocation)
  }

  plan(): Plan {
    return this.current
  }

  /** Applies a batch of changes: what is new or different, what is gone, and all that is open now. */
  apply(changes: readonly Change[]): Applied {
    this.problem = changes.reduce(changed, this.problem)
    const instance = compile(this.problem)
    const counts = new Allocation(instance)
    const keep = translate(this.allocation, instance)
    carryOver(counts, keep, null)
    repair(counts, instance.world.tolerance)
    this.allocation = arrange(instance, counts.served, { start: keep })
    const before = this.current
    this.current = outcomeOf(this.allocation)
    return difference(before, this.current)
  }
}

function difference(before: Plan, after: Plan): Applied {
  const old = new Map(before.assignments.map((assignment) => [keyOf(assignment), assignment]))
  const changed: PlannedAssignment[] = []
  for (const assignment of after.assignments) if (!old.delete(keyOf(assignment))) changed.push(assignment)
  const removed: Assignment[] = [...old.values()].map(({ offer, need, from, to, units, mode }) => ({
    ...{ offer, need, from, to, units, mode },
  }))
  const unmet: Unmet[] = after.unmet
  return { changed, removed, unmet }
}

const keyOf = (a: PlannedAssignment): string =>
  JSON.stringify([a.offer, a.need, a.from, a.to, a.units, a.mode, a.pinned])
