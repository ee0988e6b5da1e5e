import { endDependency, setDependency } from '@beistand/contracts/provider'
import type { Id } from '@beistand/domain/noun'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useFeatureName } from '../i18n/resource-names.js'
import { useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Card, Section } from '../ui/Section.js'
import { useDependencyWords } from './words.js'

/** Which specialist applications an organisation gets from whom. */
export function Dependencies({ organisation }: { organisation: Id }) {
  const words = useDependencyWords()
  const names = useNames()
  const format = useFormat()
  const application = useFeatureName()
  const target = { keepers: [organisation] }
  const rows = Object.values(useRows('dependency')).filter((one) => one.organisation === organisation && !one.ended)
  const providers = Object.keys(useRows('provider')).filter((id) => !rows.some(({ provider }) => provider === id))
  const choices = Object.values(useRows('application'))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => format.compare(a.label, b.label))
  const applications = { name: 'applications', kind: 'checks', label: words.applications, choices } as const
  const add = (
    <CommandButton
      command={setDependency}
      params={{ organisation }}
      target={target}
      icon="plus"
      label={words.set}
      fields={[
        {
          name: 'provider',
          kind: 'select',
          param: true,
          label: words.provider,
          choices: providers.map((id) => ({ value: id, label: names(id) })),
        },
        applications,
      ]}
    />
  )
  return (
    <Section title={words.title} actions={add}>
      {rows.length === 0 && <Empty>{words.none}</Empty>}
      <div className="b-items">
        {rows.map((row) => (
          <Card key={row.id} className="b-item">
            <h3 className="b-item__title">{names(row.provider)}</h3>
            <p>{format.list(row.applications.map(application))}</p>
            <div className="b-row">
              <CommandButton
                command={setDependency}
                params={{ organisation, provider: row.provider }}
                target={target}
                variant="tertiary"
                label={words.change}
                initial={{ applications: row.applications }}
                fields={[applications]}
              />
              <CommandButton
                command={endDependency}
                params={{ organisation, provider: row.provider }}
                target={target}
                variant="tertiary"
                label={words.end}
                explain={words.endExplain}
              />
            </div>
          </Card>
        ))}
      </div>
    </Section>
  )
}
