import type { Need } from '@beistand/domain/need'
import { looksBeyond } from '@beistand/domain/planning-beyond'
import { HORIZON } from '@beistand/domain/planning-problem'
import { type Gap, type Plan, proposalName } from '@beistand/domain/planning-proposals'
import { useMemo, useState } from 'react'
import { useFormat } from '../i18n/format.js'
import { usePlan } from '../sync/plans.js'
import { useHasKey } from '../sync/store.js'
import { Button } from '../ui/Button.js'
import { Beyond } from './Beyond.js'
import { Check } from './Check.js'
import { Explanation } from './Explanation.js'
import { ProposalLine } from './ProposalLine.js'
import { usePlanWords } from './words.js'

/** What the plan proposes for a need, what is missing, and how to find out why. Changes by itself. */
export function Proposals({ need }: { need: Need }) {
  const words = usePlanWords()
  const plan = usePlan(need.exercise)
  if (need.state === 'closed' || !plan) return null
  return (
    <div className="b-stack" role="group" aria-label={words.proposals}>
      <h4 className="b-part__title">{words.proposals}</h4>
      <OfNeed need={need} plan={plan} />
    </div>
  )
}

function OfNeed({ need, plan }: { need: Need; plan: Plan }) {
  const words = usePlanWords()
  const format = useFormat()
  const [asking, setAsking] = useState<'why' | 'check' | 'beyond' | null>(null)
  const proposals = useMemo(() => plan.proposals.filter((one) => one.need === need.id), [plan, need.id])
  const gaps = useMemo(() => plan.gaps.filter((gap) => gap.need === need.id), [plan, need.id])
  const wholePlan = useHasKey('pact')
  const end = plan.halfDay + HORIZON
  const close = () => setAsking(null)
  return (
    <>
      {proposals.length === 0 && <p className="b-muted">{gaps.length > 0 ? words.none : words.covered}</p>}
      <ul className="b-plain-list b-loans">
        {proposals.map((proposal) => (
          <ProposalLine key={proposalName(proposal)} {...{ plan, proposal, need }} />
        ))}
      </ul>
      {gaps.length > 0 && (
        <ul className="b-plain-list">
          {gaps.map((gap) => (
            <Missing key={gap.from} gap={gap} />
          ))}
        </ul>
      )}
      {need.window.to > end && <p className="b-muted">{words.later(format.halfDay(end))}</p>}
      <div className="b-row">
        <Button small variant="tertiary" aria-haspopup="dialog" onClick={() => setAsking('why')}>
          {words.why}
        </Button>
        {wholePlan && (
          <Button small variant="tertiary" aria-haspopup="dialog" onClick={() => setAsking('check')}>
            {words.check}
          </Button>
        )}
        {looksBeyond(need, gaps) && (
          <Button small variant="tertiary" aria-haspopup="dialog" onClick={() => setAsking('beyond')}>
            {words.beyond}
          </Button>
        )}
      </div>
      {asking === 'why' && <Explanation need={need} onClose={close} />}
      {asking === 'check' && <Check world={need.exercise} onClose={close} />}
      {asking === 'beyond' && <Beyond need={need} onClose={close} />}
    </>
  )
}

function Missing({ gap: { units, from, to, code } }: { gap: Gap }) {
  const words = usePlanWords()
  const format = useFormat()
  return (
    <li>
      <strong>
        {format.count(units, words.missing)}: {words.period(format.halfDay(from), format.halfDay(to - 1))}.
      </strong>{' '}
      {words.gaps[code]}
    </li>
  )
}
