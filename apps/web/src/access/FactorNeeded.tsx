import { actAs, signOut, useSession } from '../sync/session.js'
import { Button } from '../ui/Button.js'
import { Page } from '../ui/Page.js'
import { Factors } from './Factors.js'
import { Passkeys } from './Passkeys.js'
import { useAccessWords } from './words.js'

/** Where a role rests because the pact demands a second factor: set up here, it goes on by itself. Declaring needs none. */
export function FactorNeeded() {
  const words = useAccessWords().factorNeeded
  const grants = useSession((session) => session.grants)
  return (
    <Page title={words.title} narrow lead={<p className="kern-body">{words.lead}</p>}>
      <Passkeys />
      <Factors />
      <p className="kern-body">
        <a href="/notfall">{words.declare}</a>
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
