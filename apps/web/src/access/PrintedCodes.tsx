import { useState } from 'react'
import { useFactorWords } from './factors/words.js'
import { useFormat } from '../i18n/format.js'
import { useSession } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'

/** Ten codes to print or write down; they are shown this once. */
export function PrintedCodes({ codes }: { codes: readonly string[] }) {
  const words = useFactorWords()
  const format = useFormat()
  const [now] = useState(() => Date.now())
  const email = useSession((session) => session.email)
  return (
    <div className="b-stack b-codes">
      <Alert tone="warning" title={words.once} role="status">
        <p>{words.keep}</p>
      </Alert>
      <h3 className="kern-title">{words.codesOf(email)}</h3>
      <p className="kern-body b-muted">{words.made(format.moment(now))}</p>
      <ol className="b-codes__list">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Button variant="primary" onClick={() => window.print()}>
        {words.print}
      </Button>
    </div>
  )
}
