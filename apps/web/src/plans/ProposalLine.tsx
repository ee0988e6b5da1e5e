import { requestLoan } from '@beistand/contracts/commitment'
import type { Need } from '@beistand/domain/need'
import type { Plan, Proposal } from '@beistand/domain/planning-proposals'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { useRow } from '../sync/store.js'
import { usePlanWords } from './words.js'

interface Props {
  plan: Plan
  proposal: Proposal
  need: Need
}

/** One proposal: who, when, how many, why; and one tap that turns it into a request. */
export function ProposalLine({ plan, proposal, need }: Props) {
  const words = usePlanWords()
  const terms = useTerms()
  const names = useNames()
  const format = useFormat()
  const offer = useRow('offer', proposal.offer)
  if (!offer) return null
  const { units, from, to, mode, km, why } = proposal
  const lender = names(offer.owner)
  const details = [
    words.period(format.halfDay(from), format.halfDay(to - 1)),
    offer.kind === 'staff' && terms.mode[mode],
    mode === 'onsite' && words.distance(format.number(km)),
  ].filter(Boolean)
  return (
    <li className="b-loan">
      <p>
        <strong>{words.line(format.number(units), lender, offer.title ?? terms.offerKind[offer.kind])}</strong>
      </p>
      <p className="b-muted">{details.join(' · ')}</p>
      <p>{words.reasons[why]}</p>
      <div className="b-row">
        <CommandButton
          command={requestLoan}
          params={{ need: need.id }}
          target={{ victim: need.victim }}
          fixed={{ offer: offer.id, units, mode, window: { from, to }, basis: { code: why, seq: plan.seq } }}
          variant="primary"
          label={words.ask(lender)}
        />
      </div>
    </li>
  )
}
