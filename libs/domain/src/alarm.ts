import { may, side } from './access.js'
import type { CauseEvent } from './cause.js'
import { type EmergencyEvent, isOpen } from './emergency.js'
import type { ExerciseEvent } from './exercise.js'
import type { By, Id, Instant, Noun, NounEvent } from './noun.js'
import { type Decision, isRefusal, refuse } from './refusal.js'

/** Whom an alarm is for: the office, of which one takes it over for all, or each partner of the pact. */
export const ALARM_CIRCLES = ['office', 'partners'] as const
export type AlarmCircle = (typeof ALARM_CIRCLES)[number]

/** Why: someone must be called back, someone signed in has declared, or a provider fails. */
export type AlarmReason = 'call-back' | 'declared' | 'outage'

/**
 * That a circle is to be alarmed, of one emergency or of one cause however many it hits. Who of the circle that is follows
 * from roster and memberships at any time, so no person and no number stands here. Partners are not alarmed while a
 * call-back is pending. `acknowledged` are the organisations that have taken it over or seen it.
 */
export interface Alarm {
  readonly id: Id
  readonly to: AlarmCircle
  readonly why: AlarmReason
  readonly emergency: Id | null
  readonly cause: Id | null
  readonly exercise: Id | null
  readonly state: 'call-back-pending' | 'due' | 'withdrawn'
  readonly raisedAt: Instant
  readonly acknowledged: readonly Id[]
}
export type AlarmMade = { readonly type: 'alarm-raised' } & Omit<Alarm, 'raisedAt' | 'acknowledged'>
export type AlarmChanged =
  | { readonly type: 'alarm-due'; readonly id: Id }
  | { readonly type: 'alarm-acknowledged'; readonly id: Id; readonly organisation: Id }
  | { readonly type: 'alarm-withdrawn'; readonly id: Id }
export type AlarmEvent = AlarmMade | AlarmChanged

export const alarm: Noun<Alarm, AlarmMade, AlarmChanged> = {
  name: 'alarm',
  fields: {
    to: 'code',
    why: 'code',
    emergency: 'ref?',
    cause: 'ref?',
    exercise: 'ref?',
    state: 'code',
    raisedAt: 'instant',
    acknowledged: 'codes',
  },
  make: { 'alarm-raised': ({ type: _, ...raised }, { at }) => ({ ...raised, raisedAt: at, acknowledged: [] }) },
  change: {
    'alarm-due': (row) => ({ ...row, state: 'due' }),
    'alarm-acknowledged': (row, { organisation }) => ({ ...row, acknowledged: [...row.acknowledged, organisation] }),
    'alarm-withdrawn': (row) => ({ ...row, state: 'withdrawn' }),
  },
  audience: ({ to }) => [to === 'office' ? 'office' : 'pact'],
}

const TOLD = ['emergency-opened', 'emergency-phase-changed', 'cause-opened', 'cause-ended', 'exercise-ended'] as const
type Told = Extract<EmergencyEvent | CauseEvent | ExerciseEvent, { type: (typeof TOLD)[number] }>

function isTold(event: NounEvent): event is Told {
  return TOLD.some((type) => type === event.type)
}

/**
 * Adds to a decision the alarms that it makes necessary, and lets go of those that it ends. `standing` are the alarms of
 * whatever it changes.
 */
export function alarming<E extends NounEvent>(
  decision: Decision<E>,
  standing: readonly Alarm[],
): Decision<E | AlarmEvent> {
  if (isRefusal(decision)) return decision
  const open = standing.filter(({ state }) => state !== 'withdrawn')
  const events: readonly NounEvent[] = decision
  return [...decision, ...events.filter(isTold).flatMap((event) => follows(event, open))]
}

function follows(event: Told, open: readonly Alarm[]): readonly AlarmEvent[] {
  switch (event.type) {
    case 'emergency-opened':
      return event.cause === null ? raised({ ...event, why: whyOf(event), emergency: event.id }) : []
    case 'cause-opened':
      return raised({ ...event, why: 'outage', emergency: null, cause: event.id })
    case 'emergency-phase-changed':
      return isOpen(event)
        ? open.filter((row) => row.emergency === event.id && row.state === 'call-back-pending').map(due)
        : open.filter((row) => row.emergency === event.id).map(withdrawn)
    case 'cause-ended':
      return open.filter((row) => row.cause === event.id).map(withdrawn)
    case 'exercise-ended':
      return open.filter((row) => row.exercise === event.id).map(withdrawn)
  }
}

function whyOf({ callBack }: { readonly callBack: 'not-needed' | 'pending' }): AlarmReason {
  return callBack === 'pending' ? 'call-back' : 'declared'
}

function raised({
  id,
  why,
  emergency,
  cause,
  exercise,
}: Pick<Alarm, 'id' | 'why' | 'emergency' | 'cause' | 'exercise'>): readonly AlarmEvent[] {
  return ALARM_CIRCLES.map((to) => {
    const state = to === 'partners' && why === 'call-back' ? 'call-back-pending' : 'due'
    return { type: 'alarm-raised', id: `${id}:${to}`, to, why, emergency, cause, exercise, state }
  })
}

function due({ id }: Alarm): AlarmEvent {
  return { type: 'alarm-due', id }
}

function withdrawn({ id }: Alarm): AlarmEvent {
  return { type: 'alarm-withdrawn', id }
}

/** Whether an alarm still waits for an organisation; what one of the office has taken over waits for none of them. */
export function waitsFor({ to, state, acknowledged }: Alarm, organisation: Id): boolean {
  return state === 'due' && (to === 'office' ? acknowledged.length === 0 : !acknowledged.includes(organisation))
}

/** Someone of the office takes an alarm over for all of it. */
export function takeOverAlarm(row: Alarm, by: By): Decision<AlarmEvent> {
  if (!may(by, 'alarm.take-over')) return refuse('forbidden')
  return acknowledged(row, 'office', by)
}

/** An organisation says that it has seen an alarm for the partners. */
export function acknowledgeAlarm(row: Alarm, by: By): Decision<AlarmEvent> {
  if (!may(by, 'alarm.acknowledge')) return refuse('forbidden')
  return acknowledged(row, 'partners', by)
}

function acknowledged(row: Alarm, to: AlarmCircle, by: By): Decision<AlarmEvent> {
  if (row.to !== to || row.state !== 'due') return refuse('wrong-state')
  if (!waitsFor(row, side(by))) return refuse('unchanged')
  return [{ type: 'alarm-acknowledged', id: row.id, organisation: side(by) }]
}
