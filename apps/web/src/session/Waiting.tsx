import { resume } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { useSessionWords } from './words.js'

/** Before it is known who is signed in, and when that cannot be found out. */
export function Waiting({ failed }: { failed: boolean }) {
  const words = useSessionWords()
  return (
    <main id="main" className="b-page b-page--narrow">
      <h1 className="kern-heading-large b-page__title">Beistand</h1>
      {failed ? (
        <Alert tone="warning" title={words.unreachable} role="alert">
          <Button onClick={() => void resume()}>{words.tryAgain}</Button>
        </Alert>
      ) : (
        <p className="kern-body b-muted">{words.wait}</p>
      )}
    </main>
  )
}
