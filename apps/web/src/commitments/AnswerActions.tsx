import { acceptLoan, declineLoan, withdrawLoan } from '@beistand/contracts/commitment'
import { answerer, DECLINE_REASONS, isAsked, opener, type Commitment } from '@beistand/domain/commitment'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
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
  const shape = (body: Record<string, unknown>) => ({ ...body, answer: body['answer'] ?? '' })
  if (!isAsked(loan)) return null
  const label = loan.openedBy === 'victim' ? words.accept : words.acceptOffer
  return (
    <>
      <CommandButton
        command={acceptLoan}
        {...{ params, label, shape }}
        target={answerer(loan)}
        variant="primary"
        fields={[...(loan.units > 1 ? part : []), answer]}
        initial={{ units: loan.units, rest: 'open' }}
      />
      <CommandButton
        command={declineLoan}
        {...{ params, shape }}
        target={answerer(loan)}
        label={words.decline}
        fields={[{ name: 'reason', kind: 'radio', label: words.reason, choices: reasons }, answer]}
      />
      <CommandButton
        command={withdrawLoan}
        {...{ params, shape }}
        target={opener(loan)}
        variant="tertiary"
        label={words.withdraw}
        fields={[answer]}
      />
    </>
  )
}
