import { keysOf } from '../src/access.js'
import { giveRole, type Grant } from '../src/grant.js'
import type { By, Role } from '../src/noun.js'
import { refuse } from '../src/refusal.js'
import { makeWall, revokeWall } from '../src/wall.js'

const acting = (role: Role, organisation = 'bensheim'): By => ({ person: 'p', organisation, role, for: null })
const made = { type: 'role-granted', id: 'w', person: 'wall:w', organisation: 'bensheim', role: 'wall', title: 'Foyer' }
const row: Grant = {
  id: 'w',
  person: 'wall:w',
  organisation: 'bensheim',
  role: 'wall',
  title: 'Foyer',
  emergency: null,
  until: null,
  revoked: false,
  reason: null,
}

test('WA-2 the coordinator of its organisation and the office make and end a wall screen, once', () => {
  const wish = { id: 'w', organisation: 'bensheim', name: 'Foyer' }
  for (const by of [acting('coordinator'), acting('office', 'county')]) {
    expect(makeWall(wish, by)).toEqual([made])
    expect(revokeWall(row, by)).toEqual([{ type: 'role-revoked', id: 'w' }])
    expect(revokeWall({ ...row, revoked: true }, by)).toEqual(refuse('unchanged'))
  }
  for (const by of [acting('head'), acting('observer'), acting('wall'), acting('coordinator', 'heppenheim')]) {
    expect(makeWall(wish, by)).toEqual(refuse('forbidden'))
    expect(revokeWall(row, by)).toEqual(refuse('forbidden'))
  }
  expect(revokeWall({ ...row, role: 'observer' }, acting('office'))).toEqual(refuse('not-found'))
})

test('WA-7 a wall screen holds its one key whatever else it were given, and is given nothing else', () => {
  const standing = (role: Role) => ({ organisation: 'bensheim', role, hit: false })
  expect(keysOf('wall:w', [standing('wall'), standing('office')], () => ['e1'])).toEqual(['wall'])
  const wish = { id: 'g', person: 'wall:w', organisation: 'bensheim', role: 'office', title: 'Leitung' } as const
  expect(giveRole([row], wish, acting('office'))).toEqual(refuse('forbidden'))
})
