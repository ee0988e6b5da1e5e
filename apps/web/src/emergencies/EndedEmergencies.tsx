import type { EndedEmergency } from '@beistand/contracts/ended-emergencies'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { Time } from '../i18n/Time.js'
import { Link } from '../router/Link.js'
import { Page } from '../ui/Page.js'
import { PagesEnd } from '../ui/PagesEnd.js'
import { Status } from '../ui/Status.js'
import { OfficePhone } from './OfficePhone.js'
import { useEnded } from './useEnded.js'
import { useEmergencyWords } from './words.js'

/** What has ended, however long ago. Opening one loads it. */
export function EndedEmergencies() {
  const words = useEmergencyWords()
  const { ended, pages } = useEnded()
  return (
    <Page title={words.ended}>
      <ul className="b-plain-list b-lines">
        {ended.map((one) => (
          <EndedLine key={one.id} emergency={one} />
        ))}
      </ul>
      <PagesEnd pages={{ ...pages, rows: ended }} words={{ none: words.noneEnded, failed: words.endedNotLoaded }}>
        <OfficePhone />
      </PagesEnd>
    </Page>
  )
}

function EndedLine({ emergency }: { emergency: EndedEmergency }) {
  const words = useEmergencyWords()
  const terms = useTerms()
  const names = useNames()
  const { id, number, victim, exercise, kind, phase, phaseSince } = emergency
  return (
    <li className="b-line">
      <div className="b-line__main">
        <Link to={`/emergencies/${id}`} className="kern-link b-line__link">
          {names(victim)}
        </Link>
        <span className="b-row b-row--tight">
          {exercise && <Status tone="warning">{terms.exercise}</Status>}
          <Status>{terms.phase[phase]}</Status>
        </span>
      </div>
      <p className="b-line__more">
        {words.number(String(number))} · {terms.kind[kind]} · {words.endedAt} <Time at={phaseSince} />
      </p>
    </li>
  )
}
