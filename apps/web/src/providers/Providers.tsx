import { failProvider, setProvider } from '@beistand/contracts/provider'
import { FAILURES } from '@beistand/domain/cause'
import { dependantsOf } from '@beistand/domain/dependency'
import type { Provider, ProviderState } from '@beistand/domain/provider'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { Time } from '../i18n/Time.js'
import { useRows } from '../sync/store.js'
import { Changing } from '../ui/Changing.js'
import { Empty } from '../ui/ListState.js'
import { Card, Section } from '../ui/Section.js'
import { Status, type Tone } from '../ui/Status.js'
import { Causes } from './Causes.js'
import { useProviderWords } from './words.js'

const TONES: Record<ProviderState, Tone> = {
  working: 'success',
  suspected: 'warning',
  unavailable: 'danger',
  compromised: 'danger',
  restored: 'success',
}

/** Whom the members depend on, how they stand, and the one command for the day that one fails. */
export function Providers() {
  const words = useProviderWords()
  const names = useNames()
  const format = useFormat()
  const rows = Object.values(useRows('provider')).sort((a, b) => format.compare(names(a.id), names(b.id)))
  return (
    <>
      <Causes />
      <Section title={words.title} actions={<SetProvider />}>
        {rows.length === 0 && <Empty>{words.none}</Empty>}
        <div className="b-items">
          {rows.map((row) => (
            <ProviderCard key={row.id} row={row} />
          ))}
        </div>
      </Section>
    </>
  )
}

function useOrganisationChoices() {
  const format = useFormat()
  return Object.values(useRows('organisation'))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => format.compare(a.label, b.label))
}

function SetProvider() {
  const words = useProviderWords()
  const choices = useOrganisationChoices()
  return (
    <CommandButton
      command={setProvider}
      icon="plus"
      label={words.set}
      fields={[
        { name: 'provider', kind: 'select', param: true, label: words.provider, choices },
        { name: 'cert', kind: 'select', optional: true, label: words.cert, choices },
      ]}
    />
  )
}

function ProviderCard({ row }: { row: Provider }) {
  const words = useProviderWords()
  const names = useNames()
  const format = useFormat()
  const choices = useOrganisationChoices()
  const dependants = dependantsOf(row.id, Object.values(useRows('dependency')), Object.values(useRows('membership')))
  const running = Object.values(useRows('exercise')).filter(({ state }) => state === 'running')
  const given = { params: { provider: row.id }, target: { keepers: row.cert === null ? [row.id] : [row.id, row.cert] } }
  return (
    <Card className="b-item">
      <div className="b-item__head">
        <h3 className="b-item__title">{names(row.id)}</h3>
        <Changing value={row.state}>
          <Status tone={TONES[row.state]}>{words.states[row.state]}</Status>
        </Changing>
      </div>
      <p className="b-muted">
        {format.count(dependants.length, words.depends)} · {words.since} <Time at={row.stateSince} />
        {row.cert !== null && ` · ${words.cert}: ${names(row.cert)}`}
      </p>
      <div className="b-row">
        <CommandButton
          command={failProvider}
          {...given}
          variant="danger"
          label={words.fail}
          title={`${words.fail}: ${names(row.id)}`}
          explain={words.failExplain(format.count(dependants.length, words.organisations))}
          fields={[
            {
              name: 'failure',
              kind: 'radio',
              label: words.failure,
              choices: FAILURES.map((value) => ({ value, label: words.failures[value] })),
            },
            { name: 'text', kind: 'area', label: words.text },
            ...(running.length > 0
              ? [
                  {
                    name: 'exercise',
                    kind: 'select',
                    optional: true,
                    label: words.exercise,
                    choices: running.map(({ id, name }) => ({ value: id, label: name })),
                  } as const,
                ]
              : []),
          ]}
        />
        <CommandButton
          command={setProvider}
          params={{ provider: row.id }}
          variant="tertiary"
          label={words.changeCert}
          initial={{ cert: row.cert }}
          fields={[{ name: 'cert', kind: 'select', optional: true, label: words.cert, choices }]}
        />
      </div>
    </Card>
  )
}
