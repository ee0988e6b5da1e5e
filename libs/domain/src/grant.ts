import { may } from './access.js'
import type { By, Id, Noun, Role, Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'

/**
 * A person's role in one organisation of the pact; a person may have many. `title` is the function, "IT-Leitung"; `reason`
 * says why the role was taken back.
 */
export interface Grant {
  readonly id: Id
  readonly person: Id
  readonly organisation: Id
  readonly role: Role
  readonly title: Text
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
}
export type GrantChanged = { readonly type: 'role-revoked'; readonly id: Id; readonly reason?: Text }
export type GrantEvent = GrantMade | GrantChanged

export const grant: Noun<Grant, GrantMade, GrantChanged> = {
  name: 'grant',
  fields: { person: 'ref', organisation: 'ref', role: 'code', title: 'text?', revoked: 'flag', reason: 'text?' },
  make: {
    'role-granted': ({ id, person, organisation, role, title }) => ({
      id,
      person,
      organisation,
      role,
      title,
      revoked: false,
      reason: null,
    }),
  },
  change: { 'role-revoked': (row, { reason = null }) => ({ ...row, revoked: true, reason }) },
  audience: ({ person }) => ['pact', `person:${person}`],
  rekeys: ({ person }) => [`person:${person}`],
  about: 'person',
}

export interface GrantWish {
  readonly id: Id
  readonly person: Id
  readonly organisation: Id
  readonly role: Exclude<Role, 'system'>
  readonly title: string
}

/** Gives a person a role. `theirs` are the grants that this person has already. */
export function giveRole(theirs: readonly Grant[], wish: GrantWish, by: By): Decision<GrantEvent> {
  if (!may(by, 'grant.give')) return refuse('forbidden')
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
