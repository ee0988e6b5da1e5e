import { newPassword } from '@beistand/contracts/access'
import { type RecoveryView, recoveryView } from '@beistand/contracts/recovery'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../../api.js'
import { navigate } from '../../router/router.js'
import { resume } from '../../sync/session.js'
import { Alert } from '../../ui/Alert.js'
import { LinkButton } from '../../ui/Button.js'
import { Facts } from '../../ui/Facts.js'
import { Loading } from '../../ui/ListState.js'
import { Page } from '../../ui/Page.js'
import { AskForm } from '../AskForm.js'
import { handedLink, whyNothingFound } from '../link.js'
import { useNewPasswordField } from '../use-new-password.js'
import { useAccessWords } from '../words.js'
import { useRecoveryWords } from './words.js'

/** Takes up the link that two office people have given: a new password, and everything else ends. */
export function NewAccess() {
  const words = useRecoveryWords()
  const access = useAccessWords()
  const [found, setFound] = useState<RecoveryView | string | null>(null)
  useEffect(() => {
    ask('/recovery/show', recoveryView, { method: 'POST', body: handedLink() }).then(setFound, (error: unknown) =>
      setFound(whyNothingFound(error, access)),
    )
  }, [access])
  return (
    <Page title={words.newTitle} narrow>
      {found === null && <Loading />}
      {typeof found === 'string' && (
        <Alert tone="warning" title={found}>
          <p>{words.ended}</p>
          <LinkButton to="/">{words.toSignIn}</LinkButton>
        </Alert>
      )}
      {found !== null && typeof found === 'object' && <SetPassword found={found} />}
    </Page>
  )
}

function SetPassword({ found }: { found: RecoveryView }) {
  const words = useRecoveryWords()
  const password = useNewPasswordField()
  const set = async (given: { password: string }) => {
    await ask('/recovery/take', z.unknown(), { method: 'POST', body: { ...handedLink(), ...given } })
    await resume()
    navigate('/sichern', 'replace')
  }
  return (
    <>
      <p className="kern-body">{words.newLead}</p>
      <Facts
        facts={[
          { term: words.account, value: found.email },
          { term: words.function, value: found.title },
          { term: words.organisation, value: found.organisationName },
        ]}
      />
      <AskForm body={z.object({ password: newPassword })} fields={[password]} submitLabel={words.set} send={set}>
        <input type="hidden" autoComplete="username" value={found.email} readOnly />
      </AskForm>
    </>
  )
}
