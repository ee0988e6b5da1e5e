import { may } from './access.js'
import { type Commitment, type CommitmentEvent, isAsked, isRunning } from './commitment.js'
import { type Acting, type Circumstances, sharesFor, withEffects } from './commitment-effects.js'
import type { LoanEvent } from './commitment-opening.js'
import { halfDayAt } from './half-day.js'
import { measure, unitsByHalfDay } from './meter.js'
import { type ClosingReason, fitting, type Need, type NeedContent, type NeedEvent } from './need.js'
import { type Decision, refuse } from './refusal.js'

export interface NeedWithCommitments extends Acting {
  /** All commitments of the need. */
  readonly commitments: readonly Commitment[]
}

/** Changes what is asked for. What is agreed already must still fit into it. */
export function changeNeed(
  row: Need,
  content: NeedContent,
  { commitments, by, now }: NeedWithCommitments,
): Decision<NeedEvent | LoanEvent> {
  if (!may(by, 'need.change', row)) return refuse('forbidden')
  if (row.state === 'closed') return refuse('need-closed')
  if (content.window.to <= halfDayAt(now)) return refuse('window-past')
  if (!keepsAgreed(row, content, commitments)) return refuse('more-agreed')
  const changed = { ...content, ...fitting(row.kind, content) }
  const shares = sharesFor(row.id, commitments)
  return [
    { type: 'need-changed', id: row.id, ...changed },
    { type: 'meter-changed', ...measure({ ...changed, id: row.id }, shares) },
  ]
}

function keepsAgreed(row: Need, content: NeedContent, commitments: readonly Commitment[]): boolean {
  const shares = sharesFor(row.id, commitments)
  const all = (window: NeedContent['window']) => unitsByHalfDay({ window }, shares, 'committed')
  const sum = (units: readonly number[]) => units.reduce((total, unit) => total + unit, 0)
  const kept = all(content.window)
  return sum(kept) === sum(all(row.window)) && kept.every((units) => units <= content.quantity)
}

/** Closes a need; a person decides, whatever its meter says. Unanswered loans are withdrawn, agreed help goes on. */
export function closeNeed(
  row: Need,
  reason: ClosingReason,
  { commitments, by, now }: NeedWithCommitments,
): Decision<NeedEvent | LoanEvent> {
  if (!may(by, 'need.close', row)) return refuse('forbidden')
  if (row.state === 'closed') return refuse('unchanged')
  const events = withdrawals(commitments, 'need-closed')
  return [{ type: 'need-closed', id: row.id, reason }, ...withEffects(events, { needs: [row], commitments, by, now })]
}

function withdrawals(commitments: readonly Commitment[], reason: 'need-closed' | 'emergency-ended'): CommitmentEvent[] {
  return commitments.filter(isAsked).map(({ id }) => ({ type: 'commitment-withdrawn', id, reason, answer: null }))
}

/** All needs and all commitments of an emergency. */
export interface EmergencyHelp {
  readonly needs: readonly Need[]
  readonly commitments: readonly Commitment[]
}

/**
 * What an emergency's end does to its help: unanswered loans are withdrawn and open needs closed. Refused while help is
 * still agreed, on duty, or sent home and not back.
 */
export function endHelp({ needs, commitments }: EmergencyHelp, acting: Acting): Decision<NeedEvent | LoanEvent> {
  const running = commitments.filter(isRunning).length
  if (running > 0) return refuse('help-running', { count: running })
  const around: Circumstances = { needs, commitments, ...acting }
  return [
    ...withEffects(withdrawals(commitments, 'emergency-ended'), around),
    ...needs
      .filter(({ state }) => state === 'open')
      .map(({ id }) => ({ type: 'need-closed', id, reason: 'no-help-wanted' }) as const),
  ]
}
