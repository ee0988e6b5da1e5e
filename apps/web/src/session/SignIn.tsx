import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Refused } from '../api.js'
import { Link } from '../router/Link.js'
import { type Credentials, signIn, useSession } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { ErrorSummary } from '../ui/ErrorSummary.js'
import { TextField } from '../ui/Field.js'
import { Page } from '../ui/Page.js'
import { useUiWords } from '../ui/words.js'
import { CodeStep } from './CodeStep.js'
import { PasskeyButton } from './PasskeyButton.js'
import { ServiceButtons } from './ServiceButtons.js'
import { useSessionWords } from './words.js'

/** Signing in; `lead` says what for. */
export function SignIn({ lead }: { lead?: string }) {
  const words = useSessionWords()
  const ui = useUiWords()
  const id = useId()
  const cutOff = useSession((session) => session.cutOff)
  const [failure, setFailure] = useState<string | null>(null)
  const [half, setHalf] = useState<Credentials | null>(null)
  const { register, handleSubmit, formState } = useForm<Credentials>({ shouldFocusError: false })
  const { errors, isSubmitting, submitCount } = formState
  const enter = handleSubmit(async ({ email, password }) => {
    setFailure(null)
    const given = { email: email.trim(), password }
    try {
      await signIn(given)
    } catch (error) {
      if (error instanceof Refused && error.problem.code === 'code-needed') setHalf(given)
      else setFailure(error instanceof Refused ? error.problem.detail : words.unreachable)
    }
  })
  const problems = (['email', 'password'] as const).flatMap((name) =>
    errors[name] ? [{ field: `${id}-${name}`, message: `${words[name]}: ${ui.required}` }] : [],
  )
  const field = (name: 'email' | 'password') => ({
    ...register(name, { required: true }),
    id: `${id}-${name}`,
    label: words[name],
    error: errors[name] && ui.required,
  })
  if (half) return <CodeStep credentials={half} onBack={() => setHalf(null)} />
  return (
    <Page title={words.title} narrow lead={<p className="kern-body">{lead ?? (cutOff ? words.cutOff : words.lead)}</p>}>
      <form className="b-form" noValidate onSubmit={(event) => void enter(event)}>
        <ErrorSummary problems={problems} attempt={submitCount} />
        {failure && (
          <Alert tone="danger" title={words.failed} role="alert">
            <p>{failure}</p>
          </Alert>
        )}
        <PasskeyButton onFailure={setFailure} />
        <p className="kern-body">{words.or}</p>
        <TextField {...field('email')} type="email" autoComplete="username webauthn" inputMode="email" />
        <TextField {...field('password')} type="password" autoComplete="current-password" />
        <Button type="submit" block busy={isSubmitting}>
          {words.signIn}
        </Button>
        <ServiceButtons onFailure={setFailure} />
      </form>
      <p className="kern-body">
        <Link to="/zugang-verloren" className="kern-link">
          {words.lost}
        </Link>
      </p>
      <p className="kern-body b-muted">
        {words.noAccount}{' '}
        <a className="kern-link" href="/notfall">
          {words.staticForm}
        </a>
      </p>
    </Page>
  )
}
