import { founding, officeInvitation, type PactView, pactViews } from '@beistand/contracts/access'
import { ORGANISATION_KINDS } from '@beistand/domain/organisation'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import type { FieldSpec } from '../commands/fields.js'
import { useTerms } from '../i18n/terms.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Dialog } from '../ui/Dialog.js'
import { Empty } from '../ui/ListState.js'
import { Page } from '../ui/Page.js'
import { Card, Section } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { AskForm } from './AskForm.js'
import { HandOver } from './HandOver.js'
import { invitationAddress, newLink, type NewLink } from './link.js'
import { useAsking } from './use-asking.js'
import { useAccessWords } from './words.js'

/** What is open: the link being made, the pact that it leads into, and whether that is new. */
interface Making extends NewLink {
  readonly pact: string
  readonly founding: boolean
  readonly done: boolean
}

/** The operator's page: pacts, and nothing of what is in them. */
export function Installation() {
  const words = useAccessWords()
  const { failure, fail, run } = useAsking()
  const [pacts, setPacts] = useState<readonly PactView[] | null>(null)
  const [making, setMaking] = useState<Making | null>(null)
  const load = async () => setPacts(await ask('/installation/pacts', pactViews))
  useEffect(() => {
    void ask('/installation/pacts', pactViews).then(setPacts, fail)
  }, [fail])
  const begin = async (pact: string, isNew: boolean) =>
    setMaking({ ...(await newLink()), pact, founding: isNew, done: false })
  const send = async (body: unknown) => {
    if (!making) return
    const path = `/installation/pacts/${making.pact}`
    await (making.founding
      ? ask(path, z.unknown(), { method: 'PUT', body })
      : ask(`${path}/office`, z.unknown(), { method: 'POST', body }))
    setMaking({ ...making, done: true })
    await run(load)
  }
  return (
    <Page title={words.installation.title} narrow lead={<p className="kern-body">{words.installation.lead}</p>}>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      <Section
        title={words.installation.pacts}
        actions={
          <Button variant="primary" icon="plus" onClick={() => void begin(crypto.randomUUID(), true)}>
            {words.installation.found}
          </Button>
        }
      >
        {pacts?.length === 0 && <Empty>{words.installation.none}</Empty>}
        <ul className="b-plain-list b-stack">
          {pacts?.map((pact) => (
            <li key={pact.id}>
              <PactCard pact={pact} onInvite={() => void begin(pact.id, false)} />
            </li>
          ))}
        </ul>
      </Section>
      {making && <MakingDialog {...{ making, send }} onClose={() => setMaking(null)} />}
    </Page>
  )
}

function PactCard({ pact, onInvite }: { pact: PactView; onInvite: () => void }) {
  const words = useAccessWords().installation
  const terms = useTerms()
  return (
    <Card>
      <h3 className="kern-title">{pact.name}</h3>
      {pact.demo && <Status tone="info">{terms.demo}</Status>}
      <p className="kern-body">{pact.hasOffice ? words.runs : words.waits}</p>
      {!pact.hasOffice && <Button onClick={onInvite}>{words.again}</Button>}
    </Card>
  )
}

interface MakingProps {
  making: Making
  send: (body: unknown) => Promise<void>
  onClose: () => void
}

function MakingDialog({ making, send, onClose }: MakingProps) {
  const words = useAccessWords()
  const { pact, token, link, done } = making
  const label = making.founding ? words.installation.found : words.installation.again
  const foundingFields = useFoundingFields()
  const officeFields = useOfficeFields('')
  return (
    <Dialog key={String(done)} title={done ? words.link.title : label} onClose={onClose}>
      {done ? (
        <HandOver address={invitationAddress(pact, token)} onDone={onClose} />
      ) : making.founding ? (
        <AskForm
          body={founding}
          fields={foundingFields}
          fixed={{ office: { link } }}
          initial={{ 'organisation.kind': 'county' }}
          submitLabel={label}
          send={send}
        />
      ) : (
        <AskForm body={officeInvitation} fields={officeFields} fixed={{ link }} submitLabel={label} send={send} />
      )}
    </Dialog>
  )
}

function useOfficeFields(prefix: '' | 'office.'): readonly FieldSpec[] {
  const words = useAccessWords()
  return [
    { name: `${prefix}title`, kind: 'text', label: words.installation.officeTitle },
    { name: `${prefix}email`, kind: 'email', label: words.installation.officeEmail, hint: words.emailHint },
  ]
}

function useFoundingFields(): readonly FieldSpec[] {
  const words = useAccessWords().installation
  const terms = useTerms()
  return [
    { name: 'name', kind: 'text', label: words.name },
    { name: 'organisation.name', kind: 'text', label: words.organisation },
    {
      name: 'organisation.kind',
      kind: 'select',
      label: words.kind,
      choices: ORGANISATION_KINDS.map((value) => ({ value, label: terms.organisation[value] })),
    },
    { name: 'organisation.ags', kind: 'text', label: words.ags, hint: words.agsHint, optional: true },
    ...useOfficeFields('office.'),
  ]
}
