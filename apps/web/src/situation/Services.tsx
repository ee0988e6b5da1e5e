import { isOpen } from '@beistand/domain/emergency'
import type { Impact, ImpactState } from '@beistand/domain/impact'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { Link } from '../router/Link.js'
import { useRows } from '../sync/store.js'
import { Section } from '../ui/Section.js'
import { Status, type Tone } from '../ui/Status.js'
import { useSituationWords } from './words.js'

const MOST = 4
const TONES: Record<ImpactState, Tone> = { down: 'danger', limited: 'warning', moved: 'info', restored: 'success' }
const RANK: Record<ImpactState, number> = { down: 0, limited: 1, moved: 2, restored: 3 }

/** What citizens cannot get now, and where they can go instead. */
export function Services() {
  const words = useSituationWords()
  const names = useNames()
  const format = useFormat()
  const emergencies = useRows('emergency')
  const services = useRows('citizenService')
  const name = (one: Impact) => services[one.service]?.name ?? one.service
  const hit = Object.values(useRows('impact'))
    .filter(({ state, emergency }) => {
      const of = emergencies[emergency]
      return state !== 'restored' && of !== undefined && isOpen(of) && of.exercise === null
    })
    .sort((a, b) => RANK[a.state] - RANK[b.state] || format.compare(name(a), name(b)))
  return (
    <Section title={words.services}>
      {hit.length === 0 && <p className="kern-body kern-body--small b-muted">{words.noServices}</p>}
      <ul className="b-plain-list b-lines b-lines--small">
        {hit.slice(0, MOST).map((one) => (
          <li key={one.id}>
            <span className="b-row b-row--tight">
              <Link to={`/emergencies/${one.emergency}/impacts`}>{name(one)}</Link>
              <Status tone={TONES[one.state]}>{words.states[one.state]}</Status>
            </span>
            <span className="b-muted">
              {names(emergencies[one.emergency]?.victim ?? null)}
              {one.state === 'moved' && ` · ${words.goTo(one.place ?? names(one.at))}`}
            </span>
          </li>
        ))}
      </ul>
      {hit.length > MOST && <p className="b-muted">{`plus ${format.count(hit.length - MOST, words.more)}`}</p>}
    </Section>
  )
}
