import { passwordProof } from '@beistand/contracts/proof'
import { useState } from 'react'
import * as z from 'zod/mini'
import { AskForm } from '../access/AskForm.js'
import { ask, Refused, Unreachable } from '../api.js'
import { passkeysWork, proveByPasskey } from '../session/passkey.js'
import { endProof } from '../sync/proof.js'
import { useSession } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Dialog } from '../ui/Dialog.js'
import { useProofWords } from './words.js'

/** Asks once more who the user is; what waits for that goes on by itself, with everything that was typed. */
export function ProofDialog() {
  const words = useProofWords()
  const email = useSession((session) => session.email)
  const prove = async (body: z.output<typeof passwordProof>) => {
    await ask('/session/proof', z.unknown(), { method: 'POST', body })
    endProof(true)
  }
  return (
    <Dialog title={words.title} onClose={() => endProof(false)}>
      <div className="b-stack">
        <p className="kern-body">{words.lead}</p>
        {passkeysWork() && <ByPasskey />}
        <AskForm
          body={passwordProof}
          fields={[{ name: 'password', kind: 'password', label: words.password, autoComplete: 'current-password' }]}
          submitLabel={words.prove}
          send={prove}
        >
          <input type="hidden" autoComplete="username" value={email} readOnly />
        </AskForm>
      </div>
    </Dialog>
  )
}

function ByPasskey() {
  const words = useProofWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const prove = async () => {
    setBusy(true)
    setFailure(null)
    try {
      await proveByPasskey()
      endProof(true)
    } catch (error) {
      const known = error instanceof Refused ? error.problem.detail : null
      setFailure(known ?? (error instanceof Unreachable ? words.unreachable : words.noPasskey))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      <Button block variant="primary" busy={busy} onClick={() => void prove()}>
        {words.byPasskey}
      </Button>
      <p className="kern-body">{words.or}</p>
    </>
  )
}
