import type { Line } from '@beistand/domain/urgency'
import { useState } from 'react'
import { useFormat } from '../i18n/format.js'
import { useOwn } from '../sync/own.js'
import { Link } from '../router/Link.js'
import { Button } from '../ui/Button.js'
import { FreshItems } from '../ui/FreshItems.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { useHeld } from '../ui/useHeld.js'
import { UrgencyLine } from './UrgencyLine.js'
import { useSituationWords } from './words.js'

const FIRST = 5

/** What is open, the most urgent first, one row a cause. It stands still until the reader asks for what is new. */
export function Urgency({ lines }: { lines: readonly Line[] }) {
  const words = useSituationWords()
  const format = useFormat()
  const [all, setAll] = useState(false)
  const { shown, fresh, showAll } = useHeld(lines, useOwn())
  const visible = all ? shown : shown.slice(0, FIRST)
  const rest = shown.length - visible.length
  return (
    <Section
      title={words.emergencies}
      fresh={<FreshItems count={fresh} onShow={showAll} />}
      actions={<Link to="/emergencies/ended">{words.ended}</Link>}
    >
      {lines.length === 0 && <Empty>{words.noEmergencies}</Empty>}
      <ul className="b-plain-list b-lines">
        {visible.map((line) => (
          <UrgencyLine key={line.id} line={line} />
        ))}
      </ul>
      {rest > 0 && (
        <Button small variant="tertiary" onClick={() => setAll(true)}>
          {`plus ${format.count(rest, words.more)}, ${words.showAll}`}
        </Button>
      )}
    </Section>
  )
}
