import { useFormat } from '../i18n/format.js'
import { ExerciseOf } from '../i18n/ExerciseOf.js'
import { Time } from '../i18n/Time.js'
import { Link } from '../router/Link.js'
import { useSide } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Section } from '../ui/Section.js'
import { useSituationWords } from './words.js'

const MOST = 3

/** The questions that wait for the acting organisation's head, the most pressing three. */
export function Decisions() {
  const words = useSituationWords()
  const format = useFormat()
  const side = useSide()
  const waiting = Object.values(useRows('decision'))
    .filter(({ asked, state }) => asked === side && state === 'asked')
    .sort((a, b) => a.deadline - b.deadline)
  return (
    <Section title={words.decisions}>
      {waiting.length === 0 && <p className="kern-body kern-body--small b-muted">{words.noDecisions}</p>}
      <ul className="b-plain-list b-lines b-lines--small">
        {waiting.slice(0, MOST).map((one) => (
          <li key={one.id}>
            <Link to={one.emergency ? `/emergencies/${one.emergency}/decisions` : '/organisation/decisions'}>
              {one.question}
            </Link>{' '}
            <span className="b-muted b-row b-row--tight">
              <ExerciseOf emergency={one.emergency} />
              {words.until} <Time at={one.deadline} />
            </span>
          </li>
        ))}
      </ul>
      {waiting.length > MOST && (
        <Link to="/organisation/decisions">{`plus ${format.count(waiting.length - MOST, words.more)}`}</Link>
      )}
    </Section>
  )
}
