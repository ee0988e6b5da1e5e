import type { Contact } from '@beistand/domain/contact'
import type { Invitation } from '@beistand/domain/invitation'
import {
  contactSteps,
  invitationSteps,
  type ListedInvitation,
  type ListedMember,
  memberSteps,
  together,
} from '@beistand/domain/list-import'
import type { Organisation } from '@beistand/domain/organisation'
import { isRefusal } from '@beistand/domain/refusal'
import { acting, coordinator, events, office, refusedAs } from './acting.js'

const nothingSaid = { lat: null, lon: null, inhabitants: null, phone: null, mailDomain: null, district: null }
const county: ListedMember = { ...nothingSaid, name: 'Kreis Bergstraße', kind: 'county', ags: '06431', stage: null }
const lorsch: ListedMember = {
  ...nothingSaid,
  name: 'Stadt Lorsch',
  kind: 'municipality',
  ags: '06431016',
  district: '06431',
  stage: 'invited',
}
const registered = ({ stage: _, ...listed }: ListedMember, id = listed.ags ?? ''): Organisation => ({ ...listed, id })

function around(...organisations: Organisation[]) {
  let count = 0
  const newId = () => `new-${++count}`
  return { organisations, memberships: [], contacts: [], invitations: [], newId }
}

const words = (steps: ReturnType<typeof memberSteps>) =>
  steps.map((step) => (isRefusal(step) ? step.refused : step.map(({ type }) => type).join(' ')))

test('LI-1 each row is decided as those above it leave the directory: a county first, then its towns', () => {
  expect(words(memberSteps([county, lorsch], around(), office))).toEqual([
    'organisation-registered',
    'organisation-registered membership-begun',
  ])
  expect(words(memberSteps([lorsch, county], around(), office))).toEqual(['not-found', 'organisation-registered'])
})

test('LI-2 a list is read in as a whole or not at all, and the refusal says the row', () => {
  const [first, wrong] = [county, { ...lorsch, district: 'nowhere' }]
  expect(together(memberSteps([first, wrong], around(), office))).toEqual({ refused: 'not-found', detail: { row: 2 } })
  expect(events(together(memberSteps([first, lorsch], around(), office)))).toHaveLength(3)
})

test('LI-3 the same list a second time changes nothing, and what it leaves out stays as it is on file', () => {
  const known = { ...registered(lorsch), phone: '06251 1' }
  const there = { ...around(registered(county), known), memberships: [membership(known.id)] }
  expect(refusedAs(together(memberSteps([county, lorsch], there, office)))).toBe('unchanged')
  const more = { ...lorsch, mailDomain: 'lorsch.example' }
  expect(events(together(memberSteps([county, more], there, office)))).toEqual([
    { type: 'organisation-changed', ...known, mailDomain: 'lorsch.example' },
  ])
})

function membership(id: string) {
  return { id, stage: 'active', since: 0, admittedFor: null } as const
}

test('LI-4 what stands twice in a list, has another name, or a name of several is refused', () => {
  const twice = { ...lorsch, ags: null, district: null }
  expect(words(memberSteps([twice, { ...twice, name: ' stadt  LORSCH' }], around(), office))[1]).toBe('twice-in-list')
  const known = around(registered(county), registered(lorsch))
  expect(words(memberSteps([{ ...lorsch, name: 'Stadt Worms' }], known, office))).toEqual(['registered-otherwise'])
  expect(words(memberSteps([{ ...lorsch, kind: 'county' }], known, office))).toEqual(['registered-otherwise'])
  const keyless = around(registered(county), registered({ ...lorsch, ags: null }, '06431016'))
  expect(words(memberSteps([{ ...lorsch, name: 'Stadt Worms' }], keyless, office))).toEqual(['registered-otherwise'])
  const two = around(registered(lorsch, 'a'), registered({ ...lorsch, ags: '06431099' }, 'b'))
  expect(words(memberSteps([twice], two, office))).toEqual(['name-ambiguous'])
  expect(words(memberSteps([{ ...lorsch, district: null, ags: '06431098' }], two, office))).toEqual([
    'organisation-registered membership-begun',
  ])
})

test('LI-5 a contact of a function that is on file is changed, any other added, and each needs a way to be reached', () => {
  const listed = { organisation: '06431016', title: 'IT-Leitung', phone: '06251 2', mail: null, note: null }
  const onFile: Contact = { ...listed, id: 'c1', phone: '06251 1', note: 'ab 18 Uhr', removed: false }
  const there = { ...around(registered(lorsch)), contacts: [onFile] }
  expect(events(together(contactSteps([listed, { ...listed, title: 'Bauhof' }], there, office)))).toEqual([
    { type: 'contact-changed', id: 'c1', title: 'IT-Leitung', phone: '06251 2', mail: null, note: 'ab 18 Uhr' },
    { type: 'contact-added', id: 'new-1', ...listed, title: 'Bauhof' },
  ])
  expect(refusedAs(together(contactSteps([{ ...listed, phone: '06251 1' }], there, office)))).toBe('unchanged')
  expect(together(contactSteps([{ ...listed, title: 'Bauhof', phone: null }], there, office))).toEqual({
    refused: 'contact-needs-way',
    detail: { row: 1 },
  })
  const removed = { ...there, contacts: [{ ...onFile, removed: true }] }
  expect(events(together(contactSteps([listed], removed, office)))[0]?.type).toBe('contact-added')
})

test('LI-6 nobody is invited twice to the same role of an organisation while an invitation is open', () => {
  const listed = {
    organisation: '06431016',
    role: 'coordinator',
    title: 'IT-Leitung',
    email: 'it@lorsch.example',
    link: 'a'.repeat(64),
  } as const
  const open: Invitation = { ...listed, id: 'i1', state: 'open', until: 1 }
  const there = { ...around(registered(lorsch)), invitations: [open] }
  const refused = (rows: readonly ListedInvitation[], at = there) =>
    refusedAs(together(invitationSteps(rows, at, office)))
  expect(refused([listed])).toBe('exists-already')
  expect(refused([listed, listed], { ...there, invitations: [] })).toBe('twice-in-list')
  const withdrawn = {
    ...around(registered(lorsch)),
    invitations: [{ ...open, state: 'withdrawn' as const, email: null }],
  }
  expect(events(together(invitationSteps([listed], withdrawn, office)))).toEqual([
    { type: 'person-invited', id: 'new-1', ...listed },
  ])
  expect(refused([{ ...listed, organisation: 'nowhere' }])).toBe('not-found')
})

test('LI-7 only the office reads lists in, were it of the own contacts or of what is there already', () => {
  const there = around(registered({ ...county, ags: 'bensheim' }))
  const contact = { organisation: 'bensheim', title: 'IT', phone: '1', mail: null, note: null }
  const person = { organisation: 'bensheim', role: 'head', title: 'Amt', email: 'a@b.example', link: '' } as const
  for (const by of [coordinator, acting('head', 'bensheim'), acting('observer', 'bensheim')]) {
    expect(refusedAs(together(memberSteps([{ ...county, ags: 'bensheim' }], there, by)))).toBe('forbidden')
    expect(refusedAs(together(contactSteps([contact], there, by)))).toBe('forbidden')
    expect(refusedAs(together(invitationSteps([person], there, by)))).toBe('forbidden')
  }
})
