import {
  clearEquipment,
  giveUp,
  mobilise,
  recallLoan,
  releaseLoan,
  returnLoan,
  startDuty,
  withdrawLoan,
} from '@beistand/contracts/commitment'
import { COMMITMENT_TRANSITIONS, EQUIPMENT_RETURNS, isAsked, type Commitment } from '@beistand/domain/commitment'
import { isUnmet } from '@beistand/domain/precondition'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
import { useRows } from '../sync/store.js'
import { useCommitmentWords } from './words.js'

const answered = (body: Record<string, unknown>) => ({ ...body, answer: body['answer'] ?? '' })

/** From agreed to returned, and the ways out. */
export function CourseActions({ loan }: { loan: Commitment }) {
  const words = useCommitmentWords()
  const { id, kind, state, victim, lender } = loan
  const params = { commitment: id }
  const moves = words.moves[kind]
  const next = COMMITMENT_TRANSITIONS[state]
  const answer: FieldSpec[] = [{ name: 'answer', kind: 'area', label: words.answer, optional: true }]
  if (isAsked(loan)) return null
  return (
    <>
      {next.includes('mobilising') && (
        <CommandButton
          command={mobilise}
          params={params}
          target={{ lender }}
          variant="primary"
          label={moves.mobilise}
        />
      )}
      {next.includes('on-duty') && <StartButton loan={loan} />}
      {next.includes('released') && (
        <CommandButton
          command={releaseLoan}
          {...{ params }}
          target={{ victim }}
          label={moves.release}
          fields={answer}
          shape={answered}
        />
      )}
      {next.includes('returned') && <ReturnButton loan={loan} />}
      {next.includes('recalled') && (
        <CommandButton
          command={recallLoan}
          {...{ params }}
          target={{ lender }}
          label={moves.recall}
          fields={answer}
          shape={answered}
        />
      )}
      {next.includes('withdrawn') && (
        <CommandButton
          command={withdrawLoan}
          {...{ params }}
          target={{ victim }}
          variant="tertiary"
          label={words.withdraw}
          fields={answer}
          shape={answered}
        />
      )}
      {next.includes('cannot-complete') && (
        <CommandButton
          command={giveUp}
          params={params}
          target={{ lender }}
          variant="tertiary"
          label={words.giveUp}
          explain={words.giveUpExplain}
          fields={answer}
          shape={answered}
        />
      )}
      {loan.equipmentReturn !== null && loan.equipmentReturn !== 'clean' && !loan.cleared && (
        <CommandButton command={clearEquipment} params={params} target={{ lender }} label={words.clear} />
      )}
    </>
  )
}

function StartButton({ loan }: { loan: Commitment }) {
  const words = useCommitmentWords()
  const preconditions = useRows('precondition')
  const unmet = Object.values(preconditions).some((one) => one.commitment === loan.id && isUnmet(one))
  const given = {
    params: { commitment: loan.id },
    target: { victim: loan.victim, lender: loan.lender },
    label: words.moves[loan.kind].start,
    variant: 'primary',
  } as const
  if (!unmet) return <CommandButton command={startDuty} {...given} />
  return (
    <CommandButton
      command={startDuty}
      {...given}
      fields={[{ name: 'despite', kind: 'area', label: words.despite }]}
      shape={said}
    />
  )
}

function said(body: Record<string, unknown>) {
  return { ...body, despite: body['despite'] ?? '' }
}

function ReturnButton({ loan }: { loan: Commitment }) {
  const words = useCommitmentWords()
  const given = {
    params: { commitment: loan.id },
    target: { lender: loan.lender },
    label: words.returned,
    variant: 'primary',
  } as const
  if (loan.kind !== 'equipment') return <CommandButton command={returnLoan} {...given} />
  return (
    <CommandButton
      command={returnLoan}
      {...given}
      fields={[
        {
          name: 'equipmentReturn',
          kind: 'radio',
          label: words.equipmentReturn,
          choices: EQUIPMENT_RETURNS.map((value) => ({ value, label: words.equipmentReturns[value] })),
        },
      ]}
    />
  )
}
