import type { Offer } from '@beistand/domain/offer'
import { proposalName } from '@beistand/domain/planning-proposals'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { Link } from '../router/Link.js'
import { usePlan } from '../sync/plans.js'
import { useRows } from '../sync/store.js'
import { usePlanWords } from './words.js'

/** Where an offer would help most now, by the plan. */
export function OfferUses({ offer }: { offer: Offer }) {
  const words = usePlanWords()
  const names = useNames()
  const format = useFormat()
  const needs = useRows('need')
  const plan = usePlan(offer.exercise)
  const uses = plan?.proposals.filter((proposal) => proposal.offer === offer.id) ?? []
  if (!plan || offer.state !== 'available') return null
  if (uses.length === 0) return <p className="b-muted">{words.noUse}</p>
  return (
    <div>
      <p className="b-part__title">{words.uses}</p>
      <ul className="b-bullets">
        {uses.map((proposal) => {
          const need = needs[proposal.need]
          return (
            need && (
              <li key={proposalName(proposal)}>
                <Link to={`/emergencies/${need.emergency}/help`}>{names(need.victim)}</Link>:{' '}
                {format.number(proposal.units)} × {words.kinds[need.kind]},{' '}
                {words.period(format.halfDay(proposal.from), format.halfDay(proposal.to - 1))}
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}
