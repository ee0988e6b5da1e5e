import { erasePerson, eraseText, type KnownOf } from '@beistand/domain/erasure'
import { type Grant, revokeRole } from '@beistand/domain/grant'
import type { Role, TextsErased } from '@beistand/domain/noun'
import { acting, after, coordinator, events, office, refusedAs } from './acting.js'

const grant = (id: string, role: Role, more: Partial<Grant> = {}): Grant => ({
  id,
  person: 'p1',
  organisation: 'bensheim',
  role,
  title: 'IT-Leitung',
  emergency: null,
  until: null,
  revoked: false,
  reason: null,
  ...more,
})
const elsewhere = grant('g9', 'office', { person: 'p9', organisation: 'heppenheim' })
const gone: TextsErased = {
  type: 'texts-erased',
  noun: 'grant',
  id: 'g1',
  fields: ['title'],
  places: [[7, 'title']],
  why: 'person',
}
const known = (grants: readonly Grant[], more: Partial<KnownOf> = {}): KnownOf => {
  return { person: 'p1', grants, all: [...grants, elsewhere], invitations: [], contacts: [], texts: [gone], ...more }
}

test('DS-5 the office erases anyone, everyone themselves, and nobody else does', () => {
  const self = { ...acting('guest', 'bensheim'), person: 'p1' }
  for (const by of [office, self])
    expect(events(erasePerson(known([grant('g1', 'head')]), by)).map(({ type }) => type)).toEqual([
      'role-revoked',
      'texts-erased',
    ])
  expect(refusedAs(erasePerson(known([grant('g1', 'head')]), coordinator))).toBe('forbidden')
  expect(refusedAs(erasePerson(known([]), office))).toBe('not-found')
  const over = known([grant('g1', 'head', { revoked: true })], { texts: [] })
  expect(refusedAs(erasePerson(over, office))).toBe('unchanged')
  expect(refusedAs(eraseText([gone], coordinator))).toBe('forbidden')
  expect(refusedAs(eraseText([], office))).toBe('unchanged')
})

test('DS-7 the last office role of a pact stays, however it would go', () => {
  const last = grant('g1', 'office')
  expect(refusedAs(erasePerson(known([last], { all: [last] }), office))).toBe('last-office')
  expect(refusedAs(revokeRole(last, { reason: 'Weg', all: [last] }, office))).toBe('last-office')
  const formerly = grant('g2', 'office', { person: 'p2', revoked: true })
  expect(refusedAs(revokeRole(last, { reason: 'Weg', all: [last, formerly] }, office))).toBe('last-office')
  expect(events(revokeRole(last, { reason: 'Weg', all: [last, elsewhere] }, office))).toEqual([
    { type: 'role-revoked', id: 'g1', reason: 'Weg' },
  ])
  const plain = grant('g3', 'head')
  expect(refusedAs(revokeRole(plain, { reason: 'Weg', all: [plain] }, office))).toBeNull()
})

test('DS-1 an erasure empties the fields that it names, and no other', () => {
  const row = grant('g1', 'head', { revoked: true, reason: 'Ausgeschieden' })
  expect(after([gone], { 'grant g1': row })['grant g1']).toEqual({ ...row, title: null })
})
