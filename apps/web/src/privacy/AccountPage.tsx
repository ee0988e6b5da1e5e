import * as z from 'zod/mini'
import { useAsking } from '../access/use-asking.js'
import { ask } from '../api.js'
import { OwnAudit } from '../audit/OwnAudit.js'
import { Alert } from '../ui/Alert.js'
import { Button, LinkButton } from '../ui/Button.js'
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
  const { busy, failure, run } = useAsking()
  const download = async () => {
    const data = await ask('/session/data', z.unknown())
    const file = new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' })
    const address = URL.createObjectURL(file)
    const link = document.createElement('a')
    link.href = address
    link.download = words.file
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <Section title={words.title}>
      <p className="kern-body">{words.lead}</p>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      <div className="b-row">
        <Button busy={busy} onClick={() => void run(download)}>
          {words.download}
        </Button>
      </div>
    </Section>
  )
}
