import { certify, plan, Planner } from '@beistand/matching/plan'
import { type Figure, type Goal, median, timeOf } from './figure.js'
import { boundTime } from './matching-bound.js'
import { nationalFigures } from './matching-national.js'
import { anyChange, Dice, problemOf, SIZES } from './matching-scenario.js'

/** The code is warm after this many runs and milliseconds; a live planner is, all its life. */
const WARM_UP = { runs: 3, ms: 1000 }
const RUNS = 7
const CHANGES = 60

/** Milliseconds of a whole plan with continuity, warm, against the linear program of its coverage bound alone in the same run. */
const wholePlan = (name: keyof typeof SIZES, goal: Goal): Figure => ({
  name: `matching-plan-${name}`,
  unit: 'ms',
  goal,
  async measure() {
    const problem = problemOf(SIZES[name])
    const proof = certify(problem, plan(problem))
    if (!proof.coverageOptimal || !proof.fairnessOptimal) throw new Error(`not optimal: ${proof.issues.join('; ')}`)
    warmUp(() => plan(problem))
    return {
      value: median(Array.from({ length: RUNS }, () => timeOf(() => plan(problem)))),
      baseline: await boundTime(problem),
    }
  },
})

/** Milliseconds of one change to a live plan (95th percentile), against planning afresh in the same run. */
const oneChange = (name: 'small' | 'pact' | 'state', valueBelow: number): Figure => ({
  name: `matching-change-${name}`,
  unit: 'ms',
  goal: { valueBelow },
  measure() {
    const problem = problemOf(SIZES[name])
    const planner = new Planner(problem)
    const dice = new Dice(7)
    warmUp(() => planner.apply([anyChange(dice, problem)]))
    const times = Array.from({ length: CHANGES }, () => {
      const change = anyChange(dice, problem)
      return timeOf(() => planner.apply([change]))
    })
    times.sort((a, b) => a - b)
    const value = times[Math.floor(CHANGES * 0.95)] ?? Number.NaN
    return Promise.resolve({ value, baseline: timeOf(() => plan(problem)) })
  },
})

export const matchingFigures: readonly Figure[] = [
  wholePlan('small', { valueBelow: 10 }),
  wholePlan('pact', { valueBelow: 100 }),
  wholePlan('state', { ratioAtMost: 1 / 8 }),
  oneChange('small', 5),
  oneChange('pact', 20),
  oneChange('state', 100),
  ...nationalFigures,
]

function warmUp(work: () => unknown): void {
  const start = performance.now()
  for (let run = 0; run < WARM_UP.runs || performance.now() - start < WARM_UP.ms; run++) work()
}
