import type { Absence } from './absence.js'
import type { Commitment } from './commitment.js'
import type { Id } from './noun.js'
import type { Part } from './planning-parts.js'
import type { PlanningProblem, ProblemNeed } from './planning-problem.js'

/** What an answer is to be read against: the open needs, the parts of each offer, and when offers are away. */
interface Reading {
  readonly needs: ReadonlyMap<Id, ProblemNeed>
  readonly parts: ReadonlyMap<Id, readonly Part[]>
  readonly absences: readonly Absence[]
}

const OVER: readonly Commitment['state'][] = ['declined', 'recalled', 'cannot-complete']

/**
 * Who declined, or agreed and then took it back, is not asked for the same need again. Who is too far away is not asked for
 * other work at that place of the emergency either. Who blocked the time instead is not there then, and may be asked for any
 * other time.
 */
export function declinedPairs(loans: readonly Commitment[], reading: Reading): PlanningProblem['declined'] {
  const { parts, absences } = reading
  const blocked = new Set(absences.map(({ id }) => id))
  const pairs = loans
    .filter(({ id, state, offer }) => OVER.includes(state) && parts.has(offer) && !blocked.has(id))
    .flatMap((loan) =>
      needsLeft(loan, reading).flatMap((need) =>
        [loan.offer, ...(parts.get(loan.offer) ?? []).map(({ id }) => id)].map((offer) => ({ offer, need })),
      ),
    )
  return [...new Map(pairs.map((pair) => [`${pair.offer} ${pair.need}`, pair])).values()]
}

/** The needs that a no is about. */
function needsLeft({ need: id, reason }: Commitment, { needs }: Reading): readonly Id[] {
  const asked = needs.get(id)
  if (!asked) return []
  if (reason !== 'too-far') return [id]
  const there = [...needs.values()].filter(
    ({ emergency, place, mode }) => emergency === asked.emergency && place === asked.place && mode !== 'remote',
  )
  return [...new Set([id, ...there.map((need) => need.id)])]
}
