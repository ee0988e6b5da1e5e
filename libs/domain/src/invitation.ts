import { may } from './access.js'
import { type Grant, type GrantEvent, giveRole, type GrantWish } from './grant.js'
import type { By, Id, Instant, Noun, Role, Text } from './noun.js'
import { type Decision, isRefusal, refuse } from './refusal.js'

export const INVITATION_STATES = ['open', 'accepted', 'withdrawn', 'expired'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

/** How long an invitation may be accepted, in milliseconds: seven days. */
export const INVITATION_LASTS = 7 * 86_400_000

/** How long it stays readable whom an invitation was for, once it could not be accepted any more: thirty days. */
export const INVITATION_KEPT = 30 * 86_400_000

/**
 * One person's invitation to one function of one organisation. `link` is the SHA-256 (hex) of the token in the link that
 * is handed over; the token itself is known only to whoever made the link. `email`, the sign-in name, goes when the
 * invitation ends.
 */
export interface Invitation {
  readonly id: Id
  readonly organisation: Id
  readonly role: Role
  readonly title: Text
  readonly email: Text
  readonly link: string
  readonly state: InvitationState
  readonly until: Instant
}
/** Whom to invite to what. `link` is the hash of the new link's token. */
export interface InviteWish {
  readonly id: Id
  readonly organisation: Id
  readonly role: Exclude<Role, 'system' | 'card' | 'wall'>
  readonly title: string
  readonly email: string
  readonly link: string
}
export type InvitationMade = { readonly type: 'person-invited' } & InviteWish
export type InvitationChanged =
  | { readonly type: 'invitation-renewed'; readonly id: Id; readonly link: string }
  | { readonly type: 'invitation-ended'; readonly id: Id; readonly state: 'accepted' | 'withdrawn' | 'expired' }
export type InvitationEvent = InvitationMade | InvitationChanged

export const invitation: Noun<Invitation, InvitationMade, InvitationChanged> = {
  name: 'invitation',
  fields: {
    organisation: 'ref',
    role: 'code',
    title: 'text?',
    email: 'text?',
    link: 'ref',
    state: 'code',
    until: 'instant',
  },
  make: {
    'person-invited': ({ type: _, ...invited }, { at }) => ({
      ...invited,
      state: 'open',
      until: at + INVITATION_LASTS,
    }),
  },
  change: {
    'invitation-renewed': (row, { link }, { at }) => ({ ...row, link, until: at + INVITATION_LASTS }),
    'invitation-ended': (row, { state }) => ({ ...row, state, email: null }),
  },
  audience: () => ['office'],
  due: ({ state, until, title }) => {
    if (state === 'open') return { at: until, command: 'invitation.expire' }
    return title === null ? null : { at: until + INVITATION_KEPT, command: 'invitation.forget' }
  },
}

export function invite(wish: InviteWish, by: By): Decision<InvitationEvent> {
  if (!may(by, 'invitation.make')) return refuse('forbidden')
  return [{ type: 'person-invited', ...wish }]
}

/** Replaces the link of an open invitation, which then lasts seven days again. The old link ends. */
export function renewInvitation(row: Invitation, link: string, by: By): Decision<InvitationEvent> {
  if (!may(by, 'invitation.renew')) return refuse('forbidden')
  if (row.state !== 'open') return refuse('wrong-state')
  return [{ type: 'invitation-renewed', id: row.id, link }]
}

export function withdrawInvitation(row: Invitation, by: By): Decision<InvitationEvent> {
  if (!may(by, 'invitation.withdraw')) return refuse('forbidden')
  if (row.state !== 'open') return refuse('wrong-state')
  return [{ type: 'invitation-ended', id: row.id, state: 'withdrawn' }]
}

export function expireInvitation(row: Invitation): Decision<InvitationEvent> {
  return row.state === 'open' ? [{ type: 'invitation-ended', id: row.id, state: 'expired' }] : refuse('unchanged')
}

/** Whether an invitation can be accepted now. */
export function isOpenInvitation({ state, until }: Pick<Invitation, 'state' | 'until'>, now: Instant): boolean {
  return state === 'open' && now < until
}

/** Accepts an invitation for a person, once. `theirs` are the grants that this person has already. */
export function acceptInvitation(
  row: Invitation,
  { grant, person, now }: Pick<GrantWish, 'person'> & { readonly grant: Id; readonly now: Instant },
  { theirs, by }: { readonly theirs: readonly Grant[]; readonly by: By },
): Decision<InvitationEvent | GrantEvent> {
  if (!may(by, 'invitation.accept')) return refuse('forbidden')
  if (!isOpenInvitation(row, now)) return refuse('wrong-state')
  const { id, organisation, role, title } = row
  if (role === 'system' || role === 'card' || role === 'wall') return refuse('forbidden')
  const given = giveRole(theirs, { id: grant, person, organisation, role, title: title ?? '' }, by)
  if (isRefusal(given) && given.refused !== 'unchanged') return given
  return [{ type: 'invitation-ended', id, state: 'accepted' }, ...(isRefusal(given) ? [] : given)]
}
