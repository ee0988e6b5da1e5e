import { useFactorWords } from './factors/words.js'
import { useSession } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { LinkButton } from '../ui/Button.js'
import { Page } from '../ui/Page.js'
import { Factors } from './Factors.js'
import { Passkeys } from './Passkeys.js'

/** Leads whoever has only a password to a passkey or an authenticator app. */
export function Secure() {
  const words = useFactorWords()
  const secured = useSession((session) => session.secured)
  return (
    <Page title={words.secureTitle} narrow lead={<p className="kern-body">{words.secureLead}</p>}>
      <Alert tone={secured ? 'success' : 'warning'} title={secured ? words.secured : words.missing} role="status">
        <p>{secured ? words.securedMore : words.missingMore}</p>
        <LinkButton to="/" variant={secured ? 'primary' : 'secondary'}>
          {secured ? words.goOn : words.later}
        </LinkButton>
      </Alert>
      <Passkeys />
      <Factors />
    </Page>
  )
}
