import { isOpen, type Emergency } from '@beistand/domain/emergency'
import type { ComponentType } from 'react'
import { ActedForMark } from '../i18n/ActedForMark.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { Time } from '../i18n/Time.js'
import { SEVERITY_TONES } from '../i18n/tones.js'
import { Alert } from '../ui/Alert.js'
import { LinkButton } from '../ui/Button.js'
import { Changing } from '../ui/Changing.js'
import { ExerciseMark } from '../ui/ExerciseMark.js'
import { Empty, Failed, Loading } from '../ui/ListState.js'
import { Page } from '../ui/Page.js'
import { Status } from '../ui/Status.js'
import { Tabs } from '../ui/Tabs.js'
import { OfficePhone } from './OfficePhone.js'
import { useEmergency } from './useEmergency.js'
import { useEmergencyWords } from './words.js'

/** One part of the page. Features meet in App.tsx, which hands their parts in here. */
export interface EmergencySection {
  readonly path: string
  readonly label: string
  readonly Content: ComponentType<{ emergency: Emergency }>
  /** How much there waits for whoever looks. */
  readonly waiting?: (emergency: Emergency) => number
}

interface Props {
  id: string
  section: string
  sections: readonly EmergencySection[]
}

export function EmergencyPage({ id, section, sections }: Props) {
  const { emergency, missing, retry } = useEmergency(id)
  const words = useEmergencyWords()
  const names = useNames()
  if (!emergency)
    return (
      <Page title={words.one}>
        {missing === null && <Loading />}
        {missing === 'none' && <Empty action={<LinkButton to="/">{words.toSituation}</LinkButton>}>{words.gone}</Empty>}
        {missing === 'failed' && (
          <Failed title={words.notLoaded} onRetry={retry}>
            <OfficePhone />
          </Failed>
        )}
      </Page>
    )
  const current = sections.find(({ path }) => path === section) ?? sections[0]
  const base = `/emergencies/${id}`
  const address = (path: string) => (path ? `${base}/${path}` : base)
  return (
    <Page
      title={names(emergency.victim)}
      above={words.number(String(emergency.number))}
      lead={<Summary emergency={emergency} />}
    >
      {emergency.exercise && <ExerciseMark>{words.exercise}</ExerciseMark>}
      {emergency.callBack === 'pending' && (
        <Alert tone="warning" title={words.callBack}>
          <p>{words.callBackWhy}</p>
        </Alert>
      )}
      <Tabs
        label={words.sections}
        tabs={sections.map(({ path, label, waiting }) => ({
          to: address(path),
          label,
          count: waiting?.(emergency) || undefined,
        }))}
        current={address(current?.path ?? '')}
      />
      {current && <current.Content emergency={emergency} />}
    </Page>
  )
}

function Summary({ emergency }: { emergency: Emergency }) {
  const terms = useTerms()
  const words = useEmergencyWords()
  const { phase, phaseSince, severity, kind, exercise, tlp } = emergency
  return (
    <p className="b-row b-row--tight">
      {exercise && <Status tone="warning">{terms.exercise}</Status>}
      <Changing value={phase}>
        <Status tone={isOpen(emergency) ? 'info' : 'neutral'}>{terms.phase[phase]}</Status>
      </Changing>
      <Changing value={severity}>
        <Status tone={SEVERITY_TONES[severity]}>{terms.severity[severity]}</Status>
      </Changing>
      <span className="kern-body kern-body--small">
        {terms.kind[kind]} · {words.since} <Time at={phaseSince} /> · {tlp} <ActedForMark acted={emergency.madeFor} />
      </span>
    </p>
  )
}
