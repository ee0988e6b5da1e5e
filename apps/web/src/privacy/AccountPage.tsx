import * as z from 'zod/mini'
import { SaveButton } from '../access/SaveButton.js'
import { ask } from '../api.js'
import { OwnAudit } from '../audit/OwnAudit.js'
import { LinkButton } from '../ui/Button.js'
import { Page } from '../ui/Page.js'
import { Section } from '../ui/Section.js'
import { useAuditWords } from '../audit/words.js'
import { EraseAccount } from './EraseAccount.js'
import { usePrivacyWords } from './words.js'

/** The user's account: what is known of it, what happened with it, and the way out for good. */
export function AccountPage() {
  const words = usePrivacyWords()
  const { own } = useAuditWords()
  return (
    <Page title={words.account} actions={<LinkButton to="/devices">{own.toDevices}</LinkButton>}>
      <OwnData />
      <OwnAudit />
      <EraseAccount />
    </Page>
  )
}

function OwnData() {
  const words = usePrivacyWords().data
  const read = async () => {
    const data = await ask('/session/data', z.unknown())
    return new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' })
  }
  return (
    <Section title={words.title}>
      <p className="kern-body">{words.lead}</p>
      <div className="b-row">
        <SaveButton label={words.download} name={words.file} read={read} />
      </div>
    </Section>
  )
}
