import { may } from './access.js'
import { type Grant, type GrantEvent, wallPerson } from './grant.js'
import type { By, Id } from './noun.js'
import { type Decision, refuse } from './refusal.js'

/** How long a wall screen comes back by itself before it is paired anew, in milliseconds. */
export const WALL_LASTS = 365 * 86_400_000

/** A wall screen is a grant of the role `wall`; `name` says where it hangs. */
export interface WallWish {
  readonly id: Id
  readonly organisation: Id
  readonly name: string
}

/** Names a wall screen of an organisation. It shows nothing until a browser is paired with it. */
export function makeWall({ id, organisation, name }: WallWish, by: By): Decision<GrantEvent> {
  if (!may(by, 'wall.make', { keepers: [organisation] })) return refuse('forbidden')
  return [{ type: 'role-granted', id, person: wallPerson(id), organisation, role: 'wall', title: name }]
}

/** Takes a wall screen out of use for good. */
export function revokeWall(row: Grant, by: By): Decision<GrantEvent> {
  if (row.role !== 'wall') return refuse('not-found')
  if (!may(by, 'wall.revoke', { keepers: [row.organisation] })) return refuse('forbidden')
  return row.revoked ? refuse('unchanged') : [{ type: 'role-revoked', id: row.id }]
}
