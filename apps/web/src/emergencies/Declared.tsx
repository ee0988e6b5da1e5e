import { belongs } from '@beistand/domain/membership'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { Time } from '../i18n/Time.js'
import { useRow, useRows } from '../sync/store.js'
import { LinkButton } from '../ui/Button.js'
import { Card, Section } from '../ui/Section.js'
import { Empty } from '../ui/ListState.js'
import { Page } from '../ui/Page.js'
import { Status } from '../ui/Status.js'
import { useEmergencyWords } from './words.js'

/** The confirmation: a number for the phone, when, who knows, who answered, and what comes next. */
export function Declared({ id }: { id: string }) {
  const words = useEmergencyWords()
  const terms = useTerms()
  const names = useNames()
  const format = useFormat()
  const report = useRow('report', id)
  const emergency = useRow('emergency', report?.emergency ?? id)
  const members = Object.values(useRows('membership')).filter(belongs)
  const involved = Object.values(useRows('involvement')).filter(
    (one) => one.emergency === emergency?.id && !one.ended && one.organisation !== emergency.victim,
  )
  if (!emergency) return <Empty>{words.gone}</Empty>
  return (
    <Page
      narrow
      title={report ? words.sentAsReport : words.sentTitle}
      above={emergency.exercise && <Status tone="warning">{terms.exercise}</Status>}
    >
      <Card className="b-number">
        <span className="kern-body">{words.sayNumber}</span>
        <strong>{emergency.number}</strong>
        <span className="kern-body b-muted">
          {words.sentAt}: <Time at={emergency.openedAt} full />
        </span>
      </Card>
      <Section title={words.informed}>
        <p className="kern-body">{format.count(members.length, words.informedAll)}</p>
      </Section>
      <Section title={words.answered}>
        <p className="kern-body">
          {involved.length === 0
            ? words.nobodyYet
            : format.list(involved.map(({ organisation }) => names(organisation)))}
        </p>
      </Section>
      <Section title={words.next}>
        <ol className="kern-body b-steps">
          {words.nextSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
      <div className="b-actionbar b-row">
        <LinkButton variant="primary" to={`/emergencies/${emergency.id}/help`}>
          {words.sayNeeds}
        </LinkButton>
        <LinkButton to={`/emergencies/${emergency.id}`}>{words.openEmergency}</LinkButton>
      </div>
    </Page>
  )
}
