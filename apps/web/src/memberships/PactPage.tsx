import type { ComponentType } from 'react'
import { useActingGrant } from '../sync/session.js'
import { useLoaded } from '../sync/store.js'
import { Loading } from '../ui/ListState.js'
import { Page } from '../ui/Page.js'
import { Tabs } from '../ui/Tabs.js'
import { useMembershipWords } from './words.js'

/** One part of the page; the app hands them in. */
export interface PactSection {
  readonly path: string
  readonly label: string
  readonly Content: ComponentType
}

export function PactPage({ section, sections }: { section: string; sections: readonly PactSection[] }) {
  const words = useMembershipWords()
  const loaded = useLoaded()
  const acting = useActingGrant()
  const current = sections.find(({ path }) => path === section) ?? sections[0]
  const address = (path: string) => (path ? `/pact/${path}` : '/pact')
  return (
    <Page title={acting?.pactName ?? words.title} above={words.title}>
      <Tabs
        label={words.sections}
        tabs={sections.map(({ path, label }) => ({ to: address(path), label }))}
        current={address(current?.path ?? '')}
      />
      {loaded ? current && <current.Content /> : <Loading />}
    </Page>
  )
}
