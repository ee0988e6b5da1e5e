import { may } from './access.js'
import { isOpen, type Emergency } from './emergency.js'
import type { By, Id, Instant, Noun, Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'

export const IMPACT_STATES = ['down', 'limited', 'moved', 'restored'] as const
export type ImpactState = (typeof IMPACT_STATES)[number]

/**
 * How a citizen service stands. `at` is the partner that serves the citizens meanwhile, `place` and `opening` where and
 * when, as told to citizens; all three are null unless the service has moved.
 */
export interface ServiceStatus {
  readonly state: ImpactState
  readonly at: Id | null
  readonly place: Text
  readonly opening: Text
  readonly note: Text
}

/** One citizen service of a victim, once an emergency. `since` is the time of its last change. */
export interface Impact extends ServiceStatus {
  readonly id: Id
  readonly emergency: Id
  readonly service: Id
  readonly since: Instant
}

export type ImpactMade = ServiceStatus & {
  readonly type: 'impact-found'
  readonly id: Id
  readonly emergency: Id
  readonly service: Id
}
export type ImpactChanged = ServiceStatus & { readonly type: 'impact-changed'; readonly id: Id }
export type ImpactEvent = ImpactMade | ImpactChanged

export const impact: Noun<Impact, ImpactMade, ImpactChanged> = {
  name: 'impact',
  fields: {
    emergency: 'ref',
    service: 'ref',
    state: 'code',
    at: 'id?',
    place: 'text?',
    opening: 'text?',
    note: 'text?',
    since: 'instant',
  },
  make: { 'impact-found': ({ type: _, ...found }, { at: since }) => ({ ...found, since }) },
  change: { 'impact-changed': (row, { type: _, ...status }, { at: since }) => ({ ...row, ...status, since }) },
  audience: ({ emergency }) => ['pact', `emergency:${emergency}`],
}

export function impactId(emergency: Id, service: Id): Id {
  return `${emergency}:${service}`
}

export interface ImpactWish extends ServiceStatus {
  readonly service: Id
}

/** Says how a citizen service stands, in any order of states. What is known already may change after the end, too. */
export function setImpact(
  emergency: Emergency,
  current: Impact | undefined,
  { wish, by }: { readonly wish: ImpactWish; readonly by: By },
): Decision<ImpactEvent> {
  if (!may(by, 'impact.set', emergency)) return refuse('forbidden')
  if (wish.state === 'moved' && wish.at === null && !wish.place) return refuse('place-needed')
  const status = statusOf(wish)
  if (current) return same(current, status) ? refuse('unchanged') : [changed(current, status)]
  if (!isOpen(emergency)) return refuse('emergency-closed')
  const { id } = emergency
  return [{ type: 'impact-found', id: impactId(id, wish.service), emergency: id, service: wish.service, ...status }]
}

function statusOf({ state, at, place, opening, note }: ServiceStatus): ServiceStatus {
  return state === 'moved' ? { state, at, place, opening, note } : { state, at: null, place: null, opening: null, note }
}

function same(a: ServiceStatus, b: ServiceStatus): boolean {
  return (['state', 'at', 'place', 'opening', 'note'] as const).every((field) => a[field] === b[field])
}

function changed({ id }: Impact, status: ServiceStatus): ImpactEvent {
  return { type: 'impact-changed', id, ...status }
}
