import {
  applyTold,
  type Plans,
  type PlanTold,
  type PlanVersions,
  versionsOf,
  worldName,
} from '@beistand/contracts/plan'
import type { Id } from '@beistand/domain/noun'
import type { PlanningRows } from '@beistand/domain/planning-frame'
import type { Plan } from '@beistand/domain/planning-proposals'
import { create } from 'zustand'
import { useHasKey, useReplica } from './store.js'

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

/** The plan of reality, or of an exercise, as far as the server tells it; none for whom it tells none. */
export function usePlan(world: Id | null): Plan | undefined {
  const follows = useHasKey('pact')
  const asks = useHasKey('offers')
  const plan = usePlans(({ plans }) => plans[worldName(world)])
  return follows || asks ? plan : undefined
}

/** What this browser has, at this moment, of the rows that plans rest on. */
export function planningRows(): PlanningRows {
  const { rows } = useReplica.getState()
  return {
    organisation: Object.values(rows.organisation),
    membership: Object.values(rows.membership),
    provider: Object.values(rows.provider),
    cause: Object.values(rows.cause),
    emergency: Object.values(rows.emergency),
    need: Object.values(rows.need),
    offer: Object.values(rows.offer),
    absence: Object.values(rows.absence),
    load: Object.values(rows.load),
    commitment: Object.values(rows.commitment),
  }
}
