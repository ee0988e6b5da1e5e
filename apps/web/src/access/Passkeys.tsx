import { passkeyWish, type PasskeyView, passkeyViews } from '@beistand/contracts/passkey'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask, Refused, Unreachable } from '../api.js'
import { useFormat } from '../i18n/format.js'
import { makePasskey, passkeysWork } from '../session/passkey.js'
import { resume } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Dialog } from '../ui/Dialog.js'
import { Empty } from '../ui/ListState.js'
import { Card, Section } from '../ui/Section.js'
import { AskForm } from './AskForm.js'
import { useAsking } from './use-asking.js'
import { useAccessWords } from './words.js'

const list = () => ask('/session/passkeys', passkeyViews)

/** The passkeys of the user, and the way to another one. */
export function Passkeys() {
  const words = useAccessWords().passkeys
  const { failure, run } = useAsking()
  const [passkeys, setPasskeys] = useState<readonly PasskeyView[]>([])
  const [adding, setAdding] = useState(false)
  useEffect(() => {
    void list().then(setPasskeys, () => undefined)
  }, [])
  const remove = (id: string) =>
    run(async () => {
      await ask(`/session/passkeys/${encodeURIComponent(id)}`, z.unknown(), { method: 'DELETE' })
      setPasskeys(await list())
      await resume()
    })
  return (
    <Section
      title={words.title}
      actions={passkeysWork() && <Button onClick={() => setAdding(true)}>{words.add}</Button>}
    >
      <p className="kern-body">{words.lead}</p>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      {passkeys.length === 0 && <Empty>{words.none}</Empty>}
      <ul className="b-plain-list b-stack">
        {passkeys.map((passkey) => (
          <li key={passkey.id}>
            <One passkey={passkey} onRemove={() => void remove(passkey.id)} />
          </li>
        ))}
      </ul>
      {adding && (
        <AddPasskey
          onClose={() => setAdding(false)}
          onMade={async () => {
            setPasskeys(await list())
            setAdding(false)
            await resume()
          }}
        />
      )}
    </Section>
  )
}

function One({ passkey, onRemove }: { passkey: PasskeyView; onRemove: () => void }) {
  const words = useAccessWords()
  const format = useFormat()
  const name = passkey.name || words.devices.unknown
  return (
    <Card>
      <h3 className="kern-title">{name}</h3>
      <p className="kern-body b-muted">
        {words.passkeys.made(format.moment(passkey.created))}
        {passkey.used !== null && ` · ${words.devices.seen(format.moment(passkey.used))}`}
      </p>
      <Button small aria-label={words.passkeys.removeName(name)} onClick={onRemove}>
        {words.passkeys.remove}
      </Button>
    </Card>
  )
}

function AddPasskey({ onClose, onMade }: { onClose: () => void; onMade: () => Promise<void> }) {
  const words = useAccessWords().passkeys
  const [failed, setFailed] = useState(false)
  const make = async ({ password }: z.output<typeof passkeyWish>) => {
    setFailed(false)
    try {
      await makePasskey(password)
      await onMade()
    } catch (error) {
      if (error instanceof Refused || error instanceof Unreachable) throw error
      setFailed(true)
    }
  }
  return (
    <Dialog title={words.add} onClose={onClose}>
      {failed && <Alert tone="danger" title={words.failed} role="alert" />}
      <AskForm
        body={passkeyWish}
        fields={[
          {
            name: 'password',
            kind: 'password',
            label: words.password,
            hint: words.why,
            autoComplete: 'current-password',
          },
        ]}
        submitLabel={words.add}
        send={make}
      />
    </Dialog>
  )
}
