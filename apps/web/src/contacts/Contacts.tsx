import { addContact, changeContact, removeContact } from '@beistand/contracts/contact'
import { type Contact, dialled, usableMethods } from '@beistand/domain/contact'
import { isOpen } from '@beistand/domain/emergency'
import type { Id } from '@beistand/domain/noun'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useRow, useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Card, Section } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { useContactWords } from './words.js'

function useFields(): readonly FieldSpec[] {
  const words = useContactWords()
  return [
    { name: 'title', kind: 'text', label: words.function, hint: words.functionHint },
    { name: 'phone', kind: 'tel', label: words.phone, optional: true },
    { name: 'mail', kind: 'email', label: words.mail, optional: true },
    { name: 'note', kind: 'text', label: words.note, optional: true },
  ]
}

/** How to reach people: of one organisation, or of all. */
export function Contacts({ of }: { of: Id | null }) {
  const words = useContactWords()
  const names = useNames()
  const format = useFormat()
  const fields = useFields()
  const organisations = Object.values(useRows('organisation'))
  const rows = Object.values(useRows('contact'))
    .filter(({ removed, organisation }) => !removed && (of === null || organisation === of))
    .sort((a, b) => format.compare(names(a.organisation), names(b.organisation)))
  const which: FieldSpec = {
    name: 'organisation',
    kind: 'select',
    label: words.organisation,
    choices: organisations
      .map(({ id, name }) => ({ value: id, label: name }))
      .sort((a, b) => format.compare(a.label, b.label)),
  }
  const add = (
    <CommandButton
      command={addContact}
      target={{ keepers: of === null ? [] : [of] }}
      variant="primary"
      icon="plus"
      label={words.add}
      fixed={of === null ? {} : { organisation: of }}
      fields={[...(of === null ? [which] : []), ...fields]}
    />
  )
  return (
    <Section title={words.title} actions={add}>
      {rows.length === 0 && <Empty>{words.none}</Empty>}
      <div className="b-grid">
        {rows.map((row) => (
          <ContactCard key={row.id} row={row} />
        ))}
      </div>
    </Section>
  )
}

function ContactCard({ row }: { row: Contact }) {
  const words = useContactWords()
  const names = useNames()
  const fields = useFields()
  const organisation = useRow('organisation', row.organisation)
  const emergency = Object.values(useRows('emergency')).find((one) => one.victim === row.organisation && isOpen(one))
  const { title, phone, mail, note } = row
  const given = { params: { contact: row.id }, target: { keepers: [row.organisation] } }
  return (
    <Card className="b-item">
      <h3 className="b-item__title">{title}</h3>
      <p className="b-muted">{names(row.organisation)}</p>
      <ul className="b-plain-list">
        {usableMethods(row, { mailDomain: organisation?.mailDomain ?? null }, emergency).map(
          ({ kind, value, skip }) => (
            <li key={kind} className="b-row b-row--tight">
              {skip ? (
                <>
                  <s>{value}</s> <Status tone="danger">{words.doNotUse}</Status>
                </>
              ) : (
                <a className="kern-link" href={kind === 'phone' ? dialled(value) : `mailto:${value}`}>
                  {value}
                </a>
              )}
            </li>
          ),
        )}
      </ul>
      {note && <p>{note}</p>}
      <div className="b-row b-row--tight">
        <CommandButton
          command={changeContact}
          {...given}
          variant="tertiary"
          label={words.change}
          fields={fields}
          initial={{ title, phone, mail, note }}
        />
        <CommandButton
          command={removeContact}
          {...given}
          variant="tertiary"
          label={words.remove}
          explain={words.removeExplain}
        />
      </div>
    </Card>
  )
}
