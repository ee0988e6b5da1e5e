import { foundPact } from '@beistand/domain/founding'
import {
  acceptInvitation,
  expireInvitation,
  INVITATION_LASTS,
  type Invitation,
  invite,
  renewInvitation,
  withdrawInvitation,
} from '@beistand/domain/invitation'
import type { By } from '@beistand/domain/noun'
import { after, coordinator, events, NOON, office, refusedAs } from './acting.js'

const system: By = { person: 'invitation', organisation: 'system', role: 'system', for: null }
const wish = {
  id: 'i1',
  organisation: 'bensheim',
  role: 'coordinator',
  title: 'IT-Leitung',
  email: 'it@bensheim.example',
  link: 'a'.repeat(64),
} as const
const open: Invitation = { ...wish, state: 'open', until: NOON + INVITATION_LASTS }
const taking = { person: 'p1', grant: 'g1', now: NOON }

test('AC-4 only the office invites, for any organisation and function, for seven days', () => {
  expect(after(events(invite(wish, office)))['invitation i1']).toEqual({ ...open, until: NOON + 7 * 24 * 3_600_000 })
  expect(refusedAs(invite(wish, coordinator))).toBe('forbidden')
  expect(refusedAs(renewInvitation(open, wish.link, coordinator))).toBe('forbidden')
  expect(refusedAs(withdrawInvitation(open, coordinator))).toBe('forbidden')
})

test('AC-5 an accepted invitation gives the grant that it was for, once', () => {
  const rows = after(events(acceptInvitation(open, taking, { theirs: [], by: system })), { 'invitation i1': open })
  expect(rows['grant g1']).toEqual({
    id: 'g1',
    person: 'p1',
    organisation: 'bensheim',
    role: 'coordinator',
    title: 'IT-Leitung',
    emergency: null,
    until: null,
    revoked: false,
    reason: null,
  })
  expect(rows['invitation i1']).toEqual({ ...open, state: 'accepted', email: null })
  for (const state of ['accepted', 'withdrawn', 'expired'] as const)
    expect(refusedAs(acceptInvitation({ ...open, state }, taking, { theirs: [], by: system }))).toBe('wrong-state')
})

test('AC-5 whoever has the role already keeps it and gets no second one', () => {
  const theirs = [
    {
      id: 'g0',
      person: 'p1',
      organisation: 'bensheim',
      role: 'coordinator',
      title: null,
      emergency: null,
      until: null,
      revoked: false,
      reason: null,
    } as const,
  ]
  const rows = after(events(acceptInvitation(open, taking, { theirs, by: system })), { 'invitation i1': open })
  expect(Object.keys(rows)).toEqual(['invitation i1'])
})

test('AC-6 an invitation ends with its last second, when it is withdrawn, and its link with a new one', () => {
  const late = { ...taking, now: open.until }
  expect(refusedAs(acceptInvitation(open, late, { theirs: [], by: system }))).toBe('wrong-state')
  const last = { ...taking, now: open.until - 1 }
  expect(refusedAs(acceptInvitation(open, last, { theirs: [], by: system }))).toBeNull()
  for (const decided of [withdrawInvitation(open, office), expireInvitation(open)])
    expect(after(events(decided), { 'invitation i1': open })['invitation i1']).toMatchObject({ email: null })
  const link = 'b'.repeat(64)
  const renewed = after(events(renewInvitation({ ...open, until: 5 }, link, office)), { 'invitation i1': open })
  expect(renewed['invitation i1']).toEqual({ ...open, link })
})

test('AC-3 nobody with a role in a pact founds one', () => {
  const nothing = { lat: null, lon: null, inhabitants: null, district: null, phone: null, mailDomain: null }
  const organisation = { id: '06431', name: 'Landkreis Bergstraße', kind: 'county', ags: '06431', ...nothing } as const
  const { organisation: _, role: __, ...first } = wish
  const pact = { id: 'p1', name: 'Pakt', organisation, office: first }
  expect(refusedAs(foundPact(undefined, pact, office))).toBe('forbidden')
  const never = { partnersAct: false, factorFrom: null, factorHolds: false }
  const standing = { id: 'p1', name: 'Pakt', demo: false, foundedAt: 0, ...never }
  expect(refusedAs(foundPact(standing, pact, system))).toBe('exists-already')
  const rows = after(events(foundPact(undefined, pact, system)))
  expect(Object.keys(rows)).toEqual(['pact p1', 'organisation 06431', 'membership 06431', 'invitation i1'])
  expect(rows['invitation i1']).toMatchObject({ role: 'office', organisation: '06431' })
})
