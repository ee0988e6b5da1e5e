import { passwordChange } from '@beistand/contracts/access'
import { useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { resume, useSession } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Dialog } from '../ui/Dialog.js'
import { Section } from '../ui/Section.js'
import { AskForm } from './AskForm.js'
import { useNewPasswordField } from './use-new-password.js'
import { useAccessWords } from './words.js'

/** The way to another password; all other devices are signed out by it. */
export function OwnPassword({ onChanged }: { onChanged: () => Promise<void> }) {
  const words = useAccessWords().ownPassword
  const password = useNewPasswordField()
  const email = useSession((session) => session.email)
  const [state, setState] = useState<'resting' | 'changing' | 'changed'>('resting')
  const change = async (body: z.output<typeof passwordChange>) => {
    await ask('/session/password', z.unknown(), { method: 'PUT', body })
    setState('changed')
    await onChanged()
    await resume()
  }
  return (
    <Section title={words.title} actions={<Button onClick={() => setState('changing')}>{words.change}</Button>}>
      <p className="kern-body">{words.lead}</p>
      {state === 'changed' && <Alert tone="success" title={words.changed} role="status" />}
      {state === 'changing' && (
        <Dialog title={words.change} onClose={() => setState('resting')}>
          <AskForm body={passwordChange} fields={[password]} submitLabel={words.save} send={change}>
            <input type="hidden" autoComplete="username" value={email} readOnly />
          </AskForm>
        </Dialog>
      )}
    </Section>
  )
}
