import { may, side } from './access.js'
import { type Emergency, isOpen } from './emergency.js'
import { involve, type Involvement, type InvolvementEvent, type Profile } from './involvement.js'
import { actedFor, type ActedFor, type By, type Id, type Instant, type Noun, type Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'

export const ACCESS_REQUEST_STATES = ['asked', 'granted', 'refused', 'withdrawn'] as const
export type AccessRequestState = (typeof ACCESS_REQUEST_STATES)[number]

/**
 * That an organisation asks to be involved in an emergency, how far and why. Its victim answers, or the office for it;
 * `answer` is what was said with that.
 */
export interface AccessRequest {
  readonly id: Id
  readonly emergency: Id
  readonly victim: Id
  readonly organisation: Id
  readonly author: Id
  readonly madeFor: ActedFor | null
  readonly profile: Profile
  readonly reason: Text
  readonly state: AccessRequestState
  readonly askedAt: Instant
  readonly settledAt: Instant | null
  readonly movedFor: ActedFor | null
  readonly answer: Text
}

export type AccessRequestMade = {
  readonly type: 'access-asked'
  readonly id: Id
  readonly emergency: Id
  readonly victim: Id
  readonly profile: Profile
  readonly reason: Text
}
export type AccessRequestChanged =
  | { readonly type: 'access-granted'; readonly id: Id; readonly profile: Profile; readonly answer: Text }
  | { readonly type: 'access-refused'; readonly id: Id; readonly answer: Text }
  | { readonly type: 'access-request-withdrawn'; readonly id: Id }
export type AccessRequestEvent = AccessRequestMade | AccessRequestChanged

export const accessRequest: Noun<AccessRequest, AccessRequestMade, AccessRequestChanged> = {
  name: 'accessRequest',
  fields: {
    emergency: 'ref',
    victim: 'id',
    organisation: 'ref',
    author: 'id',
    madeFor: 'json?',
    profile: 'code',
    reason: 'text?',
    state: 'code',
    askedAt: 'instant',
    settledAt: 'instant?',
    movedFor: 'json?',
    answer: 'text?',
  },
  make: {
    'access-asked': ({ type: _, ...asked }, { at, by }) => ({
      ...asked,
      organisation: side(by),
      author: by.person,
      madeFor: actedFor(by),
      state: 'asked',
      askedAt: at,
      settledAt: null,
      movedFor: null,
      answer: null,
    }),
  },
  change: {
    'access-granted': (row, { profile, answer }, { at, by }) => ({
      ...row,
      profile,
      answer,
      state: 'granted',
      settledAt: at,
      movedFor: actedFor(by),
    }),
    'access-refused': (row, { answer }, { at, by }) => ({
      ...row,
      answer,
      state: 'refused',
      settledAt: at,
      movedFor: actedFor(by),
    }),
    'access-request-withdrawn': (row, _, { at }) => ({ ...row, state: 'withdrawn', settledAt: at }),
  },
  audience: ({ emergency, victim, organisation }) => [
    'office',
    `org:${victim}`,
    `org:${organisation}`,
    `card:${emergency}`,
  ],
}

export interface AccessWish {
  readonly id: Id
  readonly profile: Profile
  readonly reason: string
}

/** What a request is judged by: the organisation's own involvement, and all requests in the emergency. */
export interface AccessSituation {
  readonly by: By
  readonly current: Involvement | undefined
  readonly requests: readonly AccessRequest[]
}

/** Asks for one's own organisation to be involved; one request at a time. */
export function askAccess(
  emergency: Emergency,
  wish: AccessWish,
  { by, current, requests }: AccessSituation,
): Decision<AccessRequestEvent> {
  if (!may(by, 'access.ask')) return refuse('forbidden')
  if (!isOpen(emergency)) return refuse('emergency-closed')
  if (current && !current.ended && current.profile === wish.profile) return refuse('unchanged')
  const waiting = requests.some(({ organisation, state }) => organisation === side(by) && state === 'asked')
  if (waiting) return refuse('exists-already')
  return [{ type: 'access-asked', emergency: emergency.id, victim: emergency.victim, ...wish }]
}

/** Answers a request: with a profile, which may be another than was asked for, or with null for no. */
export function answerAccess(
  row: AccessRequest,
  { profile, answer }: { readonly profile: Profile | null; readonly answer: string },
  { by, current }: Pick<AccessSituation, 'by' | 'current'>,
): Decision<AccessRequestEvent | InvolvementEvent> {
  if (!may(by, 'access.answer', { victim: row.victim })) return refuse('forbidden')
  if (row.state !== 'asked') return refuse('already-answered')
  if (profile === null) return [{ type: 'access-refused', id: row.id, answer }]
  const { id, emergency, organisation } = row
  return [{ type: 'access-granted', id, profile, answer }, ...involve(current, { emergency, organisation, profile })]
}

/** Takes back a request that nobody has answered. */
export function withdrawAccess(row: AccessRequest, by: By): Decision<AccessRequestEvent> {
  if (!may(by, 'access.withdraw', { owner: row.organisation })) return refuse('forbidden')
  if (row.state !== 'asked') return refuse('already-answered')
  return [{ type: 'access-request-withdrawn', id: row.id }]
}
