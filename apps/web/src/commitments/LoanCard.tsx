import { isAsked, type Commitment, type CommitmentState } from '@beistand/domain/commitment'
import type { ReactNode } from 'react'
import { ActedForMark } from '../i18n/ActedForMark.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { ExerciseOf } from '../i18n/ExerciseOf.js'
import { Time } from '../i18n/Time.js'
import { useRow } from '../sync/store.js'
import { Changing } from '../ui/Changing.js'
import { Status, type Tone } from '../ui/Status.js'
import { ExtensionActions } from './ExtensionActions.js'
import { AnswerActions } from './AnswerActions.js'
import { CourseActions } from './CourseActions.js'
import { useCommitmentWords } from './words.js'

const TONES: Partial<Record<CommitmentState, Tone>> = {
  requested: 'warning',
  offered: 'warning',
  accepted: 'info',
  mobilising: 'info',
  'on-duty': 'success',
}

interface Props {
  loan: Commitment
  /** What belongs to the loan and is shown on demand. */
  children?: ReactNode
  /** Where the loan is shown away from its emergency, the way there. */
  link?: ReactNode
  /** The level of its heading. */
  level: 3 | 4
}

/** One asked, offered or agreed loan, with every step that whoever looks may take. */
export function LoanCard({ loan, children, link, level }: Props) {
  const Heading = `h${level}` as const
  const words = useCommitmentWords()
  const terms = useTerms()
  const names = useNames()
  const format = useFormat()
  const offer = useRow('offer', loan.offer)
  const { units, kind, lender, victim, window, mode, state } = loan
  const what = offer?.title ?? terms.offerKind[kind]
  return (
    <article className="b-loan">
      <div className="b-item__head">
        <Heading className="b-item__title">{words.line(format.number(units), what, names(lender))}</Heading>
        <span className="b-row b-row--tight">
          <ExerciseOf exercise={loan.exercise} />
          <Changing value={state}>
            <Status tone={TONES[state] ?? 'neutral'}>{words.states[kind][state]}</Status>
          </Changing>
        </span>
      </div>
      <p className="b-muted">
        {[
          words.to(names(victim)),
          words.period(format.halfDay(window.from), format.halfDay(window.to - 1)),
          terms.mode[mode],
        ].join(' · ')}
        {isAsked(loan) && (
          <>
            {' · '}
            {words.answerBy} <Time at={loan.expiresAt} />
          </>
        )}{' '}
        <ActedForMark acted={loan.movedFor ?? loan.madeFor} />
      </p>
      <Said loan={loan} />
      <div className="b-row">
        <AnswerActions loan={loan} />
        <CourseActions loan={loan} />
        <ExtensionActions loan={loan} />
        {link}
      </div>
      {children && (
        <details className="b-details">
          <summary>{words.more}</summary>
          {children}
        </details>
      )}
    </article>
  )
}

/** What the sides wrote, and why it ended. */
function Said({ loan }: { loan: Commitment }) {
  const words = useCommitmentWords()
  const format = useFormat()
  const { message, answer, reason, despite, extension, equipmentReturn, cleared, overdue } = loan
  const tainted = equipmentReturn !== null && equipmentReturn !== 'clean' && !cleared
  const lines = [
    message,
    reason && words.reasons[reason],
    answer,
    despite && `${words.despiteLabel}: ${despite}`,
    extension?.state === 'asked' && words.extensionAsked(format.halfDay(extension.to - 1)),
    extension?.state === 'refused' && words.extensionRefused,
    tainted && words.tainted,
    overdue && words.overdue,
  ].filter(Boolean)
  if (lines.length === 0) return null
  return <p className="b-text">{lines.join('\n')}</p>
}
