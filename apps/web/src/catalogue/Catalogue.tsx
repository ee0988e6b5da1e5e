import { setApplication, setCitizenService } from '@beistand/contracts/catalogue'
import type { Application } from '@beistand/domain/application'
import { PRIORITIES, type CitizenService } from '@beistand/domain/citizen-service'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { useTerms } from '../i18n/terms.js'
import { useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { Table, type Column } from '../ui/Table.js'
import { useCatalogueWords } from './words.js'

/** What citizens get, and the specialist applications behind it; the same words for all of the pact. */
export function Catalogue() {
  return (
    <>
      <Services />
      <Applications />
    </>
  )
}

function useByName<R extends { readonly name: string }>(rows: Readonly<Record<string, R>>): readonly R[] {
  const format = useFormat()
  return Object.values(rows).sort((a, b) => format.compare(a.name, b.name))
}

function Services() {
  const words = useCatalogueWords()
  const terms = useTerms()
  const rows = useByName(useRows('citizenService'))
  const code: FieldSpec = { name: 'service', kind: 'text', param: true, label: words.code, hint: words.codeHint }
  const fields: FieldSpec[] = [
    { name: 'name', kind: 'text', label: words.name },
    {
      name: 'priority',
      kind: 'radio',
      numeric: true,
      label: words.priority,
      choices: PRIORITIES.map((value) => ({ value: String(value), label: terms.priority[value] })),
    },
  ]
  const columns: Column<CitizenService>[] = [
    { key: 'name', head: words.name, cell: ({ name }) => name },
    { key: 'priority', head: words.priority, cell: ({ priority }) => terms.priority[priority] },
    {
      key: 'actions',
      head: '',
      cell: ({ id, name, priority }) => (
        <CommandButton
          command={setCitizenService}
          params={{ service: id }}
          variant="tertiary"
          label={words.change}
          title={name}
          fields={fields}
          initial={{ name, priority }}
        />
      ),
    },
  ]
  return (
    <Section
      title={words.services}
      actions={
        <CommandButton command={setCitizenService} icon="plus" label={words.addService} fields={[code, ...fields]} />
      }
    >
      {rows.length === 0 ? (
        <Empty>{words.noServices}</Empty>
      ) : (
        <Table caption={words.services} columns={columns} rows={rows} id={({ id }) => id} />
      )}
    </Section>
  )
}

function Applications() {
  const words = useCatalogueWords()
  const format = useFormat()
  const services = useRows('citizenService')
  const rows = useByName(useRows('application'))
  const choices = useByName(services).map(({ id, name }) => ({ value: id, label: name }))
  const code: FieldSpec = { name: 'application', kind: 'text', param: true, label: words.code, hint: words.codeHint }
  const fields: FieldSpec[] = [
    { name: 'name', kind: 'text', label: words.name },
    { name: 'services', kind: 'checks', label: words.needed, choices },
  ]
  const columns: Column<Application>[] = [
    { key: 'name', head: words.name, cell: ({ name }) => name },
    {
      key: 'services',
      head: words.needed,
      cell: (row) => format.list(row.services.map((id) => services[id]?.name ?? id)),
    },
    {
      key: 'actions',
      head: '',
      cell: ({ id, name, services }) => (
        <CommandButton
          command={setApplication}
          params={{ application: id }}
          variant="tertiary"
          label={words.change}
          title={name}
          fields={fields}
          initial={{ name, services }}
        />
      ),
    },
  ]
  return (
    <Section
      title={words.applications}
      actions={
        <CommandButton command={setApplication} icon="plus" label={words.addApplication} fields={[code, ...fields]} />
      }
    >
      {rows.length === 0 ? (
        <Empty>{words.noApplications}</Empty>
      ) : (
        <Table caption={words.applications} columns={columns} rows={rows} id={({ id }) => id} />
      )}
    </Section>
  )
}
