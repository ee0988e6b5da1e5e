import type { Emergency } from '@beistand/domain/emergency'
import type { Line } from '@beistand/domain/urgency'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { Time } from '../i18n/Time.js'
import { SEVERITY_TONES } from '../i18n/tones.js'
import { Link } from '../router/Link.js'
import { useRow } from '../sync/store.js'
import { Changing } from '../ui/Changing.js'
import { Status } from '../ui/Status.js'
import { useSituationWords } from './words.js'

export function UrgencyLine({ line }: { line: Line }) {
  const words = useSituationWords()
  const names = useNames()
  const format = useFormat()
  const cause = useRow('cause', line.cause)
  const [first, ...others] = line.emergencies
  const several = others.length > 0
  return (
    <li className={`b-line b-line--${SEVERITY_TONES[first.severity]}`}>
      <div className="b-line__main">
        {several && cause ? (
          <strong>{words.outage(names(cause.provider))}</strong>
        ) : (
          <Link to={`/emergencies/${first.id}`} className="kern-link b-line__link">
            {names(first.victim)}
          </Link>
        )}
        <Marks emergency={first} help={line.help} />
      </div>
      {several ? (
        <details className="b-line__details">
          <summary>{format.count(line.emergencies.length, words.affected)}</summary>
          <ul className="b-plain-list">
            {line.emergencies.map((one) => (
              <li key={one.id}>
                <Link to={`/emergencies/${one.id}`}>{names(one.victim)}</Link>
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <p className="b-line__more">
          <Kind emergency={first} />
        </p>
      )}
    </li>
  )
}

function Kind({ emergency }: { emergency: Emergency }) {
  const terms = useTerms()
  return (
    <>
      {terms.kind[emergency.kind]} · {terms.phase[emergency.phase]} · <Time at={emergency.openedAt} />
    </>
  )
}

function Marks({ emergency, help }: { emergency: Emergency; help: number }) {
  const words = useSituationWords()
  const terms = useTerms()
  const format = useFormat()
  return (
    <span className="b-row b-row--tight">
      {emergency.exercise && <Status tone="warning">{terms.exercise}</Status>}
      <Changing value={emergency.severity}>
        <Status tone={SEVERITY_TONES[emergency.severity]}>{terms.severity[emergency.severity]}</Status>
      </Changing>
      <Changing value={help}>
        <Status tone={help === 0 ? 'danger' : 'success'}>
          {help === 0 ? words.noHelp : format.count(help, words.helped)}
        </Status>
      </Changing>
    </span>
  )
}
