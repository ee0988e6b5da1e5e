import { plan, Planner } from '@beistand/matching/plan'
import { timeOf } from './figure.js'
import type { NationalRun } from './matching-national.js'
import { anyChange, Dice, problemOf, SIZES } from './matching-scenario.js'

const CHANGES = 40

/** Warm on a state; the plan against that of the state, the memory against that before it, one change against a whole plan. */
function measureNational(): NationalRun {
  const state = problemOf(SIZES.state)
  plan(state)
  const stateTime = timeOf(() => plan(state))
  const problem = problemOf(SIZES.national)
  const memoryBefore = process.memoryUsage().rss / 1e6
  const planTime = timeOf(() => plan(problem))
  const memory = process.resourceUsage().maxRSS / 1e3
  const planner = new Planner(problem)
  const dice = new Dice(7)
  const times = Array.from({ length: CHANGES }, () => {
    const change = anyChange(dice, problem)
    return timeOf(() => planner.apply([change]))
  })
  times.sort((a, b) => a - b)
  return {
    plan: { value: planTime, baseline: stateTime },
    memory: { value: memory, baseline: memoryBefore },
    change: { value: times[Math.floor(CHANGES * 0.95)] ?? Number.NaN, baseline: planTime },
  }
}

process.send?.(measureNational())
