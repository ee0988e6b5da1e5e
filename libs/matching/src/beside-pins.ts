/** A plan that somebody else kept, as this library's own functions take it. */
import { Allocation } from './allocation.js'
import type { Assignment, ChosenReason, Mode, Plan, PlannedAssignment, Problem, Score } from './contract.js'
import { compile } from './instance.js'
import { assignmentsOf } from './outcome.js'
import { rowsOf } from './rows.js'

/** What is known of a proposal that was kept: whom it helps when and how, and why it was chosen. */
export interface KeptProposal extends Assignment {
  mode: Mode
  km: number
  why: ChosenReason
}

/** The plan of these proposals and of the pins that the problem takes, to be certified or explained; it has no score. */
export function besidePins(problem: Problem, proposals: readonly KeptProposal[]): Plan {
  const kept = proposals.map((one): PlannedAssignment => ({ ...one, pinned: false, kept: true }))
  return {
    version: 1,
    assignments: [...kept, ...pinnedOf(problem)],
    unmet: [],
    excluded: [],
    rejected: [],
    score: NONE,
  }
}

function pinnedOf(problem: Problem): PlannedAssignment[] {
  const nothing = new Allocation(compile(problem))
  return assignmentsOf(nothing, rowsOf(nothing))
}

const NONE: Score = {
  demand: [0, 0, 0, 0],
  covered: [0, 0, 0, 0],
  fairness: [],
  ...{ kept: 0, dropped: 0, starts: 0, startsBound: 0, loadCost: 0, km: 0 },
}
