import { setUp } from '@beistand/contracts/access'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { navigate } from '../router/router.js'
import { resume } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { LinkButton } from '../ui/Button.js'
import { Page } from '../ui/Page.js'
import { AskForm } from './AskForm.js'
import { useNewPasswordField } from './use-new-password.js'
import { useAccessWords } from './words.js'

/** The first operator takes up the link that the server printed. */
export function SetUp() {
  const words = useAccessWords()
  const password = useNewPasswordField()
  const token = location.hash.slice(1)
  const become = async (body: z.output<typeof setUp>) => {
    await ask('/setup', z.unknown(), { method: 'POST', body })
    await resume()
    navigate('/installation', 'replace')
  }
  return (
    <Page title={words.setUp.title} narrow lead={<p className="kern-body">{words.setUp.lead}</p>}>
      {setUp.shape.token.safeParse(token).success ? (
        <AskForm
          body={setUp}
          fixed={{ token }}
          fields={[
            { name: 'email', kind: 'email', label: words.email, hint: words.emailHint, autoComplete: 'username' },
            password,
          ]}
          submitLabel={words.setUp.submit}
          send={become}
        />
      ) : (
        <Alert tone="warning" title={words.noLink}>
          <LinkButton to="/">{words.invitation.toSignIn}</LinkButton>
        </Alert>
      )}
    </Page>
  )
}
