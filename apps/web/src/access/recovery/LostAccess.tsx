import { lostAccess } from '@beistand/contracts/recovery'
import { useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../../api.js'
import { Alert } from '../../ui/Alert.js'
import { LinkButton } from '../../ui/Button.js'
import { Page } from '../../ui/Page.js'
import { AskForm } from '../AskForm.js'
import { useRecoveryWords } from './words.js'

/** The open page of who cannot get in any more. */
export function LostAccess() {
  const words = useRecoveryWords()
  const [asked, setAsked] = useState(false)
  const [key] = useState(() => crypto.randomUUID())
  const send = async (body: z.output<typeof lostAccess>) => {
    await ask('/recovery/ask', z.unknown(), { method: 'POST', body })
    setAsked(true)
  }
  return (
    <Page title={words.lostTitle} narrow lead={<p className="kern-body">{words.lostLead}</p>}>
      {asked ? (
        <Alert tone="success" title={words.asked} role="status">
          <p>{words.askedMore}</p>
          <LinkButton to="/">{words.toSignIn}</LinkButton>
        </Alert>
      ) : (
        <AskForm
          body={lostAccess}
          fixed={{ key }}
          fields={[
            {
              name: 'organisation',
              kind: 'text',
              label: words.organisation,
              hint: words.organisationHint,
              autoComplete: 'organization',
            },
            { name: 'title', kind: 'text', label: words.function, hint: words.functionHint },
          ]}
          submitLabel={words.ask}
          send={send}
        />
      )}
      <p className="kern-body">
        {words.urgent}{' '}
        <a className="kern-link" href="/notfall">
          {words.declare}
        </a>
      </p>
    </Page>
  )
}
