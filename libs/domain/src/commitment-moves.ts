import { type CommandName, may } from './access.js'
import {
  type Commitment,
  COMMITMENT_TRANSITIONS,
  type CommitmentState,
  type EquipmentReturn,
  isAsked,
  isAway,
  opener,
} from './commitment.js'
import { type Acting, type Around, settle } from './commitment-effects.js'
import type { LoanEvent } from './commitment-opening.js'
import { cancelAhead, type Deployment, type DeploymentEvent } from './deployment.js'
import { halfDayAt, startOf } from './half-day.js'
import type { Id } from './noun.js'
import { isUnmet, type Precondition } from './precondition.js'
import { type Decision, refuse, type Refusal } from './refusal.js'
import { canMove } from './transitions.js'

/** A move that ends help takes the commitment's shifts along. */
export interface Leaving extends Around {
  readonly deployments: readonly Deployment[]
}

interface Move {
  readonly command: CommandName
  readonly to: CommitmentState
  readonly side: { readonly victim?: Id; readonly lender?: Id }
}

function barred(row: Commitment, { command, to, side }: Move, { by }: Acting): Refusal | null {
  if (!may(by, command, side)) return refuse('forbidden')
  return canMove(COMMITMENT_TRANSITIONS, row.state, to) ? null : refuse('wrong-state')
}

/** The end of what was served by now: the running half day counts. Null where it never began. */
function servedTo({ servedFrom }: Commitment, { now }: Acting): number | null {
  return servedFrom === null ? null : Math.max(servedFrom, halfDayAt(now)) + 1
}

/** Takes a loan back: an unanswered one whoever opened it, an agreed one the victim, as long as nobody is on duty. */
export function withdrawLoan(row: Commitment, answer: string, around: Leaving): Decision<LoanEvent | DeploymentEvent> {
  const side = isAsked(row) ? opener(row) : { victim: row.victim }
  return (
    barred(row, { command: 'commitment.withdraw', to: 'withdrawn', side }, around) ?? [
      ...settle([{ type: 'commitment-withdrawn', id: row.id, reason: null, answer }], around),
      ...cancelAhead(around.deployments),
    ]
  )
}

/** The lender gets its people or things ready and on their way. */
export function mobilise(row: Commitment, around: Around): Decision<LoanEvent> {
  const move = { command: 'commitment.mobilise', to: 'mobilising', side: { lender: row.lender } } as const
  return barred(row, move, around) ?? settle([{ type: 'commitment-mobilised', id: row.id }], around)
}

/** Either side says that the help is there. With a precondition still open it says why it begins all the same. */
export function startDuty(
  row: Commitment,
  despite: string,
  around: Around & { readonly preconditions: readonly Precondition[] },
): Decision<LoanEvent> {
  const refusal = barred(row, { command: 'commitment.start', to: 'on-duty', side: row }, around)
  if (refusal) return refusal
  const unmet = around.preconditions.filter(isUnmet).length
  if (unmet > 0 && despite === '') return refuse('precondition-open', { count: unmet })
  const servedFrom = Math.max(row.window.from, halfDayAt(around.now))
  return settle([{ type: 'commitment-on-duty', id: row.id, servedFrom, despite }], around)
}

/** The victim sends help home. */
export function releaseLoan(row: Commitment, answer: string, around: Leaving): Decision<LoanEvent | DeploymentEvent> {
  const move = { command: 'commitment.release', to: 'released', side: { victim: row.victim } } as const
  const refusal = barred(row, move, around)
  if (refusal) return refusal
  const end = servedTo(row, around) ?? row.window.to
  return [
    ...settle([{ type: 'commitment-released', id: row.id, servedTo: end, answer }], around),
    ...cancelAhead(around.deployments),
  ]
}

/** The lender wants its people or things back, at any time after agreeing. */
export function recallLoan(row: Commitment, answer: string, around: Leaving): Decision<LoanEvent | DeploymentEvent> {
  const move = { command: 'commitment.recall', to: 'recalled', side: { lender: row.lender } } as const
  return (
    barred(row, move, around) ?? [
      ...settle([{ type: 'commitment-recalled', id: row.id, servedTo: servedTo(row, around), answer }], around),
      ...cancelAhead(around.deployments),
    ]
  )
}

/** The lender cannot go on, and nobody is to blame. Equipment that was in use is then in an unknown state. */
export function giveUp(row: Commitment, answer: string, around: Leaving): Decision<LoanEvent | DeploymentEvent> {
  const move = { command: 'commitment.give-up', to: 'cannot-complete', side: { lender: row.lender } } as const
  const equipmentReturn = row.kind === 'equipment' && row.servedFrom !== null ? 'unknown' : null
  const end = servedTo(row, around)
  return (
    barred(row, move, around) ?? [
      ...settle([{ type: 'commitment-not-completed', id: row.id, servedTo: end, equipmentReturn, answer }], around),
      ...cancelAhead(around.deployments),
    ]
  )
}

/** The lender has its people or things back. Equipment says how: exposed or unknown, it serves nobody until cleared. */
export function returnLoan(
  row: Commitment,
  equipmentReturn: EquipmentReturn | null,
  around: Around,
): Decision<LoanEvent> {
  const move = { command: 'commitment.return', to: 'returned', side: { lender: row.lender } } as const
  const refusal = barred(row, move, around)
  if (refusal) return refusal
  if ((row.kind === 'equipment') !== (equipmentReturn !== null)) return refuse('return-state')
  return settle([{ type: 'commitment-returned', id: row.id, equipmentReturn }], around)
}

/** The lender has checked or set up anew what came back exposed or unknown. */
export function clearEquipment(row: Commitment, around: Around): Decision<LoanEvent> {
  if (!may(around.by, 'commitment.clear', { lender: row.lender })) return refuse('forbidden')
  if (row.equipmentReturn === null || row.equipmentReturn === 'clean') return refuse('wrong-state')
  if (row.cleared) return refuse('unchanged')
  return settle([{ type: 'equipment-cleared', id: row.id }], around)
}

/** The period of equipment is over and it is not back: nobody else can count on it. Done by the system alone. */
export function markOverdue(row: Commitment, around: Around): Decision<LoanEvent> {
  if (!may(around.by, 'commitment.overdue')) return refuse('forbidden')
  if (!isAway(row) || row.overdue || around.now < startOf(row.window.to)) return refuse('wrong-state')
  return settle([{ type: 'equipment-overdue', id: row.id }], around)
}
