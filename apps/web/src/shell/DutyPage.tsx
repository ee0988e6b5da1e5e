import { Suspense, type ReactNode } from 'react'
import { useActingGrant } from '../sync/session.js'
import { useLoaded } from '../sync/store.js'
import { Empty, Loading } from '../ui/ListState.js'
import { Page } from '../ui/Page.js'
import { useShellWords } from './words.js'

/** The start of those who do not follow the pact: what is theirs to do. */
export function DutyPage({ content }: { content: ReactNode }) {
  const words = useShellWords()
  const loaded = useLoaded()
  const acting = useActingGrant()
  return (
    <Page title={words.duty} above={acting?.organisationName}>
      {acting?.role === 'operator' ? (
        <Empty>{words.operator}</Empty>
      ) : loaded ? (
        <Suspense fallback={<Loading />}>{content}</Suspense>
      ) : (
        <Loading />
      )}
    </Page>
  )
}
