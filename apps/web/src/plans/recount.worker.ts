import type { Recount } from '@beistand/contracts/plan'
import type { Id } from '@beistand/domain/noun'
import { problemOf } from '@beistand/domain/planning'
import type { PlanningRows } from '@beistand/domain/planning-frame'
import { type Plan, proposedSlots } from '@beistand/domain/planning-proposals'
import { besidePins, certify } from '@beistand/matching/plan'

/** A plan, the rows that it rests on, and the loans that its problem sets apart. */
export interface ToRecount {
  readonly plan: Plan
  readonly rows: PlanningRows
  readonly apart: readonly Id[]
}

addEventListener('message', ({ data }: MessageEvent<ToRecount>) => postMessage(recount(data)))

/** The server's steps, taken by this browser: poses the problem out of the rows that it has, and looks for a swap. */
function recount({ plan, rows, apart }: ToRecount): Recount {
  const begun = performance.now()
  const problem = problemOf(rows, { exercise: plan.world, today: plan.halfDay, apart: new Set(apart) })
  const proof = certify(problem, besidePins(problem, proposedSlots(plan.proposals, plan.halfDay)))
  return { ...proof, took: performance.now() - begun }
}
