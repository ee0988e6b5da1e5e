import { type InvitationView, invitationView, newPassword } from '@beistand/contracts/access'
import { GRANTABLE } from '@beistand/contracts/grant'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { useFormat } from '../i18n/format.js'
import { useTerms } from '../i18n/terms.js'
import { navigate } from '../router/router.js'
import { SignIn } from '../session/SignIn.js'
import { resume, useSession } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button, LinkButton } from '../ui/Button.js'
import { Facts } from '../ui/Facts.js'
import { Loading } from '../ui/ListState.js'
import { Page } from '../ui/Page.js'
import { AskForm } from './AskForm.js'
import { handedLink, whyNothingFound } from './link.js'
import { useAsking } from './use-asking.js'
import { useNewPasswordField } from './use-new-password.js'
import { useAccessWords } from './words.js'

/** What an invitation is for, and the way to accept it. */
export function Invitation() {
  const words = useAccessWords()
  const email = useSession((session) => session.email)
  const found = useInvitation()
  if (typeof found === 'object' && found.known && found.email !== email)
    return <SignIn lead={words.invitation.known(found.email)} />
  return (
    <Page title={words.invitation.title} narrow>
      {found === 'loading' && <Loading />}
      {typeof found === 'string' && found !== 'loading' && (
        <Alert tone="warning" title={found}>
          <p>{words.invitation.ended}</p>
          <LinkButton to="/">{words.invitation.toSignIn}</LinkButton>
        </Alert>
      )}
      {typeof found === 'object' && <Offer invitation={found} />}
    </Page>
  )
}

/** The invitation of the link, a sentence on why there is none, or that it is being asked for. */
function useInvitation(): InvitationView | string {
  const words = useAccessWords()
  const [found, setFound] = useState<InvitationView | string>('loading')
  useEffect(() => {
    ask('/invitation/show', invitationView, { method: 'POST', body: handedLink() }).then(setFound, (error: unknown) =>
      setFound(whyNothingFound(error, words)),
    )
  }, [words])
  return found
}

function Offer({ invitation }: { invitation: InvitationView }) {
  const words = useAccessWords()
  const terms = useTerms()
  const format = useFormat()
  const role = GRANTABLE.find((one) => one === invitation.role)
  const { busy, failure, run } = useAsking()
  const password = useNewPasswordField()
  const accept = async (given: { password: string | null }) => {
    await ask('/invitation/accept', z.unknown(), { method: 'POST', body: { ...handedLink(), ...given } })
    await resume()
    navigate(useSession.getState().secured ? '/' : '/sichern', 'replace')
  }
  return (
    <>
      <Facts
        facts={[
          { term: words.invitation.function, value: invitation.title },
          { term: words.invitation.role, value: role && terms.role[role] },
          { term: words.invitation.organisation, value: invitation.organisationName },
          { term: words.invitation.pact, value: invitation.pactName },
          { term: words.invitation.signInName, value: invitation.email },
          { term: words.invitation.until, value: format.instant(invitation.until) },
        ]}
      />
      {invitation.known ? (
        <>
          {failure && <Alert tone="danger" title={failure} role="alert" />}
          <Button variant="primary" busy={busy} onClick={() => void run(() => accept({ password: null }))}>
            {words.invitation.accept}
          </Button>
        </>
      ) : (
        <AskForm
          body={z.object({ password: newPassword })}
          fields={[password]}
          submitLabel={words.invitation.accept}
          send={accept}
        >
          <input type="hidden" autoComplete="username" value={invitation.email} readOnly />
        </AskForm>
      )}
    </>
  )
}
