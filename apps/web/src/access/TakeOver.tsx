import { handoverView } from '@beistand/contracts/handover'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { useFactorWords } from './factors/words.js'
import { navigate } from '../router/router.js'
import { resume } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button, LinkButton } from '../ui/Button.js'
import { Page } from '../ui/Page.js'
import { whyNothingFound } from './link.js'
import { useAsking } from './use-asking.js'
import { useAccessWords } from './words.js'

/** A second device is signed in by the link that another one shows. */
export function TakeOver() {
  const words = useFactorWords().device
  const access = useAccessWords()
  const { busy, failure, run } = useAsking()
  const [email, setEmail] = useState<string | null>(null)
  const [ended, setEnded] = useState<string | null>(null)
  const body = { token: location.hash.slice(1) }
  useEffect(() => {
    ask('/handover/show', handoverView, { method: 'POST', body: { token: location.hash.slice(1) } }).then(
      (found) => setEmail(found.email),
      (error: unknown) => setEnded(whyNothingFound(error, access)),
    )
  }, [access])
  const enter = () =>
    run(async () => {
      await ask('/handover', z.unknown(), { method: 'POST', body })
      await resume()
      navigate('/', 'replace')
    })
  return (
    <Page title={words.title} narrow lead={<p className="kern-body">{words.lead}</p>}>
      {ended && (
        <Alert tone="warning" title={ended}>
          <p>{words.again}</p>
          <LinkButton to="/">{access.invitation.toSignIn}</LinkButton>
        </Alert>
      )}
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      {email && (
        <Button variant="primary" block busy={busy} onClick={() => void enter()}>
          {words.enter(email)}
        </Button>
      )}
    </Page>
  )
}
