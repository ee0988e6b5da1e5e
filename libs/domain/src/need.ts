import { may } from './access.js'
import { type Emergency, isOpen } from './emergency.js'
import { halfDayAt, type Window } from './half-day.js'
import { asked, type MeterEvent } from './meter.js'
import { actedFor, type ActedFor, type By, type Id, type Instant, type Noun, type Text } from './noun.js'
import type { OfferKind, Skills } from './offer.js'
import { type Decision, refuse } from './refusal.js'

export const NEED_KINDS = ['staff', 'workstation', 'equipment'] as const
export const NEED_MODES = ['onsite', 'remote', 'any'] as const
export const CLOSING_REASONS = ['met', 'done-by-others', 'no-help-wanted', 'duplicate', 'out-of-scope'] as const
export type NeedKind = (typeof NEED_KINDS)[number]
export type NeedMode = (typeof NEED_MODES)[number]
export type ClosingReason = (typeof CLOSING_REASONS)[number]
/** 1 life, safety, subsistence; 2 legal deadlines and registers; 3 other citizen services; 4 internal work. */
export type Priority = 1 | 2 | 3 | 4

/**
 * What a victim asks for. `quantity` units are wanted in every half day of the window. `skills` are least levels, all of
 * them needed, as are all `features`. `service` is the citizen service it is for. `place`: where, null for the victim's
 * seat. `maxKm`: how far own people can go to a lent desk, or goods may come; null for any distance.
 */
export interface NeedContent {
  readonly quantity: number
  readonly skills: Skills
  readonly features: readonly string[]
  readonly mode: NeedMode
  readonly window: Window
  readonly priority: Priority
  readonly service: string | null
  readonly place: Id | null
  readonly maxKm: number | null
  readonly note: Text
}

/** It lives in its emergency's world: the real one or an exercise. */
export interface Need extends NeedContent {
  readonly id: Id
  readonly emergency: Id
  readonly victim: Id
  readonly exercise: Id | null
  readonly kind: NeedKind
  readonly state: 'open' | 'closed'
  readonly reason: ClosingReason | null
  readonly openedAt: Instant
  readonly madeFor: ActedFor | null
}

export type NeedMade = NeedContent & {
  readonly type: 'need-opened'
  readonly id: Id
  readonly emergency: Id
  readonly victim: Id
  readonly exercise: Id | null
  readonly kind: NeedKind
}
export type NeedChanged =
  | (NeedContent & { readonly type: 'need-changed'; readonly id: Id })
  | { readonly type: 'need-closed'; readonly id: Id; readonly reason: ClosingReason }
export type NeedEvent = NeedMade | NeedChanged

export const need: Noun<Need, NeedMade, NeedChanged> = {
  name: 'need',
  fields: {
    emergency: 'ref',
    victim: 'ref',
    exercise: 'ref?',
    kind: 'code',
    quantity: 'integer',
    skills: 'json',
    features: 'codes',
    mode: 'code',
    window: 'json',
    priority: 'integer',
    service: 'code?',
    place: 'id?',
    maxKm: 'integer?',
    note: 'text?',
    state: 'code',
    reason: 'code?',
    openedAt: 'instant',
    madeFor: 'json?',
  },
  make: {
    'need-opened': ({ type: _, ...opened }, { at, by }) => ({
      ...opened,
      state: 'open',
      reason: null,
      openedAt: at,
      madeFor: actedFor(by),
    }),
  },
  change: {
    'need-changed': (row, { type: _, ...content }) => ({ ...row, ...content }),
    'need-closed': (row, { reason }) => ({ ...row, state: 'closed', reason }),
  },
  audience: ({ emergency }) => ['pact', `emergency:${emergency}`],
}

const SERVED_BY: Readonly<Record<NeedKind, readonly OfferKind[]>> = {
  staff: ['staff', 'remote'],
  workstation: ['workstation'],
  equipment: ['equipment'],
}

/** Whether offers of a kind can serve needs of a kind at all: remote help serves needs for staff. */
export function serves(offer: OfferKind, need: NeedKind): boolean {
  return SERVED_BY[need].includes(offer)
}

export interface NeedWish extends NeedContent {
  readonly id: Id
  readonly kind: NeedKind
}

/** Opens a need of an open emergency, with its meter. */
export function openNeed(
  emergency: Emergency,
  wish: NeedWish,
  { by, now }: { readonly by: By; readonly now: Instant },
): Decision<NeedEvent | MeterEvent> {
  if (!may(by, 'need.open', emergency)) return refuse('forbidden')
  if (!isOpen(emergency)) return refuse('emergency-closed')
  if (wish.window.to <= halfDayAt(now)) return refuse('window-past')
  const { victim, exercise } = emergency
  return [
    { type: 'need-opened', ...wish, ...fitting(wish.kind, wish), emergency: emergency.id, victim, exercise },
    { type: 'meter-opened', id: wish.id, asked: asked(wish), emergency: emergency.id },
  ]
}

/** Only people have skills and may work from afar. */
export function fitting(kind: NeedKind, content: NeedContent): Pick<NeedContent, 'skills' | 'mode'> {
  return kind === 'staff' ? { skills: content.skills, mode: content.mode } : { skills: {}, mode: 'onsite' }
}
