import { answerer, isAgreed, isAsked, type Commitment } from '@beistand/domain/commitment'
import { may } from '@beistand/domain/access'
import type { ReactNode } from 'react'
import { Link } from '../router/Link.js'
import { useBy, useSide } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Card, Section } from '../ui/Section.js'
import { LoanCard } from './LoanCard.js'
import { byStage } from './Loans.js'
import { useCommitmentWords } from './words.js'

/** Everything that an organisation is asked for, lends or gets, with what waits for its answer on top. */
export function OurLoans({ below }: { below: (loan: Commitment) => ReactNode }) {
  const words = useCommitmentWords()
  const side = useSide()
  const by = useBy()
  const ours = Object.values(useRows('commitment'))
    .filter(({ lender, victim }) => lender === side || victim === side)
    .sort(byStage)
  const forUs = (loan: Commitment) => by !== null && may(by, 'commitment.accept', answerer(loan))
  const asked = ours.filter(isAsked)
  const ended = ours.filter((loan) => !isAsked(loan) && !isAgreed(loan))
  return (
    <>
      <Group title={words.incoming} empty={words.noIncoming} loans={asked.filter(forUs)} below={below} />
      <Group title={words.waiting} loans={asked.filter((loan) => !forUs(loan))} below={below} />
      <Group title={words.running} empty={words.noRunning} loans={ours.filter(isAgreed)} below={below} />
      <Group title={words.ended} loans={ended} below={below} />
    </>
  )
}

interface GroupProps {
  title: string
  empty?: string
  loans: readonly Commitment[]
  below: (loan: Commitment) => ReactNode
}

function Group({ title, empty, loans, below }: GroupProps) {
  const words = useCommitmentWords()
  if (loans.length === 0 && !empty) return null
  return (
    <Section title={title}>
      {loans.length === 0 && <Empty>{empty}</Empty>}
      <div className="b-items">
        {loans.map((loan) => (
          <Card key={loan.id}>
            <LoanCard
              level={3}
              loan={loan}
              link={<Link to={`/emergencies/${loan.emergency}/help`}>{words.openEmergency}</Link>}
            >
              {below(loan)}
            </LoanCard>
          </Card>
        ))}
      </div>
    </Section>
  )
}
