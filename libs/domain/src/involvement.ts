import { may } from './access.js'
import type { By, Id, Noun } from './noun.js'
import { type Decision, refuse } from './refusal.js'

export const PROFILES = ['read', 'work', 'lead'] as const
export type Profile = (typeof PROFILES)[number]

/** That an organisation is involved in an emergency, and how far. It gives the organisation the key `emergency:E`. */
export interface Involvement {
  readonly id: Id
  readonly emergency: Id
  readonly organisation: Id
  readonly profile: Profile
  readonly ended: boolean
}

export type InvolvementMade = {
  readonly type: 'organisation-involved'
  readonly id: Id
  readonly emergency: Id
  readonly organisation: Id
  readonly profile: Profile
}
export type InvolvementChanged =
  | { readonly type: 'involvement-changed'; readonly id: Id; readonly profile: Profile }
  | { readonly type: 'involvement-ended'; readonly id: Id }
export type InvolvementEvent = InvolvementMade | InvolvementChanged

export const involvement: Noun<Involvement, InvolvementMade, InvolvementChanged> = {
  name: 'involvement',
  fields: { emergency: 'ref', organisation: 'ref', profile: 'code', ended: 'flag' },
  make: {
    'organisation-involved': ({ id, emergency, organisation, profile }) => ({
      id,
      emergency,
      organisation,
      profile,
      ended: false,
    }),
  },
  change: {
    'involvement-changed': (row, { profile }) => ({ ...row, profile, ended: false }),
    'involvement-ended': (row) => ({ ...row, ended: true }),
  },
  audience: ({ emergency }) => ['pact', `emergency:${emergency}`],
  rekeys: ({ organisation }) => [`org:${organisation}`],
}

export function involvementId(emergency: Id, organisation: Id): Id {
  return `${emergency}:${organisation}`
}

/** The organisations that work in an emergency now, of all its involvements; those with the profile `read` only read. */
export function involvedOf(rows: readonly Involvement[]): readonly Id[] {
  return rows.flatMap(({ ended, profile, organisation }) => (ended || profile === 'read' ? [] : [organisation]))
}

/** The events that involve an organisation; none if it is involved so far already. */
export function involve(
  current: Involvement | undefined,
  wish: { emergency: Id; organisation: Id; profile: Profile },
): readonly InvolvementEvent[] {
  const id = involvementId(wish.emergency, wish.organisation)
  if (!current) return [{ type: 'organisation-involved', id, ...wish }]
  if (!current.ended && current.profile === wish.profile) return []
  return [{ type: 'involvement-changed', id, profile: wish.profile }]
}

/** Shares an emergency with an organisation, or changes how far. */
export function share(
  emergency: { id: Id; victim: Id },
  current: Involvement | undefined,
  wish: { by: By; organisation: Id; profile: Profile },
): Decision<InvolvementEvent> {
  if (!may(wish.by, 'involvement.set', emergency)) return refuse('forbidden')
  const events = involve(current, { emergency: emergency.id, organisation: wish.organisation, profile: wish.profile })
  return events.length > 0 ? events : refuse('unchanged')
}

/** Ends an organisation's view of an emergency; the victim itself always keeps it. */
export function endInvolvement(
  emergency: { id: Id; victim: Id },
  current: Involvement,
  by: By,
): Decision<InvolvementEvent> {
  if (!may(by, 'involvement.end', emergency)) return refuse('forbidden')
  if (current.ended) return refuse('unchanged')
  if (current.organisation === emergency.victim) return refuse('victim-stays-involved')
  return [{ type: 'involvement-ended', id: current.id }]
}
