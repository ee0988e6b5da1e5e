import type { Floor, Plan } from '@beistand/domain/planning-proposals'
import { useFormat } from '../i18n/format.js'
import { useTerms } from '../i18n/terms.js'
import { usePlan } from '../sync/plans.js'
import { Meter } from '../ui/Meter.js'
import { Section } from '../ui/Section.js'
import { usePlanWords } from './words.js'

const PRIORITIES = [1, 2, 3, 4] as const

/** How far help reaches in reality, as a part of a page. */
export function Coverage() {
  const words = usePlanWords()
  const plan = usePlan(null)
  return (
    plan && (
      <Section title={words.coverage}>
        <Reach plan={plan} />
      </Section>
    )
  )
}

/** How far help reaches, by urgency, and what whoever gets least gets. */
export function Reach({ plan }: { plan: Plan }) {
  const words = usePlanWords()
  const asked = PRIORITIES.filter((priority) => (plan.reach.demand[priority - 1] ?? 0) > 0)
  if (asked.length === 0) return <p className="b-muted">{words.nothingAsked}</p>
  return (
    <>
      <p className="b-muted">{words.coverageExplain}</p>
      {asked.map((priority) => (
        <OfPriority key={priority} {...{ plan, priority }} />
      ))}
    </>
  )
}

function OfPriority({ plan, priority }: { plan: Plan; priority: (typeof PRIORITIES)[number] }) {
  const words = usePlanWords()
  const terms = useTerms()
  const format = useFormat()
  const demand = plan.reach.demand[priority - 1] ?? 0
  const covered = plan.reach.covered[priority - 1] ?? 0
  const text = words.priorityShare(format.number(covered), format.number(demand))
  return (
    <div className="b-part">
      <Meter label={terms.priority[priority]} value={covered} of={demand} text={text} />
      <ul className="b-plain-list">
        {plan.reach.floors
          .filter((floor) => floor.priority === priority)
          .map((floor) => (
            <Least key={floor.kind} floor={floor} />
          ))}
      </ul>
    </div>
  )
}

function Least({ floor: { kind, all, servable } }: { floor: Floor }) {
  const words = usePlanWords()
  const format = useFormat()
  const differs = servable !== null && servable !== all
  return (
    <li className="b-muted">
      {words.kinds[kind]}: {words.floor(format.percent(all))}
      {differs && `; ${words.servableFloor(format.percent(servable))}`}
    </li>
  )
}
