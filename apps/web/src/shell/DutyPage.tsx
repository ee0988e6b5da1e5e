import type { ReactNode } from 'react'
import { useActingGrant, useSession } from '../sync/session.js'
import { useLoaded } from '../sync/store.js'
import { LinkButton } from '../ui/Button.js'
import { Empty, Loading } from '../ui/ListState.js'
import { Page } from '../ui/Page.js'
import { useShellWords } from './words.js'

/** The start of those who do not follow the pact: what is theirs to do. */
export function DutyPage({ children }: { children: ReactNode }) {
  const words = useShellWords()
  const loaded = useLoaded()
  const acting = useActingGrant()
  const runsIt = useSession((session) => session.operator)
  return (
    <Page title={words.duty} above={acting?.organisationName}>
      {acting?.role === 'operator' ? (
        <Empty action={runsIt && <LinkButton to="/installation">{words.toInstallation}</LinkButton>}>
          {words.operator}
        </Empty>
      ) : loaded ? (
        children
      ) : (
        <Loading />
      )}
    </Page>
  )
}
