import { acceptLoan, declineLoan, withdrawLoan } from '@beistand/contracts/commitment'
import { answerer, DECLINE_REASONS, isAsked, opener, type Commitment } from '@beistand/domain/commitment'
import { isAboutTime } from '@beistand/domain/commitment-declining'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
import { Link } from '../router/Link.js'
import { useCommitmentWords } from './words.js'

/** Yes, in part, no, and taking it back. */
export function AnswerActions({ loan }: { loan: Commitment }) {
  const words = useCommitmentWords()
  const params = { commitment: loan.id }
  const reasons = DECLINE_REASONS.map((value) => ({ value, label: words.reasons[value] }))
  const answer: FieldSpec = { name: 'answer', kind: 'area', label: words.answer, optional: true }
  const part: FieldSpec[] = [
    { name: 'units', kind: 'number', label: words.acceptUnits },
    {
      name: 'rest',
      kind: 'select',
      label: words.rest,
      choices: [{ value: 'open', label: words.restOpen }, ...reasons],
    },
  ]
  if (!isAsked(loan)) return null
  const label = loan.openedBy === 'victim' ? words.accept : words.acceptOffer
  return (
    <>
      <CommandButton
        command={acceptLoan}
        {...{ params, label }}
        shape={answered}
        target={answerer(loan)}
        variant="primary"
        fields={[...(loan.units > 1 ? part : []), answer]}
        initial={{ units: loan.units, rest: 'open' }}
      />
      <DeclineButton loan={loan} answer={answer} />
      <CommandButton
        command={withdrawLoan}
        params={params}
        shape={answered}
        target={opener(loan)}
        variant="tertiary"
        label={words.withdraw}
        fields={[answer]}
      />
    </>
  )
}

/** A no, and what the lender puts right about its offer with it. */
function DeclineButton({ loan, answer }: { loan: Commitment; answer: FieldSpec }) {
  const words = useCommitmentWords()
  const reasons = DECLINE_REASONS.map((value) => ({ value, label: words.reasons[value] }))
  const lends = loan.openedBy === 'victim'
  const block: FieldSpec = {
    name: 'block',
    kind: 'flag',
    label: words.block,
    hint: words.blockHint,
    when: { field: 'reason', among: DECLINE_REASONS.filter(isAboutTime) },
  }
  const reach: FieldSpec = {
    name: 'maxKm',
    kind: 'number',
    label: words.reach,
    optional: true,
    when: { field: 'reason', among: ['too-far'] },
  }
  return (
    <CommandButton
      command={declineLoan}
      params={{ commitment: loan.id }}
      target={answerer(loan)}
      label={words.decline}
      explain={
        lends && (
          <>
            {words.declineExplain} <Link to="/organisation/offers">{words.correctOffer}</Link>
          </>
        )
      }
      initial={{ block: true }}
      fields={[
        { name: 'reason', kind: 'radio', label: words.reason, choices: reasons },
        ...(lends ? [block, reach] : []),
        answer,
      ]}
      shape={answered}
    />
  )
}

function answered(body: Record<string, unknown>): Record<string, unknown> {
  return { ...body, answer: body['answer'] ?? '' }
}
