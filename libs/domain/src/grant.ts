import { may } from './access.js'
import type { By, Id, Instant, Noun, Role, Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'

/** How long the device of an emergency card acts for the victim once the office has called back, in milliseconds. */
export const CARD_ACTS = 72 * 3_600_000

/**
 * A person's role in one organisation of the pact; a person may have many. `title` is the function, "IT-Leitung". `reason`
 * says why the role was taken back. The role `card`, of the device that declared with an emergency card, is for one
 * `emergency` and ends at `until`.
 */
export interface Grant {
  readonly id: Id
  readonly person: Id
  readonly organisation: Id
  readonly role: Role
  readonly title: Text
  readonly emergency: Id | null
  readonly until: Instant | null
  readonly revoked: boolean
  readonly reason: Text
}
export type GrantMade = {
  readonly type: 'role-granted'
  readonly id: Id
  readonly person: Id
  readonly organisation: Id
  readonly role: Role
  readonly title: Text
  readonly emergency?: Id
  readonly until?: Instant
}
export type GrantChanged = { readonly type: 'role-revoked'; readonly id: Id; readonly reason?: Text }
export type GrantEvent = GrantMade | GrantChanged

export const grant: Noun<Grant, GrantMade, GrantChanged> = {
  name: 'grant',
  fields: {
    person: 'ref',
    organisation: 'ref',
    role: 'code',
    title: 'text?',
    emergency: 'id?',
    until: 'instant?',
    revoked: 'flag',
    reason: 'text?',
  },
  make: {
    'role-granted': ({ type: _, emergency, until, ...granted }) => ({
      ...granted,
      emergency: emergency ?? null,
      until: until ?? null,
      revoked: false,
      reason: null,
    }),
  },
  change: { 'role-revoked': (row, { reason = null }) => ({ ...row, revoked: true, reason }) },
  audience: ({ person }) => ['pact', `person:${person}`],
  rekeys: ({ person, role }) => [role === 'wall' ? 'wall' : `person:${person}`],
  about: 'person',
  due: ({ until, revoked }) => (until !== null && !revoked ? { at: until, command: 'grant.end' } : null),
}

export interface GrantWish {
  readonly id: Id
  readonly person: Id
  readonly organisation: Id
  readonly role: Exclude<Role, 'system' | 'card' | 'wall'>
  readonly title: string
}

/** Who a wall screen is in the journal: nobody. `grant` is the id of its grant. */
export function wallPerson(grant: Id): Id {
  return `wall:${grant}`
}

export function isWall(person: Id): boolean {
  return person.startsWith('wall:')
}

/** Gives a person a role. `theirs` are the grants that this person has already. */
export function giveRole(theirs: readonly Grant[], wish: GrantWish, by: By): Decision<GrantEvent> {
  if (!may(by, 'grant.give') || isWall(wish.person)) return refuse('forbidden')
  const same = theirs.some((g) => !g.revoked && g.organisation === wish.organisation && g.role === wish.role)
  if (same) return refuse('unchanged')
  return [{ type: 'role-granted', ...wish }]
}

/** Whether nobody would run the pact's office once some grants are taken back. `all` are those of the whole pact. */
export function leavesNoOffice(all: readonly Grant[], taken: readonly Grant[]): boolean {
  const gone = new Set(taken.map(({ id }) => id))
  const offices = all.filter(({ role, revoked }) => role === 'office' && !revoked)
  return offices.some(({ id }) => gone.has(id)) && offices.every(({ id }) => gone.has(id))
}

/** Takes a role back, for a reason. `all` are the grants of the pact, whose last office role stays. */
export function revokeRole(
  row: Grant,
  { reason, all }: { readonly reason: string; readonly all: readonly Grant[] },
  by: By,
): Decision<GrantEvent> {
  if (!may(by, 'grant.revoke')) return refuse('forbidden')
  if (row.revoked) return refuse('unchanged')
  if (leavesNoOffice(all, [row])) return refuse('last-office')
  return [{ type: 'role-revoked', id: row.id, reason }]
}

/** Ends a grant whose time is over. */
export function endGrant(row: Grant): Decision<GrantEvent> {
  return row.revoked ? refuse('unchanged') : [{ type: 'role-revoked', id: row.id }]
}
