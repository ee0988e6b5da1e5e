import { importContacts, importInvitations, importMembers } from '@beistand/contracts/list-import'
import { makeInvitation } from '@beistand/contracts/invitation'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, OFFICE, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })
const nothingSaid = { lat: null, lon: null, inhabitants: null, phone: null, mailDomain: null } as const
const town = (number: number) => ({
  ...nothingSaid,
  name: `Gemeinde ${number}`,
  kind: 'municipality' as const,
  ags: `09${String(number).padStart(6, '0')}`,
  district: BERGSTRASSE.id,
  stage: 'invited' as const,
})
const person = (number: number, organisation: string = BENSHEIM.id) => ({
  organisation,
  role: 'coordinator' as const,
  title: `Sachgebiet ${number}`,
  email: `sachgebiet-${number}@bensheim.example`,
  link: String(number).padStart(64, '0'),
})
const journaled = async () =>
  (await world().db.query<{ count: number }>('SELECT count(*)::int AS count FROM app.journal')).rows[0]?.count

test('LI-8 five hundred organisations are one command, larger than other bodies may be; everyone sees them', async () => {
  const office = await world().partner('office', OFFICE)
  const heppenheim = await world().watch(await world().partner('observer', HEPPENHEIM))
  const long = 'lang'.repeat(25)
  const rows = Array.from({ length: 500 }, (_, index) => ({ ...town(index + 1), name: `${long} ${index + 1}` }))
  const { first, last } = await office.does(importMembers, { rows })
  expect(last - first + 1).toBe(1000)
  await heppenheim.until(({ rows }) => rows.membership['09000500']?.stage === 'invited')
  const again = await office.ask(importMembers, { rows })
  expect([again.status, again.problem?.code]).toEqual([409, 'unchanged'])
  expect((await office.ask(importMembers, { rows: [...rows, town(501)] })).problem?.code).toBe('invalid')
}, 60_000)

test('LI-2 one wrong row of three leaves no trace of the others, and its number is said', async () => {
  const office = await world().partner('office', OFFICE)
  const before = await journaled()
  const { status, problem } = await office.ask(importInvitations, {
    rows: [person(1), person(2), person(3, 'nowhere')],
  })
  expect([status, problem?.code, problem?.about]).toEqual([404, 'not-found', { row: 3 }])
  const card = { organisation: BENSHEIM.id, title: 'Bauhof', phone: null, mail: null, note: null }
  const contacts = await office.ask(importContacts, { rows: [{ ...card, phone: '06251 1', title: 'IT' }, card] })
  expect([contacts.problem?.code, contacts.problem?.about]).toEqual(['contact-needs-way', { row: 2 }])
  expect(await journaled()).toBe(before)
})

test('LI-9 a list that is sent twice with one key is read in once', async () => {
  const office = await world().partner('office', OFFICE)
  const rows = [person(11), person(12)]
  const first = await office.does(importInvitations, { rows }, { key: 'list-of-two' })
  const before = await journaled()
  expect(await office.does(importInvitations, { rows }, { key: 'list-of-two' })).toEqual(first)
  expect(await journaled()).toBe(before)
})

test('LI-9 of two lists at once with the same people one is read in, whatever node it came to', async () => {
  const office = await world().partner('office', OFFICE)
  const nodes = [office, office.at(world().node(1).url)]
  const rows = [person(21), person(22)]
  const answers = await Promise.all(nodes.map((node) => node.ask(importInvitations, { rows })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const open = Object.values((await office.snapshot()).rows.invitation).filter(({ title }) => title === 'Sachgebiet 21')
  expect(open).toHaveLength(1)
})

test('LI-6 a list skips nobody silently: one who has an open invitation already stops it', async () => {
  const office = await world().partner('office', OFFICE)
  await office.does(makeInvitation, person(31))
  const { problem } = await office.ask(importInvitations, {
    rows: [person(32), { ...person(31), link: 'a'.repeat(64) }],
  })
  expect([problem?.code, problem?.about]).toEqual(['exists-already', { row: 2 }])
})

test('LI-10 lists ask for fresh proof, as single invitations do', async () => {
  const office = await world().partner('office', OFFICE)
  await world().db.query(`UPDATE app.session SET proven = proven - interval '11 minutes'`)
  for (const ask of [
    office.ask(importMembers, { rows: [town(601)] }),
    office.ask(importContacts, importContacts.example),
    office.ask(importInvitations, { rows: [person(41)] }),
  ])
    expect((await ask).problem?.code).toBe('proof-needed')
})
