import { Section } from '../ui/Section.js'
import { NoteTable } from './NoteTable.js'
import { useAuditWords } from './words.js'

/** What happened with the user's account. */
export function OwnAudit() {
  const { own } = useAuditWords()
  return (
    <Section title={own.title}>
      <p className="kern-body">{own.lead}</p>
      <NoteTable path="/session/audit" query="" caption={own.title} own />
    </Section>
  )
}
