import { askDecision } from '@beistand/contracts/decision'
import type { Decision } from '@beistand/domain/decision'
import type { Emergency } from '@beistand/domain/emergency'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useInvolved } from '../i18n/persons.js'
import { useSide } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { useNow } from '../sync/useNow.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { DecisionCard } from './DecisionCard.js'
import { useDecisionWords } from './words.js'

const HOUR = 3_600_000

function byDeadline(a: Decision, b: Decision): number {
  return Number(a.state !== 'asked') - Number(b.state !== 'asked') || a.deadline - b.deadline
}

/** The questions of one emergency. */
export function Decisions({ emergency }: { emergency: Emergency }) {
  const words = useDecisionWords()
  const involved = useInvolved(emergency.id)
  const rows = Object.values(useRows('decision')).filter((one) => one.emergency === emergency.id)
  return (
    <Section
      title={words.title}
      actions={
        <AskButton emergency={emergency.id} workers={[emergency.victim, ...involved]} first={emergency.victim} />
      }
    >
      <Cards rows={rows} empty={words.none} />
    </Section>
  )
}

/** The questions that the acting organisation was asked, or asks. */
export function OurDecisions() {
  const words = useDecisionWords()
  const side = useSide()
  const rows = Object.values(useRows('decision')).filter(({ asked, asking }) => asked === side || asking === side)
  if (!side) return null
  return (
    <Section title={words.title} actions={<AskButton emergency={null} workers={[side]} first={side} />}>
      <Cards rows={rows} empty={words.noneOurs} />
    </Section>
  )
}

function Cards({ rows, empty }: { rows: readonly Decision[]; empty: string }) {
  if (rows.length === 0) return <Empty>{empty}</Empty>
  return (
    <div className="b-items">
      {[...rows].sort(byDeadline).map((decision) => (
        <DecisionCard key={decision.id} decision={decision} />
      ))}
    </div>
  )
}

function AskButton({
  emergency,
  workers,
  first,
}: {
  emergency: string | null
  workers: readonly string[]
  first: string
}) {
  const words = useDecisionWords()
  const format = useFormat()
  const organisations = Object.values(useRows('organisation'))
  const tomorrow = Math.ceil(useNow(HOUR) / HOUR) * HOUR + 24 * HOUR
  return (
    <CommandButton
      command={askDecision}
      target={{ involved: workers }}
      variant="primary"
      icon="plus"
      label={words.ask}
      fixed={{ emergency }}
      initial={{ asked: first, deadline: tomorrow }}
      fields={[
        {
          name: 'asked',
          kind: 'select',
          label: words.asked,
          choices: organisations
            .map(({ id, name }) => ({ value: id, label: name }))
            .sort((a, b) => format.compare(a.label, b.label)),
        },
        { name: 'question', kind: 'area', label: words.question },
        { name: 'options', kind: 'lines', label: words.options, hint: words.optionsHint },
        { name: 'deadline', kind: 'instant', label: words.deadline },
      ]}
    />
  )
}
