import { totpCode, totpSecret, type TotpSecret } from '@beistand/contracts/second-factor'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask, Refused } from '../api.js'
import { useFactorWords } from './factors/words.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Loading } from '../ui/ListState.js'
import { Card } from '../ui/Section.js'
import { useUiWords } from '../ui/words.js'
import { AskForm } from './AskForm.js'
import { Qr } from '../ui/Qr.js'
import { useAccessWords } from './words.js'

interface Props {
  onClose: () => void
  onAdded: () => Promise<void>
}

/** Adds an authenticator app: by QR code from another device, by a link on this one, or typed; its first code confirms it. */
export function AddApp({ onClose, onAdded }: Props) {
  const words = useFactorWords()
  const { unreachable } = useAccessWords()
  const { cancel } = useUiWords()
  const [made, setMade] = useState<TotpSecret | string | null>(null)
  useEffect(() => {
    ask('/session/totp', totpSecret, { method: 'POST' }).then(setMade, (error: unknown) =>
      setMade(error instanceof Refused ? error.problem.detail : unreachable),
    )
  }, [unreachable])
  const confirm = async (body: z.output<typeof totpCode>) => {
    await ask('/session/totp', z.unknown(), { method: 'PUT', body })
    await onAdded()
  }
  return (
    <Card>
      <h3 className="kern-title">{words.add}</h3>
      {made === null && <Loading />}
      {typeof made === 'string' && <Alert tone="danger" title={made} role="alert" />}
      {made !== null && typeof made === 'object' && (
        <div className="b-stack">
          <ol className="b-steps">
            <li>
              <p className="kern-body">{words.scan}</p>
              <Qr text={made.address} label={words.qr} />
              <p className="kern-body">
                <a className="kern-link" href={made.address}>
                  {words.openHere}
                </a>
              </p>
              <p className="kern-body">{words.typed}</p>
              <p className="kern-body">
                <code className="b-codes__typed">{made.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
              </p>
            </li>
            <li>
              <AskForm
                body={totpCode}
                fields={[
                  {
                    name: 'code',
                    kind: 'text',
                    label: words.code,
                    hint: words.codeHint,
                    autoComplete: 'one-time-code',
                  },
                ]}
                submitLabel={words.confirm}
                send={confirm}
              />
            </li>
          </ol>
        </div>
      )}
      <div className="b-row b-form__end">
        <Button onClick={onClose}>{cancel}</Button>
      </div>
    </Card>
  )
}
