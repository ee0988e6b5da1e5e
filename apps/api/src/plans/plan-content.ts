import type { HalfDay } from '@beistand/domain/half-day'
import { offerOfPart } from '@beistand/domain/planning-parts'
import type { PlanningProblem, ProblemNeed } from '@beistand/domain/planning-problem'
import { byNeed, type Floor, type Gap, type PlanContent, type Proposal } from '@beistand/domain/planning-proposals'
import type { Plan as Matched } from '@beistand/matching/contract'

/** What viewers get of a matcher's plan: proposals and gaps in half days, without what is promised already. */
export function contentOf(matched: Matched, problem: PlanningProblem, today: HalfDay): PlanContent {
  const proposals = matched.assignments
    .filter(({ pinned }) => !pinned)
    .map(({ offer: part, need, from, to, units, mode, km, why }): Proposal => {
      const absolute = { from: today + from, to: today + to }
      // A unit that is not promised was chosen by the plan, whatever else is promised beside it.
      return {
        offer: offerOfPart(part),
        part,
        need,
        ...absolute,
        units,
        mode,
        km,
        why: why === 'PINNED' ? 'BY_EXCHANGE' : why,
      }
    })
  const gaps = matched.unmet.map(({ need, from, to, units, code }): Gap => {
    return { need, from: today + from, to: today + to, units, code }
  })
  const { demand, covered } = matched.score
  const reach = { demand, covered, floors: floorsOf(matched, problem) }
  return { proposals: proposals.sort(byNeed), gaps: gaps.sort(byNeed), reach }
}

/** Nobody in the pact could have helped: these gaps say nothing about how fairly help is spread. */
const HOPELESS: readonly Gap['code'][] = [
  'NO_OFFER_OF_KIND',
  'NO_OFFER_WITH_SKILLS',
  'ONLY_EXCLUDED_OFFERS',
  'NONE_IN_RANGE',
  'NONE_IN_WINDOW',
]

interface Tally {
  readonly need: ProblemNeed
  demand: number
  open: number
  hopeless: number
}

/** The smallest share that an emergency got, by priority and kind: of all, and of those that anybody could help. */
function floorsOf({ unmet }: Matched, { needs }: PlanningProblem): Floor[] {
  const tallies = new Map<string, Tally>()
  const nameOf = ({ priority, kind, emergency }: ProblemNeed) => `${priority} ${kind} ${emergency}`
  const byId = new Map(needs.map((need) => [need.id, need]))
  for (const need of needs) {
    const tally = tallies.get(nameOf(need)) ?? { need, demand: 0, open: 0, hopeless: 0 }
    tally.demand += need.quantity * (need.window.to - need.window.from)
    tallies.set(nameOf(need), tally)
  }
  for (const { need: id, from, to, units, code } of unmet) {
    const need = byId.get(id)
    const tally = need && tallies.get(nameOf(need))
    if (!tally) continue
    tally.open += units * (to - from)
    if (HOPELESS.includes(code)) tally.hopeless += units * (to - from)
  }
  const rows = [...tallies.values()]
  const names = [...new Set(rows.map(({ need }) => `${need.priority} ${need.kind}`))].sort()
  return names.flatMap((name) => {
    const own = rows.filter(({ need }) => `${need.priority} ${need.kind}` === name)
    const [first] = own
    const servable = own.filter(({ demand, hopeless }) => demand > hopeless)
    if (!first) return []
    const { priority, kind } = first.need
    const all = Math.min(...own.map(({ demand, open }) => share(demand - open, demand)))
    const some = servable.map(({ demand, open, hopeless }) => share(demand - open, demand - hopeless))
    return [{ priority, kind, all, servable: some.length > 0 ? Math.min(...some) : null }]
  })
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 10_000) / 10_000
}
