import { assessFailure, restoreProvider } from '@beistand/contracts/provider'
import type { Cause } from '@beistand/domain/cause'
import { PROVIDER_TRANSITIONS } from '@beistand/domain/provider'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { Time } from '../i18n/Time.js'
import { useRow, useRows } from '../sync/store.js'
import { Card, Section } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { useProviderWords } from './words.js'

/** The failures that are going on. */
export function Causes() {
  const words = useProviderWords()
  const rows = Object.values(useRows('cause')).filter(({ endedAt }) => endedAt === null)
  if (rows.length === 0) return null
  return (
    <Section title={words.running}>
      <div className="b-items">
        {rows.map((row) => (
          <CauseCard key={row.id} row={row} />
        ))}
      </div>
    </Section>
  )
}

function CauseCard({ row }: { row: Cause }) {
  const words = useProviderWords()
  const terms = useTerms()
  const names = useNames()
  const format = useFormat()
  const provider = useRow('provider', row.provider)
  const hit = Object.values(useRows('emergency')).filter(({ cause }) => cause === row.id).length
  const keepers = provider?.cert ? [row.provider, provider.cert] : [row.provider]
  const given = { params: { cause: row.id }, target: { keepers } }
  const next = PROVIDER_TRANSITIONS[row.failure].flatMap((state) =>
    state === 'unavailable' || state === 'compromised' ? [{ value: state, label: words.failures[state] }] : [],
  )
  return (
    <Card className="b-item">
      <div className="b-item__head">
        <h3 className="b-item__title">{names(row.provider)}</h3>
        <span className="b-row b-row--tight">
          {row.exercise && <Status tone="warning">{terms.exercise}</Status>}
          <Status tone="danger">{words.failures[row.failure]}</Status>
        </span>
      </div>
      <p className="b-muted">
        {format.count(hit, words.affected)} · {words.since} <Time at={row.openedAt} />
      </p>
      {row.text && <p className="b-text">{row.text}</p>}
      <div className="b-row">
        <CommandButton
          command={assessFailure}
          {...given}
          label={words.assess}
          fields={[{ name: 'failure', kind: 'radio', label: words.failure, choices: next }]}
        />
        <CommandButton command={restoreProvider} {...given} label={words.restore} explain={words.restoreExplain} />
      </div>
    </Card>
  )
}
