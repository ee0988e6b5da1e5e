import type { Tidying } from '@beistand/contracts/plan'
import type { Id } from '@beistand/domain/noun'
import type { Plan } from '@beistand/domain/planning-proposals'
import { useState } from 'react'
import { usePlan } from '../sync/plans.js'

type Change = Tidying['changes'][number]

/**
 * Tells whether a change still stands: the plan proposes for all its offers and needs what it did when the change was worked
 * out. Then whoever asks for a part of it takes nothing from anybody, since the fresh plan holds all parts at once.
 */
export function useStands(world: Id | null, version: number): (change: Change) => boolean {
  const plan = usePlan(world)
  const [basis, setBasis] = useState<Plan>()
  if (!basis && plan && plan.version >= version) setBasis(plan)
  return (change) =>
    plan !== undefined &&
    basis?.version === version &&
    (plan === basis || around(change, plan) === around(change, basis))
}

function around({ drop, add }: Change, { proposals }: Plan): string {
  const steps = [...drop, ...add]
  const [offers, needs] = [new Set(steps.map(({ offer }) => offer)), new Set(steps.map(({ need }) => need))]
  const touched = proposals.filter(({ offer, need }) => offers.has(offer) || needs.has(need))
  return JSON.stringify(touched.map(({ part, need, from, to, units }) => [part, need, from, to, units]))
}
