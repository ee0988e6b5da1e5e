import { useEffect } from 'react'
import { actAs, askAgain, signOut, useSession } from '../sync/session.js'
import { Button } from '../ui/Button.js'
import { Page } from '../ui/Page.js'
import { Factors } from './Factors.js'
import { Passkeys } from './Passkeys.js'
import { useAccessWords } from './words.js'

/** In milliseconds. */
const AGAIN = 5_000

/** Where a role rests because the pact demands a second factor: set up here, or demanded no longer, it goes on by itself. Declaring needs none. */
export function FactorNeeded() {
  const words = useAccessWords().factorNeeded
  const grants = useSession((session) => session.grants)
  useEffect(() => {
    const timer = setInterval(() => void askAgain(), AGAIN)
    return () => clearInterval(timer)
  }, [])
  return (
    <Page title={words.title} narrow lead={<p className="kern-body">{words.lead}</p>}>
      <Passkeys />
      <Factors />
      <p className="kern-body b-part">
        <a className="kern-link" href="/notfall">
          {words.declare}
        </a>
      </p>
      <div className="b-row">
        {grants
          .filter(({ barred }) => !barred)
          .map(({ id, title, organisationName }) => (
            <Button key={id} onClick={() => actAs(id)}>
              {words.other(title ?? organisationName)}
            </Button>
          ))}
        <Button onClick={() => void signOut()}>{words.signOut}</Button>
      </div>
    </Page>
  )
}
