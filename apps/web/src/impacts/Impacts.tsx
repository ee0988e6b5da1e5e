import { setImpact } from '@beistand/contracts/impact'
import { isOpen, type Emergency } from '@beistand/domain/emergency'
import { IMPACT_STATES, type Impact, type ImpactState } from '@beistand/domain/impact'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { Time } from '../i18n/Time.js'
import { useRows } from '../sync/store.js'
import { Changing } from '../ui/Changing.js'
import { Empty } from '../ui/ListState.js'
import { Card, Section } from '../ui/Section.js'
import { Status, type Tone } from '../ui/Status.js'
import { useImpactWords } from './words.js'

const TONES: Record<ImpactState, Tone> = { down: 'danger', limited: 'warning', moved: 'info', restored: 'success' }

/** What citizens cannot get, and where they can go. */
export function Impacts({ emergency }: { emergency: Emergency }) {
  const words = useImpactWords()
  const format = useFormat()
  const services = useRows('citizenService')
  const rows = Object.values(useRows('impact')).filter((one) => one.emergency === emergency.id)
  const known = new Set<string>(rows.map(({ service }) => service))
  const fields = useStatusFields()
  const choices = Object.values(services)
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => format.compare(a.label, b.label))
  const add = isOpen(emergency) && (
    <CommandButton
      command={setImpact}
      params={{ emergency: emergency.id }}
      target={{ victim: emergency.victim }}
      variant="primary"
      icon="plus"
      label={words.add}
      initial={{ state: 'down' }}
      fields={[{ name: 'service', kind: 'select', param: true, label: words.service, choices }, ...fields]}
    />
  )
  return (
    <Section title={words.title} actions={add}>
      {rows.length === 0 && <Empty>{words.none}</Empty>}
      <div className="b-items">
        {rows.map((row) => (
          <ImpactCard key={row.id} row={row} emergency={emergency} name={services[row.service]?.name ?? row.service} />
        ))}
      </div>
    </Section>
  )
}

function useStatusFields(): readonly FieldSpec[] {
  const words = useImpactWords()
  const format = useFormat()
  const organisations = Object.values(useRows('organisation'))
  return [
    {
      name: 'state',
      kind: 'radio',
      label: words.state,
      choices: IMPACT_STATES.map((value) => ({ value, label: words.states[value] })),
    },
    {
      name: 'at',
      kind: 'select',
      optional: true,
      label: words.at,
      hint: words.onlyMoved,
      choices: organisations
        .map(({ id, name }) => ({ value: id, label: name }))
        .sort((a, b) => format.compare(a.label, b.label)),
    },
    { name: 'place', kind: 'text', label: words.place, optional: true },
    { name: 'opening', kind: 'text', label: words.opening, optional: true },
    { name: 'note', kind: 'area', label: words.note, optional: true },
  ]
}

function ImpactCard({ row, emergency, name }: { row: Impact; emergency: Emergency; name: string }) {
  const words = useImpactWords()
  const names = useNames()
  const fields = useStatusFields()
  const { state, at, place, opening, note } = row
  return (
    <Card className="b-item">
      <div className="b-item__head">
        <h3 className="b-item__title">{name}</h3>
        <Changing value={state}>
          <Status tone={TONES[state]}>{words.states[state]}</Status>
        </Changing>
      </div>
      {state === 'moved' && <p>{[at && names(at), place, opening].filter(Boolean).join(' · ')}</p>}
      {note && <p className="b-text">{note}</p>}
      <div className="b-row">
        <span className="b-muted">
          {words.since} <Time at={row.since} />
        </span>
        <CommandButton
          command={setImpact}
          params={{ emergency: emergency.id, service: row.service }}
          target={{ victim: emergency.victim }}
          variant="tertiary"
          label={words.change}
          fields={fields}
          initial={{ state, at, place, opening, note }}
        />
      </div>
    </Card>
  )
}
