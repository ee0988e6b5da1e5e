import type { Emergency } from '@beistand/domain/emergency'
import { useTerms } from '../i18n/terms.js'
import { Time } from '../i18n/Time.js'
import { useRow, useRows } from '../sync/store.js'
import { Facts } from '../ui/Facts.js'
import { Section } from '../ui/Section.js'
import { AssessButton } from './AssessButton.js'
import { CallBacks } from './CallBacks.js'
import { MarkButton } from './MarkButton.js'
import { PhaseActions, PhaseCourse } from './Phases.js'
import { Reports } from './Reports.js'
import { useEmergencyWords } from './words.js'

export function Overview({ emergency }: { emergency: Emergency }) {
  const words = useEmergencyWords()
  return (
    <div className="b-columns">
      <div>
        <Section title={words.phases}>
          <PhaseCourse emergency={emergency} />
          <PhaseActions emergency={emergency} />
        </Section>
        <CallBacks emergency={emergency} />
        <Reports emergency={emergency} />
      </div>
      <Section title={words.facts} actions={<AssessButton emergency={emergency} />}>
        <Known emergency={emergency} />
        <MarkButton emergency={emergency} />
      </Section>
    </div>
  )
}

function Known({ emergency }: { emergency: Emergency }) {
  const words = useEmergencyWords()
  const terms = useTerms()
  const causes = useRows('cause')
  const earlier = useRow('emergency', emergency.relapseOf)
  const { awareAt, nextUpdateDue, disasterBy, disasterAt, cause } = emergency
  const time = (at: number | null) => (at === null ? words.notSaid : <Time at={at} full />)
  return (
    <Facts
      facts={[
        { term: words.kindLabel, value: terms.kind[emergency.kind] },
        { term: words.severityLabel, value: terms.severity[emergency.severity] },
        { term: words.openedAt, value: time(emergency.openedAt) },
        { term: words.awareAt, value: time(awareAt) },
        { term: words.personalData, value: terms.personalData[emergency.personalData] },
        { term: words.nextUpdate, value: time(nextUpdateDue) },
        { term: words.tlp, value: emergency.tlp },
        ...(disasterBy ? [{ term: words.disaster, value: disasterBy }] : []),
        ...(disasterAt ? [{ term: words.disasterAt, value: time(disasterAt) }] : []),
        ...(cause && causes[cause] ? [{ term: words.cause, value: causes[cause].text ?? '' }] : []),
        ...(earlier ? [{ term: words.relapse, value: words.number(String(earlier.number)) }] : []),
      ]}
    />
  )
}
