import { useState } from 'react'
import { SaveButton } from '../access/SaveButton.js'
import { askFile } from '../api.js'
import { useFormat } from '../i18n/format.js'
import { usePersonTitles } from '../i18n/persons.js'
import { currentActing, useMay } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Select } from '../ui/Field.js'
import { Section } from '../ui/Section.js'
import { GROUPS, isGroup } from './groups.js'
import { NoteTable } from './NoteTable.js'
import { useAuditWords } from './words.js'

/** What happened around access to the pact, for its office. */
export function PactAudit() {
  const words = useAuditWords()
  const mayRead = useMay('invitation.make')
  const [group, setGroup] = useState('')
  const [person, setPerson] = useState('')
  const persons = usePersons()
  if (!mayRead) return null
  const kinds = isGroup(group) ? `kinds=${GROUPS[group].join(',')}` : ''
  const query = [kinds, person && `person=${encodeURIComponent(person)}`].filter(Boolean).join('&')
  const groups = Object.entries(words.groups).map(([value, label]) => ({ value, label }))
  const download = (
    <SaveButton
      label={words.export}
      name={`${words.title}.csv`}
      read={() => askFile(`/audit?${query}`, 'text/csv', currentActing())}
    />
  )
  return (
    <Section title={words.title} actions={download}>
      <p className="b-muted">{words.lead}</p>
      <div className="b-filter" role="group" aria-label={words.filter}>
        <Select
          label={words.what}
          choices={groups}
          placeholder={words.allKinds}
          value={group}
          onChange={(event) => setGroup(event.target.value)}
        />
        <Select
          label={words.person}
          choices={persons}
          placeholder={words.everyone}
          value={person}
          onChange={(event) => setPerson(event.target.value)}
        />
      </div>
      <NoteTable key={query} path="/audit" query={query} caption={words.title} />
    </Section>
  )
}

function usePersons() {
  const format = useFormat()
  const title = usePersonTitles()
  const persons = new Set(Object.values(useRows('grant')).map(({ person }) => person))
  return [...persons]
    .map((value) => ({ value, label: title(value) ?? value }))
    .sort((a, b) => format.compare(a.label, b.label))
}
