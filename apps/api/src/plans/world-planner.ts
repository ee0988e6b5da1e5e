import { isAgreed, isAsked } from '@beistand/domain/commitment'
import type { HalfDay } from '@beistand/domain/half-day'
import type { Id } from '@beistand/domain/noun'
import { PlanningMemory, problemOf } from '@beistand/domain/planning'
import type { PlanningRows } from '@beistand/domain/planning-frame'
import { changesBetween } from '@beistand/domain/planning-changes'
import { offerOfPart } from '@beistand/domain/planning-parts'
import type { PlanningProblem } from '@beistand/domain/planning-problem'
import { changeOf, type Plan, type PlanChange, proposedSlots } from '@beistand/domain/planning-proposals'
import type { Assignment, Plan as Matched } from '@beistand/matching/contract'
import { freshen, Planner } from '@beistand/matching/plan'
import { contentOf } from './plan-content.js'
import type { StoredPlan } from './stored-plans.js'

/** Part of the plan that moves at most, when a half day begins, to save briefings that changes one by one have brought about. */
const MOST_MOVED = 0.03

interface Posed {
  readonly planner: Planner
  readonly problem: PlanningProblem
  readonly today: HalfDay
}

export interface Step extends StoredPlan {
  readonly change: PlanChange
}

/** The live plan of one world. It begins where the stored one ended and moves on change by change. */
export class WorldPlanner {
  private posed: Posed | null = null
  private readonly memory = new PlanningMemory()
  private apart: ReadonlySet<Id>
  private plan: Plan

  constructor(
    private readonly world: Id | null,
    stored: StoredPlan | null,
  ) {
    this.plan = stored?.plan ?? { world, version: 0, seq: 0, halfDay: 0, ...NOTHING }
    this.apart = new Set(stored?.apart)
  }

  /** Plans anew by what the rows say now. @returns the next version, or null where it would say the same */
  step(rows: PlanningRows, basis: { readonly seq: number; readonly today: HalfDay }): Step | null {
    const live = new Set(rows.commitment.filter((row) => isAsked(row) || isAgreed(row)).map(({ id }) => id))
    this.apart = new Set([...this.apart].filter((id) => live.has(id)))
    this.pose(rows, basis.today)
    const refused = this.posed ? refusedPairs(this.posed) : new Set<string>()
    const set = rows.commitment
      .filter(({ id, offer, need }) => live.has(id) && refused.has(`${offer} ${need}`))
      .map(({ id }) => id)
    if (set.length > 0) {
      this.apart = new Set([...this.apart, ...set])
      this.pose(rows, basis.today)
    }
    return this.version(basis)
  }

  private pose(rows: PlanningRows, today: HalfDay): void {
    const problem = problemOf(rows, { exercise: this.world, today, apart: this.apart }, this.memory)
    const changes = this.posed?.today === today ? changesBetween(this.posed.problem, problem) : null
    if (this.posed && changes) {
      if (changes.length > 0) this.posed.planner.apply(changes)
      this.posed = { ...this.posed, problem }
    } else {
      const kept = [...proposedSlots(this.plan.proposals, today), ...problem.pins]
      const turns = this.posed !== null && this.posed.today !== today
      const previous = turns ? freshen(problem, kept, Math.floor(MOST_MOVED * unitHalfDays(kept))) : kept
      this.posed = { planner: new Planner({ ...problem, previous }), problem, today }
    }
  }

  private version({ seq, today }: { readonly seq: number; readonly today: HalfDay }): Step | null {
    if (!this.posed) return null
    const before = this.plan
    const content = contentOf(this.posed.planner.plan(), this.posed.problem, today)
    const plan: Plan = { world: this.world, version: before.version + 1, seq, halfDay: today, ...content }
    const change = changeOf(before, plan)
    if (before.version > 0 && saysNothing(change, before)) return null
    this.plan = plan
    return { plan, apart: [...this.apart], change }
  }
}

function unitHalfDays(assignments: readonly Assignment[]): number {
  return assignments.reduce((sum, { from, to, units }) => sum + units * (to - from), 0)
}

/** Whether a change leaves everything as it was, aside from what it rests on. */
function saysNothing({ proposals, gone, gaps, reach, halfDay }: PlanChange, before: Plan): boolean {
  const moved = proposals.length + gone.length + Object.keys(gaps).length
  return moved === 0 && halfDay === before.halfDay && JSON.stringify(reach) === JSON.stringify(before.reach)
}

const NOTHING = { proposals: [], gaps: [], reach: { demand: [0, 0, 0, 0], covered: [0, 0, 0, 0], floors: [] } }

/** Pairs of offer and need whose pins the plan does not hold in full: the matcher has refused them. */
function refusedPairs({ planner, problem }: Posed): ReadonlySet<string> {
  const held = unitSlots(planner.plan().assignments.filter(({ pinned }) => pinned))
  const asked = unitSlots(problem.pins.filter(({ offer }) => !offer.startsWith('loan:')))
  return new Set([...asked].filter(([pair, sum]) => (held.get(pair) ?? 0) < sum).map(([pair]) => pair))
}

function unitSlots(
  assignments: readonly Pick<Matched['assignments'][number], 'offer' | 'need' | 'from' | 'to' | 'units'>[],
) {
  const sums = new Map<string, number>()
  for (const { offer, need, from, to, units } of assignments) {
    const pair = `${offerOfPart(offer)} ${need}`
    sums.set(pair, (sums.get(pair) ?? 0) + units * (to - from))
  }
  return sums
}
