import { useState, type SubmitEvent } from 'react'
import { Refused } from '../api.js'
import { type Credentials, signIn } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { TextField } from '../ui/Field.js'
import { Page } from '../ui/Page.js'
import { useSessionWords } from './words.js'

/** The second step of signing in by password: the code of the app, or a printed one. */
export function CodeStep({ credentials, onBack }: { credentials: Credentials; onBack: () => void }) {
  const words = useSessionWords()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const enter = async (event: SubmitEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await signIn(credentials, code)
    } catch (error) {
      setFailure(error instanceof Refused ? error.problem.detail : words.unreachable)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page title={words.codeTitle} narrow lead={<p className="kern-body">{words.codeLead}</p>}>
      <form className="b-form" noValidate onSubmit={(event) => void enter(event)}>
        {failure && <Alert tone="danger" title={failure} role="alert" />}
        <TextField
          label={words.code}
          hint={words.codeHint}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <div className="b-row b-form__end">
          <Button type="submit" variant="primary" busy={busy}>
            {words.signIn}
          </Button>
          <Button onClick={onBack}>{words.back}</Button>
        </div>
      </form>
    </Page>
  )
}
