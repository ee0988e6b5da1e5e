import {
  applyTold,
  type Plans,
  type PlanTold,
  type PlanVersions,
  versionsOf,
  worldName,
} from '@beistand/contracts/plan'
import type { Id } from '@beistand/domain/noun'
import type { Plan } from '@beistand/domain/planning-proposals'
import { create } from 'zustand'
import { useHasKey } from './store.js'

/** The plans that the server has told this browser. Only `takePlan` writes them. */
const usePlans = create<{ readonly plans: Plans }>()(() => ({ plans: {} }))

/** @returns whether a version before this one is missing */
export function takePlan(told: PlanTold): 'applied' | 'missing' {
  const plans = applyTold(usePlans.getState().plans, told)
  if (plans === 'missing') return plans
  usePlans.setState({ plans })
  return 'applied'
}

export function planVersions(): PlanVersions {
  return versionsOf(usePlans.getState().plans)
}

export function forgetPlans(): void {
  usePlans.setState({ plans: {} })
}

/** The plan of reality, or of an exercise; none for who does not follow the pact. */
export function usePlan(world: Id | null): Plan | undefined {
  const follows = useHasKey('pact')
  const plan = usePlans(({ plans }) => plans[worldName(world)])
  return follows ? plan : undefined
}
