import { isOpen } from '@beistand/domain/emergency'
import type { ComponentType } from 'react'
import { useNames } from '../i18n/names.js'
import { Link } from '../router/Link.js'
import { useSide } from '../sync/session.js'
import { useLoaded, useRows } from '../sync/store.js'
import { Alert } from '../ui/Alert.js'
import { Loading } from '../ui/ListState.js'
import { Page } from '../ui/Page.js'
import { Tabs } from '../ui/Tabs.js'
import { useOrganisationWords } from './words.js'

/** One part of the page; the app hands them in. */
export interface OrganisationSection {
  readonly path: string
  readonly label: string
  readonly Content: ComponentType
  readonly count?: number | undefined
}

/** Everything of the organisation in whose name someone acts. */
export function MyOrganisation({ section, sections }: { section: string; sections: readonly OrganisationSection[] }) {
  const words = useOrganisationWords()
  const names = useNames()
  const loaded = useLoaded()
  const side = useSide()
  const emergency = Object.values(useRows('emergency')).find(
    (one) => one.victim === side && one.exercise === null && isOpen(one),
  )
  const current = sections.find(({ path }) => path === section) ?? sections[0]
  const address = (path: string) => (path ? `/organisation/${path}` : '/organisation')
  return (
    <Page title={names(side)} above={words.title}>
      {emergency && (
        <Alert tone="danger" title={words.emergency}>
          <Link to={`/emergencies/${emergency.id}`}>{words.toEmergency}</Link>
        </Alert>
      )}
      <Tabs
        label={words.sections}
        tabs={sections.map(({ path, label, count }) => ({ to: address(path), label, count }))}
        current={address(current?.path ?? '')}
      />
      {loaded ? current && <current.Content /> : <Loading />}
    </Page>
  )
}
