import { actsAsPartner, may } from './access.js'
import { involve, type InvolvementEvent } from './involvement.js'
import { actedFor, type ActedFor, type By, type Id, type Instant, type Noun, type Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'
import type { ReportEvent, Tlp } from './report.js'
import { canMove, isFinal, type Transitions } from './transitions.js'

export const EMERGENCY_KINDS = [
  'attack',
  'precautionary-disconnect',
  'provider-outage',
  'other-outage',
  'unknown',
] as const
export const SEVERITIES = ['unknown', 'limited', 'serious', 'critical'] as const
export const PHASES = [
  'suspected',
  'declared',
  'contained',
  'emergency-operation',
  'rebuilding',
  'closed',
  'cancelled',
] as const
export type EmergencyKind = (typeof EMERGENCY_KINDS)[number]
export type Severity = (typeof SEVERITIES)[number]
export type Phase = (typeof PHASES)[number]

/** One step forward, or back to any earlier open phase: recoveries do go backwards. A relapse after the end is a new emergency. */
export const PHASE_TRANSITIONS: Transitions<Phase> = {
  suspected: ['declared', 'cancelled'],
  declared: ['contained', 'cancelled'],
  contained: ['emergency-operation', 'declared'],
  'emergency-operation': ['rebuilding', 'contained', 'declared'],
  rebuilding: ['closed', 'emergency-operation', 'contained', 'declared'],
  closed: [],
  cancelled: [],
}

/** What is known so far and may be corrected at any time. */
export interface Assessment {
  readonly kind: EmergencyKind
  readonly severity: Severity
  readonly awareAt: Instant | null
  readonly personalData: 'yes' | 'no' | 'unknown'
  readonly nextUpdateDue: Instant | null
  /** The authority that declared a disaster, if one did; declaring an emergency here has no legal effect. */
  readonly disasterBy: Text
  readonly disasterAt: Instant | null
}

/** One administration's crisis. `number`, to be said on the phone, is the number of the entry that opened it. */
export interface Emergency extends Assessment {
  readonly id: Id
  readonly number: number
  readonly victim: Id
  readonly exercise: Id | null
  readonly cause: Id | null
  readonly relapseOf: Id | null
  readonly phase: Phase
  readonly phaseSince: Instant
  readonly openedAt: Instant
  readonly madeFor: ActedFor | null
  readonly callBack: 'not-needed' | 'pending' | 'done'
  /** What recipients may pass on. That an emergency exists is never TLP:RED. */
  readonly tlp: EmergencyTlp
}
export type EmergencyTlp = Exclude<Tlp, 'TLP:RED'>

export type EmergencyMade = Assessment & {
  readonly type: 'emergency-opened'
  readonly id: Id
  readonly victim: Id
  readonly exercise: Id | null
  readonly cause: Id | null
  readonly relapseOf: Id | null
  readonly phase: 'suspected' | 'declared'
  readonly callBack: 'not-needed' | 'pending'
}
export type EmergencyChanged =
  | { readonly type: 'emergency-phase-changed'; readonly id: Id; readonly phase: Phase }
  | { readonly type: 'emergency-called-back'; readonly id: Id }
  | { readonly type: 'emergency-marked'; readonly id: Id; readonly tlp: EmergencyTlp }
  | (Assessment & { readonly type: 'emergency-assessed'; readonly id: Id })
export type EmergencyEvent = EmergencyMade | EmergencyChanged

export const emergency: Noun<Emergency, EmergencyMade, EmergencyChanged> = {
  name: 'emergency',
  fields: {
    number: 'integer',
    victim: 'ref',
    exercise: 'ref?',
    cause: 'ref?',
    relapseOf: 'id?',
    kind: 'code',
    severity: 'code',
    phase: 'code',
    phaseSince: 'instant',
    openedAt: 'instant',
    madeFor: 'json?',
    callBack: 'code',
    tlp: 'code',
    awareAt: 'instant?',
    personalData: 'code',
    nextUpdateDue: 'instant?',
    disasterBy: 'text?',
    disasterAt: 'instant?',
  },
  make: {
    'emergency-opened': ({ type: _, ...opened }, { seq, at, by }) => ({
      ...opened,
      number: seq,
      openedAt: at,
      madeFor: actedFor(by),
      phaseSince: at,
      tlp: 'TLP:AMBER',
    }),
  },
  change: {
    'emergency-phase-changed': (row, { phase }, { at }) => ({ ...row, phase, phaseSince: at }),
    'emergency-called-back': (row) => ({ ...row, callBack: 'done' }),
    'emergency-marked': (row, { tlp }) => ({ ...row, tlp }),
    'emergency-assessed': (row, { type: _, ...assessment }) => ({ ...row, ...assessment }),
  },
  audience: ({ id }) => ['pact', `emergency:${id}`],
  rekeys: (row, before) => (hits(row) === (before !== null && hits(before)) ? [] : [`org:${row.victim}`]),
  bears: ({ id }) => `emergency:${id}`,
}

/**
 * Whether an emergency takes the office powers from its victim's people: a real one does, from suspected to its end. What
 * stands on the open form alone does not before it is called back, or else a stranger could switch the office off.
 */
export function hits({ exercise, phase, callBack }: Pick<Emergency, 'exercise' | 'phase' | 'callBack'>): boolean {
  return exercise === null && callBack !== 'pending' && isOpen({ phase })
}

export function isOpen({ phase }: Pick<Emergency, 'phase'>): boolean {
  return !isFinal(PHASE_TRANSITIONS, phase)
}

/** What opens an emergency, with the ids of its row and of its first report. */
export interface Opening {
  readonly id: Id
  readonly report: Id
  readonly victim: Id
  readonly kind: EmergencyKind
  readonly severity: Severity
  readonly phase: 'suspected' | 'declared'
  readonly exercise: Id | null
  readonly cause: Id | null
  readonly relapseOf: Id | null
  readonly awareAt: Instant | null
  /** What is seen, in the words of whoever opens it. */
  readonly text: string
}

/** The events that open an emergency: itself, its victim involved in it, and its first report. */
export function opening(wish: Opening): readonly (EmergencyEvent | InvolvementEvent | ReportEvent)[] {
  const { report, text, ...opened } = wish
  return [
    {
      type: 'emergency-opened',
      ...opened,
      callBack: 'not-needed',
      personalData: 'unknown',
      nextUpdateDue: null,
      disasterBy: null,
      disasterAt: null,
    },
    ...involve(undefined, { emergency: wish.id, organisation: wish.victim, profile: 'lead' }),
    ...addedToCurrent(wish, { report, text }),
  ]
}

/** The report that a further declaration becomes while an emergency of the same victim is open. */
export function addedToCurrent(
  { id }: { readonly id: Id },
  { report, text }: { readonly report: Id; readonly text: string },
): readonly ReportEvent[] {
  return [{ type: 'report-added', id: report, emergency: id, text, tlp: 'TLP:AMBER', circle: { to: 'pact' } }]
}

export interface Declaration extends Omit<Opening, 'phase' | 'cause' | 'exercise'> {
  readonly suspected: boolean
  /** The exercise that it is declared in; null for a real one. */
  readonly exercise: { readonly id: Id; readonly state: string } | null
}

/**
 * Declares an emergency. A victim has one open real emergency (and one in each running exercise): while `current`, the
 * one in the same exercise or in reality, is open, a second declaration becomes a report on it.
 */
export function declare(
  wish: Declaration,
  current: Emergency | undefined,
  by: By,
): Decision<EmergencyEvent | InvolvementEvent | ReportEvent> {
  const { suspected, exercise, ...rest } = wish
  if (!may(by, 'emergency.declare', { victim: wish.victim })) return refuse('forbidden')
  if (exercise && exercise.state !== 'running') return refuse('exercise-over')
  if (current) return addedToCurrent(current, wish)
  return opening({ ...rest, phase: suspected ? 'suspected' : 'declared', cause: null, exercise: exercise?.id ?? null })
}

/** Says that a suspected emergency is one. */
export function confirm(row: Emergency, by: By): Decision<EmergencyEvent> {
  if (!may(by, 'emergency.confirm', row)) return refuse('forbidden')
  if (actsAsPartner(by) && row.callBack === 'pending') return refuse('forbidden')
  if (row.phase !== 'suspected') return refuse('wrong-state')
  return [{ type: 'emergency-phase-changed', id: row.id, phase: 'declared' }]
}

/** Says that an emergency was a false alarm, or denies a suspected one. */
export function cancel(row: Emergency, by: By): Decision<EmergencyEvent> {
  if (!may(by, 'emergency.cancel', row)) return refuse('forbidden')
  if (!canMove(PHASE_TRANSITIONS, row.phase, 'cancelled')) return refuse('wrong-state')
  return [{ type: 'emergency-phase-changed', id: row.id, phase: 'cancelled' }]
}

/** Moves an emergency to another phase, forward or back. */
export function movePhase(row: Emergency, phase: Phase, by: By): Decision<EmergencyEvent> {
  if (!may(by, 'emergency.move', row)) return refuse('forbidden')
  if (row.phase === phase) return refuse('unchanged')
  if (!canMove(PHASE_TRANSITIONS, row.phase, phase)) return refuse('wrong-state')
  return [{ type: 'emergency-phase-changed', id: row.id, phase }]
}

/** Corrects what is known of an emergency that is still open. */
export function assess(row: Emergency, assessment: Assessment, by: By): Decision<EmergencyEvent> {
  if (!may(by, 'emergency.assess', row)) return refuse('forbidden')
  if (!isOpen(row)) return refuse('emergency-closed')
  return [{ type: 'emergency-assessed', id: row.id, ...assessment }]
}

/** Says what recipients may pass on of an emergency; its audience stays the pact. */
export function markEmergency(row: Emergency, tlp: EmergencyTlp, by: By): Decision<EmergencyEvent> {
  if (!may(by, 'emergency.mark', row)) return refuse('forbidden')
  return row.tlp === tlp ? refuse('unchanged') : [{ type: 'emergency-marked', id: row.id, tlp }]
}
