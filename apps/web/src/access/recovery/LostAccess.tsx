import { lostAccess, type LostAccessTaken, lostAccessTaken } from '@beistand/contracts/recovery'
import type { CallingBack } from '@beistand/contracts/roster'
import { useState } from 'react'
import type * as z from 'zod/mini'
import { ask } from '../../api.js'
import { Link } from '../../router/Link.js'
import { Alert } from '../../ui/Alert.js'
import { LinkButton } from '../../ui/Button.js'
import { Page } from '../../ui/Page.js'
import { PhoneLink } from '../../ui/PhoneLink.js'
import { AskForm } from '../AskForm.js'
import { useRecoveryWords } from './words.js'

/** The open page of who cannot get in any more. */
export function LostAccess() {
  const words = useRecoveryWords()
  const [asked, setAsked] = useState<LostAccessTaken | null>(null)
  const [key] = useState(() => crypto.randomUUID())
  const send = async (body: z.output<typeof lostAccess>) => {
    setAsked(await ask('/recovery/ask', lostAccessTaken, { method: 'POST', body }))
  }
  return (
    <Page title={words.lostTitle} narrow lead={<p className="kern-body">{words.lostLead}</p>}>
      {asked ? (
        <Alert tone="success" title={words.asked} role="status">
          {asked.tooMany && <p>{words.many}</p>}
          <p>{words.askedMore}</p>
          <Callers callingBack={asked.callingBack} />
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
          unknown={{ organisation: words.unknownOrganisation }}
          submitLabel={words.ask}
          send={send}
        />
      )}
      <p className="kern-body b-part">
        {words.urgent}{' '}
        <a className="kern-link" href="/notfall">
          {words.declare}
        </a>
      </p>
      {!asked && (
        <p className="kern-body b-part">
          <Link to="/" className="kern-link">
            {words.toSignIn}
          </Link>
        </p>
      )}
    </Page>
  )
}

/** Who calls, so that the call is known for what it is, and a number to call instead where it is not. */
function Callers({ callingBack }: { callingBack: CallingBack }) {
  const words = useRecoveryWords()
  if (callingBack.length === 0) return null
  return (
    <>
      <p>
        <strong>{words.callers}</strong>
      </p>
      <ul className="b-plain-list">
        {callingBack.map(({ title, organisation, phone }) => (
          <li key={`${title ?? ''} ${organisation}`}>
            {title ?? words.office}, {organisation}
            {phone && ': '}
            {phone && <PhoneLink phone={phone} />}
          </li>
        ))}
      </ul>
      <p>{words.callersHint}</p>
    </>
  )
}
