import { isAgreed, isAsked, type Commitment } from '@beistand/domain/commitment'
import type { Need } from '@beistand/domain/need'
import type { ReactNode } from 'react'
import { useOwn } from '../sync/own.js'
import { useRows } from '../sync/store.js'
import { FreshItems } from '../ui/FreshItems.js'
import { useHeld } from '../ui/useHeld.js'
import { LoanButtons } from './LoanButtons.js'
import { LoanCard } from './LoanCard.js'
import { useCommitmentWords } from './words.js'

/** What waits for an answer first, then what is agreed, then what has ended. */
export function byStage(a: Commitment, b: Commitment): number {
  const stage = (loan: Commitment) => (isAsked(loan) ? 0 : isAgreed(loan) ? 1 : 2)
  return stage(a) - stage(b) || b.since - a.since
}

/** All loans of one need, and the ways to another one. */
export function Loans({ need, below }: { need: Need; below: (loan: Commitment) => ReactNode }) {
  const words = useCommitmentWords()
  const loans = Object.values(useRows('commitment'))
    .filter((loan) => loan.need === need.id)
    .sort(byStage)
  const { shown, fresh, showAll } = useHeld(loans, useOwn())
  return (
    <div className="b-loans">
      {loans.length === 0 && <p className="b-muted">{words.none}</p>}
      {shown.map((loan) => (
        <LoanCard key={loan.id} loan={loan} level={4}>
          {below(loan)}
        </LoanCard>
      ))}
      <div className="b-row">
        <LoanButtons need={need} />
        <FreshItems count={fresh} onShow={showAll} />
      </div>
    </div>
  )
}
