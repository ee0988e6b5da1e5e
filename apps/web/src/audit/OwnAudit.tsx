import { LinkButton } from '../ui/Button.js'
import { Page } from '../ui/Page.js'
import { NoteTable } from './NoteTable.js'
import { useAuditWords } from './words.js'

/** What happened with the user's account. */
export function OwnAudit() {
  const words = useAuditWords()
  return (
    <Page
      title={words.own.title}
      lead={<p className="kern-body">{words.own.lead}</p>}
      actions={<LinkButton to="/devices">{words.own.toDevices}</LinkButton>}
    >
      <NoteTable path="/session/audit" query="" caption={words.own.title} own />
    </Page>
  )
}
