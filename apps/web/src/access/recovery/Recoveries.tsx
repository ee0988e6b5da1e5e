import { auditPage, type AuditNote } from '@beistand/contracts/audit'
import { askRecovery } from '@beistand/contracts/recovery'
import type { Id } from '@beistand/domain/noun'
import { isOpenRecovery, RECOVERY_LASTS, type Recovery } from '@beistand/domain/recovery'
import { useEffect, useState } from 'react'
import { ask } from '../../api.js'
import { CommandButton } from '../../commands/CommandButton.js'
import { useFormat } from '../../i18n/format.js'
import { useNames } from '../../i18n/names.js'
import { usePersonTitles } from '../../i18n/persons.js'
import { currentActing } from '../../sync/session.js'
import { useRows } from '../../sync/store.js'
import { useNow } from '../../sync/useNow.js'
import { Alert } from '../../ui/Alert.js'
import { Empty } from '../../ui/ListState.js'
import { Card, Section } from '../../ui/Section.js'
import { Status } from '../../ui/Status.js'
import { Numbers, Steps } from './Steps.js'
import { useRecoveryWords } from './words.js'

/** Who has lost access, and how far the two office people have come; for the office. */
export function Recoveries() {
  const words = useRecoveryWords()
  const format = useFormat()
  const organisations = Object.values(useRows('organisation'))
  const rows = Object.values(useRows('recovery')).sort((a, b) => b.until - a.until)
  const open = rows.filter(isOpenRecovery)
  const past = rows.filter((row) => !isOpenRecovery(row))
  const choices = organisations
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => format.compare(a.label, b.label))
  const add = (
    <CommandButton
      command={askRecovery}
      icon="plus"
      label={words.add}
      fields={[
        { name: 'organisation', kind: 'select', label: words.organisation, choices },
        { name: 'title', kind: 'text', label: words.saysFunction },
      ]}
    />
  )
  return (
    <Section title={words.title} actions={add}>
      <p className="kern-body">{words.lead}</p>
      <NotStored />
      {open.length === 0 && <Empty>{words.none}</Empty>}
      <ul className="b-plain-list b-stack">
        {[...new Set(open.map(({ organisation }) => organisation))].map((organisation) => (
          <li key={organisation}>
            <OfOne organisation={organisation} rows={open.filter((row) => row.organisation === organisation)} />
          </li>
        ))}
      </ul>
      {past.length > 0 && <Past rows={past} />}
    </Section>
  )
}

/** How often it is counted anew. */
const EVERY = 10_000

/** How many the open form did not store, beside those that wait: a flood is seen for what it is. */
function NotStored() {
  const words = useRecoveryWords()
  const names = useNames()
  const format = useFormat()
  const since = useNow(EVERY) - RECOVERY_LASTS
  return useNotStored()
    .filter(({ at }) => at > since)
    .map(({ id, organisation, count, at }) => {
      const many = format.count(count, words.more)
      const title = words.notStored(names(organisation ?? ''), many, format.moment(at))
      return <Alert key={id} tone="warning" title={title} role="status" />
    })
}

/** Stays as it was while the server does not answer. */
function useNotStored(): readonly AuditNote[] {
  const [notes, setNotes] = useState<readonly AuditNote[]>([])
  useEffect(() => {
    const asked = () => ask('/audit?kinds=recovery-refused', auditPage, { acting: currentActing() })
    const read = () =>
      void asked().then(
        (page) => setNotes(page.notes),
        () => null,
      )
    read()
    const timer = setInterval(read, EVERY)
    return () => clearInterval(timer)
  }, [])
  return notes
}

/** What waits for one organisation, however much: its numbers stand there once. */
function OfOne({ organisation, rows }: { organisation: Id; rows: readonly Recovery[] }) {
  const names = useNames()
  return (
    <Card>
      <h3 className="b-item__title">{names(organisation)}</h3>
      {rows.some(({ state }) => state === 'asked') && <Numbers organisation={organisation} />}
      <ul className="b-plain-list">
        {rows.map((row) => (
          <li key={row.id} className="b-part">
            <One recovery={row} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function One({ recovery }: { recovery: Recovery }) {
  const words = useRecoveryWords()
  const format = useFormat()
  const title = usePersonTitles()
  const { state, person, verifier, note, until } = recovery
  const known = state === 'asked' || state === 'verified' || state === 'granted' ? state : null
  return (
    <>
      <p className="kern-body">
        <strong>{recovery.title}</strong>{' '}
        {known && <Status tone={known === 'asked' ? 'warning' : 'info'}>{words.steps[known]}</Status>}{' '}
        <span className="b-muted">{words.until(format.moment(until))}</span>
      </p>
      {person && <p className="kern-body">{words.forPerson(title(person) ?? person)}</p>}
      {verifier && (
        <p className="kern-body">
          {words.verifiedBy(title(verifier) ?? verifier)}. {note}
        </p>
      )}
      {state === 'verified' && <p className="kern-body">{words.second}</p>}
      <Steps recovery={recovery} />
    </>
  )
}

function Past({ rows }: { rows: readonly Recovery[] }) {
  const words = useRecoveryWords()
  const names = useNames()
  return (
    <details className="b-details">
      <summary>{words.past}</summary>
      <ul className="b-plain-list">
        {rows.map(({ id, title, organisation, state }) => (
          <li key={id} className="kern-body">
            {title}, {names(organisation)}:{' '}
            {state === 'done' || state === 'withdrawn' || state === 'expired' ? words.ends[state] : state}
          </li>
        ))}
      </ul>
    </details>
  )
}
