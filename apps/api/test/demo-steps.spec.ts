import { PHASES } from '@beistand/domain/emergency'
import { isPartner } from '@beistand/domain/membership'
import { applyEntries } from '@beistand/domain/replica'
import { noRows, type NounName, type Rows, type RowTypes } from '@beistand/domain/registry'
import { demoSteps } from '../src/demo/demo-steps.js'
import { PEOPLE } from '../src/demo/people.js'

const NOW = Date.UTC(2026, 10, 21, 18, 0)

function rowsAt(now: number): Rows {
  const by = { person: 'reader', organisation: 'reader', role: 'system', for: null } as const
  let seq = 0
  const entries = demoSteps(now).flatMap(({ at, events }) =>
    events.map((event) => ({ event, at, by, entered: at, batch: 1, seq: ++seq })),
  )
  return applyEntries(noRows(), entries)
}

const rows = rowsAt(NOW)
const of = <N extends NounName>(noun: N): RowTypes[N][] => Object.values<RowTypes[N]>(rows[noun])

test('DM-1 the demo holds five counties, the 22 towns of one of them, three providers and a CERT', () => {
  const kinds = of('organisation').map(({ kind }) => kind)
  const count = (kind: string) => kinds.filter((one) => one === kind).length
  expect([count('county'), count('municipality'), count('provider'), count('cert')]).toEqual([5, 22, 3, 1])
  expect(rows.organisation['06431002']).toMatchObject({ name: 'Stadt Bensheim', district: '06431', inhabitants: null })
  expect(rows.organisation['06431']).toMatchObject({ name: 'Landkreis Bergstraße', inhabitants: 269694 })
})

test('DM-2 every administration with a key lies in southern Hesse', () => {
  for (const { ags, lat, lon, id } of of('organisation').filter((one) => one.ags !== null)) {
    expect(ags).toBe(id)
    expect(ags).toMatch(/^064\d\d(\d{3})?$/)
    expect(lat).toBeGreaterThan(49.3)
    expect(lat).toBeLessThan(50.2)
    expect(lon).toBeGreaterThan(8.2)
    expect(lon).toBeLessThan(9.3)
  }
})

test('DM-3 there are at least 60 offers of all kinds by partners, and the exercise has a copy of each', () => {
  const real = of('offer').filter(({ exercise }) => exercise === null)
  expect(real.length).toBeGreaterThanOrEqual(60)
  expect(new Set(real.map(({ kind }) => kind))).toEqual(new Set(['staff', 'remote', 'workstation', 'equipment']))
  expect(real.filter(({ owner }) => !isPartner(rows.membership[owner]))).toEqual([])
  const copies = of('offer').filter(({ exercise }) => exercise !== null)
  expect(copies.map(({ copyOf }) => copyOf).sort()).toEqual(real.map(({ id }) => id).sort())
})

test('DM-4 nothing real is wrong: every emergency, need and loan belongs to the running exercise', () => {
  for (const row of [...of('emergency'), ...of('need'), ...of('commitment'), ...of('deployment')])
    expect(row.exercise).toBe('demo-exercise')
  expect(rows.exercise['demo-exercise']?.state).toBe('running')
  expect(
    of('load').filter(({ held, id }) => rows.offer[id]?.exercise === null && Object.keys(held).length > 0),
  ).toEqual([])
})

test('DM-5 the first look is not empty: an open emergency with needs, loans in several states, tasks and a question', () => {
  expect(of('emergency').map(({ phase }) => PHASES.indexOf(phase))).toEqual([PHASES.indexOf('contained')])
  expect(of('need').length).toBeGreaterThanOrEqual(5)
  const states = of('commitment').map(({ state }) => state)
  expect(new Set(states)).toEqual(new Set(['on-duty', 'mobilising', 'requested', 'offered']))
  expect(new Set(of('task').map(({ state }) => state))).toEqual(new Set(['open', 'assigned', 'in-progress', 'done']))
  expect(of('decision').map(({ state }) => state)).toEqual(['asked'])
})

test('DM-6 every way to reach someone is invented: reserved numbers and mail addresses', () => {
  const film = /^069 90009-\d{3}$/
  for (const { phone, mail } of of('contact')) {
    expect(phone).toMatch(film)
    if (mail !== null) expect(mail).toMatch(/@[a-z0-9-]+\.example$/)
  }
  for (const { phone, mailDomain } of of('organisation')) {
    expect(phone).toMatch(film)
    expect(mailDomain).toMatch(/^[a-z0-9-]+\.example$/)
  }
  for (const { email } of PEOPLE) expect(email).toMatch(/^[a-z-]+@[a-z]+\.example$/)
})

test('DM-7 there is a sign-in for every role, and the office has people from three organisations', () => {
  const roles = PEOPLE.flatMap(({ grants }) => grants.map(({ role }) => role))
  expect(new Set(roles)).toEqual(new Set(['coordinator', 'head', 'helper', 'guest', 'observer', 'office', 'operator']))
  const offices = of('grant').filter(({ role }) => role === 'office')
  expect(new Set(offices.map(({ organisation }) => organisation)).size).toBe(3)
})

test('DM-8 the demo can be made at any hour, by the rules, and twice from the same hour it is the same', () => {
  const HOUR = 3_600_000
  for (let hour = 0; hour < 24; hour++) expect(() => demoSteps(NOW + hour * HOUR)).not.toThrow()
  expect(demoSteps(NOW)).toEqual(demoSteps(NOW))
})

test('DM-9 every application and service that something names stands in the catalogue', () => {
  const services = [
    ...of('application').flatMap((one) => one.services),
    ...of('impact').map(({ service }) => service),
    ...of('need').flatMap(({ service }) => service ?? []),
  ]
  const applications = of('dependency').flatMap((one) => one.applications)
  expect(services.filter((id) => !(id in rows.citizenService))).toEqual([])
  expect(applications.filter((id) => !(id in rows.application))).toEqual([])
})
