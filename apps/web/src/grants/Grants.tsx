import { giveRole, GRANTABLE, revokeRole } from '@beistand/contracts/grant'
import type { Grant } from '@beistand/domain/grant'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { usePersonTitles } from '../i18n/persons.js'
import { useTerms } from '../i18n/terms.js'
import { useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { Table, type Column } from '../ui/Table.js'
import { useGrantWords } from './words.js'

/** Who may do what here: functions, not names. */
export function Grants() {
  const words = useGrantWords()
  const terms = useTerms()
  const names = useNames()
  const format = useFormat()
  const rows = Object.values(useRows('grant'))
    .filter(({ revoked }) => !revoked)
    .sort((a, b) => format.compare(names(a.organisation), names(b.organisation)) || format.compare(a.role, b.role))
  const columns: Column<Grant>[] = [
    { key: 'title', head: words.function, cell: ({ title, role }) => title ?? terms.role[role] },
    { key: 'organisation', head: words.organisation, cell: ({ organisation }) => names(organisation) },
    { key: 'role', head: words.role, cell: ({ role }) => terms.role[role] },
    {
      key: 'actions',
      head: '',
      cell: ({ id }) => (
        <CommandButton
          command={revokeRole}
          params={{ grant: id }}
          variant="tertiary"
          label={words.revoke}
          explain={words.revokeExplain}
        />
      ),
    },
  ]
  return (
    <Section title={words.title} actions={<GiveRole />}>
      {rows.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <Table caption={words.title} columns={columns} rows={rows} id={({ id }) => id} />
      )}
    </Section>
  )
}

function GiveRole() {
  const words = useGrantWords()
  const terms = useTerms()
  const format = useFormat()
  const title = usePersonTitles()
  const persons = [...new Set(Object.values(useRows('grant')).map(({ person }) => person))]
  const organisations = Object.values(useRows('organisation'))
  const byLabel = (a: { label: string }, b: { label: string }) => format.compare(a.label, b.label)
  return (
    <CommandButton
      command={giveRole}
      icon="plus"
      label={words.give}
      fields={[
        {
          name: 'person',
          kind: 'select',
          label: words.person,
          choices: persons.map((value) => ({ value, label: title(value) ?? value })).sort(byLabel),
        },
        {
          name: 'organisation',
          kind: 'select',
          label: words.organisation,
          choices: organisations.map(({ id, name }) => ({ value: id, label: name })).sort(byLabel),
        },
        {
          name: 'role',
          kind: 'select',
          label: words.role,
          choices: GRANTABLE.map((value) => ({ value, label: terms.role[value] })),
        },
        { name: 'title', kind: 'text', label: words.function },
      ]}
    />
  )
}
