import { GRANTABLE } from '@beistand/contracts/grant'
import type { Grant } from '@beistand/domain/grant'
import { useState } from 'react'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { useRows } from '../sync/store.js'
import { Select } from '../ui/Field.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { Table, type Column } from '../ui/Table.js'
import { FactorDemand } from './FactorDemand.js'
import { GiveRole, GrantActions } from './GrantActions.js'
import { OfficeState } from './OfficeState.js'
import { useGrantWords } from './words.js'

interface Filter {
  readonly organisation: string
  readonly role: string
  readonly state: 'standing' | 'ended'
}

/** Who may do what here: functions, not names; those that ended too, with why. */
export function Grants() {
  const words = useGrantWords()
  const [filter, setFilter] = useState<Filter>({ organisation: '', role: '', state: 'standing' })
  const rows = useGrants(filter)
  const columns = useColumns()
  return (
    <Section title={words.title} actions={<GiveRole />}>
      <OfficeState />
      <FactorDemand />
      <p className="b-muted">{words.lead}</p>
      <FilterFields filter={filter} onChange={setFilter} />
      {rows.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <Table caption={words.title} columns={columns} rows={rows} id={({ id }) => id} />
      )}
    </Section>
  )
}

function useGrants({ organisation, role, state }: Filter): readonly Grant[] {
  const names = useNames()
  const format = useFormat()
  return Object.values(useRows('grant'))
    .filter((grant) => grant.revoked === (state === 'ended'))
    .filter((grant) => organisation === '' || grant.organisation === organisation)
    .filter((grant) => role === '' || grant.role === role)
    .sort((a, b) => format.compare(names(a.organisation), names(b.organisation)) || format.compare(a.role, b.role))
}

function FilterFields({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const words = useGrantWords()
  const terms = useTerms()
  const format = useFormat()
  const organisations = Object.values(useRows('organisation'))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => format.compare(a.label, b.label))
  return (
    <div className="b-filter" role="group" aria-label={words.filter}>
      <Select
        label={words.organisation}
        choices={organisations}
        placeholder={words.all}
        value={filter.organisation}
        onChange={({ target }) => onChange({ ...filter, organisation: target.value })}
      />
      <Select
        label={words.role}
        choices={GRANTABLE.map((value) => ({ value, label: terms.role[value] }))}
        placeholder={words.all}
        value={filter.role}
        onChange={({ target }) => onChange({ ...filter, role: target.value })}
      />
      <Select
        label={words.state}
        choices={[
          { value: 'standing', label: words.standing },
          { value: 'ended', label: words.ended },
        ]}
        value={filter.state}
        onChange={({ target }) => onChange({ ...filter, state: target.value === 'ended' ? 'ended' : 'standing' })}
      />
    </div>
  )
}

function useColumns(): readonly Column<Grant>[] {
  const words = useGrantWords()
  const terms = useTerms()
  const names = useNames()
  return [
    {
      key: 'title',
      head: words.function,
      cell: ({ title, role, revoked }) => title ?? (revoked ? terms.erased : terms.role[role]),
    },
    { key: 'organisation', head: words.organisation, cell: ({ organisation }) => names(organisation) },
    { key: 'role', head: words.role, cell: ({ role }) => terms.role[role] },
    {
      key: 'actions',
      head: '',
      cell: (grant) => (grant.revoked ? <Ended grant={grant} /> : <GrantActions grant={grant} />),
    },
  ]
}

function Ended({ grant: { reason } }: { grant: Grant }) {
  const words = useGrantWords()
  return (
    <>
      <Status tone="neutral">{words.ended}</Status> {reason}
    </>
  )
}
