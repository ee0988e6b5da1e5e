import { mobilise, recallLoan, startDuty } from '@beistand/domain/commitment-moves'
import { deployment, type Posting, restWarnings } from '@beistand/domain/deployment'
import { arrive, cancelDeployment, changeDeployment, leave, namePerson } from '@beistand/domain/deployment-moves'
import type { Grant } from '@beistand/domain/grant'
import type { By, Id } from '@beistand/domain/noun'
import { nameCrew } from '@beistand/domain/offer-crew'
import { acting, office } from './acting.js'
import { bensheim, found, heppenheim, Lending, lorsch, MORNING } from './lending.js'

const HOUR = 3_600_000
const at = (hours: number) => MORNING + hours * HOUR
const helper: By = { ...acting('helper', 'bensheim'), person: 'helper' }

const SHIFT: Posting = { person: 'helper', name: '', reportAt: at(1), until: at(9), place: 'Pforte', contact: '' }

function agreed(kind: 'staff' | 'workstation' = 'staff'): Lending {
  const world = new Lending()
  world.offers('offer', { kind })
  world.needs('need', { kind, quantity: 3 })
  world.requests('loan', 'offer', { units: 2 })
  world.accepts('loan')
  return world
}

const PEOPLE = { bensheim: ['helper', 'a', 'b', 'c', 'd', 'own clerk', 'another'], heppenheim: ['clerk'] }
const grants: readonly Grant[] = Object.entries(PEOPLE).flatMap(([organisation, people]) =>
  people.map((person) => ({
    id: person,
    person,
    organisation,
    role: 'helper',
    title: null,
    emergency: null,
    until: null,
    revoked: false,
    reason: null,
  })),
)

const rowsOf = (world: Lending) => Object.values(world.rows.deployment)
const roster = (world: Lending, by: By, posting: Posting, loan: Id) => ({
  by,
  ofCommitment: rowsOf(world).filter((row) => row.commitment === loan),
  ofPerson: rowsOf(world).filter((row) => row.person !== null && row.person === posting.person),
  crews: Object.values(world.rows.crew),
  grants,
})
function names(world: Lending, id: Id, change: Partial<Posting> = {}, { by = bensheim, loan = 'loan' } = {}): string {
  const posting = { ...SHIFT, ...change }
  return world.happens(namePerson(world.commitment(loan), { id, ...posting }, roster(world, by, posting, loan)), by)
}
const shift = (world: Lending, id: Id) => found(world.rows.deployment[id])
const arrives = (world: Lending, id: Id, by: By, time = at(0)) =>
  world.happens(arrive(shift(world, id), time, { by, now: world.now }), by)
const leaves = (world: Lending, by: By, leftAt: number, minutes: number | null = null) =>
  world.happens(leave(shift(world, 'a'), { leftAt, minutes }, { by, now: world.now }), by)

test('DP-1 The lender names its people for agreed help, and at a lent desk the victim names its clerks', () => {
  const world = agreed()
  expect(names(world, 'a', {}, { by: lorsch })).toBe('forbidden')
  expect(names(world, 'a', {}, { by: heppenheim })).toBe('forbidden')
  expect(names(world, 'a', {}, { by: helper })).toBe('forbidden')
  expect(names(world, 'a')).toBe('done')
  expect(shift(world, 'a')).toMatchObject({
    commitment: 'loan',
    lender: 'bensheim',
    victim: 'heppenheim',
    person: 'helper',
  })
  const desks = agreed('workstation')
  expect(names(desks, 'a', { person: 'clerk' }, { by: heppenheim })).toBe('done')
  expect(names(desks, 'b', { person: 'own clerk' })).toBe('done')
  desks.moves('loan', bensheim, (row, around) => recallLoan(row, '', around))
  expect(names(desks, 'c', { person: 'another' })).toBe('wrong-state')
})

test('DP-2 A shift names a person of the product or someone by name, and ends after it begins', () => {
  const world = agreed()
  expect(names(world, 'a', { person: null })).toBe('person-missing')
  expect(names(world, 'a', { until: at(1) })).toBe('ends-before-start')
  expect(names(world, 'a', { person: null, name: 'Netzwerkfachkraft' })).toBe('done')
})

test('DP-3 Nobody is on two shifts at once, whichever loan they belong to', () => {
  const world = agreed()
  world.requests('second', 'offer')
  world.accepts('second')
  expect(names(world, 'a')).toBe('done')
  expect(names(world, 'b', { reportAt: at(8), until: at(12) }, { loan: 'second' })).toBe('person-on-shift')
  expect(names(world, 'b', { reportAt: at(9), until: at(12) }, { loan: 'second' })).toBe('done')
  world.happens(cancelDeployment(shift(world, 'a'), world.commitment('loan'), bensheim), bensheim)
  expect(names(world, 'c', { reportAt: at(1), until: at(9) })).toBe('done')
})

test('DP-4 A shift in an exercise and one in reality do not stand in each other’s way', () => {
  const world = agreed()
  names(world, 'a')
  const drill = { ...shift(world, 'a'), id: 'drill', commitment: 'other', exercise: 'drill' }
  const around = { by: bensheim, ofCommitment: [], ofPerson: [drill], crews: [], grants }
  expect(world.happens(namePerson(world.commitment('loan'), { id: 'b', ...SHIFT }, around), bensheim)).toBe('done')
  const real = { ...around, ofPerson: [{ ...drill, exercise: null }] }
  const refused = world.happens(namePerson(world.commitment('loan'), { id: 'c', ...SHIFT }, real), bensheim)
  expect(refused).toBe('person-on-shift')
})

test('DP-5 Never are more people on shift at once than units were agreed', () => {
  const world = agreed()
  const three = [
    ['a', 1, 5],
    ['b', 5, 9],
    ['c', 1, 9],
  ] as const
  for (const [id, from, to] of three) {
    expect(names(world, id, { person: id, reportAt: at(from), until: at(to) })).toBe('done')
  }
  expect(names(world, 'd', { person: 'd', reportAt: at(8), until: at(10) })).toBe('all-named')
  expect(names(world, 'd', { person: 'd', reportAt: at(9), until: at(10) })).toBe('done')
})

test('DP-6 A shift is changed or cancelled by whoever names people, until it begins', () => {
  const world = agreed()
  names(world, 'a')
  const change = (by: By, until = at(10)) => {
    const posting = { ...SHIFT, until }
    const around = { commitment: world.commitment('loan'), ...roster(world, by, posting, 'loan') }
    return world.happens(changeDeployment(shift(world, 'a'), posting, around), by)
  }
  const cancels = (by: By) => world.happens(cancelDeployment(shift(world, 'a'), world.commitment('loan'), by), by)
  expect(change(heppenheim)).toBe('forbidden')
  expect(change(bensheim)).toBe('done')
  expect(shift(world, 'a').until).toBe(at(10))
  expect(change(bensheim, at(1))).toBe('ends-before-start')
  expect(cancels(heppenheim)).toBe('forbidden')
  arrives(world, 'a', bensheim)
  expect(change(bensheim)).toBe('wrong-state')
  expect(cancels(bensheim)).toBe('wrong-state')
})

test('DP-7 Either side or the person itself says when it came and went; another helper does not', () => {
  const other: By = { ...helper, person: 'other' }
  for (const by of [helper, bensheim, heppenheim]) {
    const world = agreed()
    names(world, 'a')
    expect(arrives(world, 'a', other)).toBe('forbidden')
    expect(arrives(world, 'a', lorsch)).toBe('forbidden')
    expect(leaves(world, by, at(0))).toBe('wrong-state')
    expect(arrives(world, 'a', by, at(1))).toBe('in-the-future')
    world.now = at(8)
    expect(arrives(world, 'a', by, at(1))).toBe('done')
    expect(arrives(world, 'a', by, at(1))).toBe('unchanged')
    expect(leaves(world, other, at(8))).toBe('forbidden')
    expect(leaves(world, by, at(0))).toBe('ends-before-start')
    expect(leaves(world, by, at(9))).toBe('in-the-future')
    expect(leaves(world, by, at(8))).toBe('done')
    expect(shift(world, 'a')).toMatchObject({ arrivedAt: at(1), leftAt: at(8), minutes: 420 })
    expect(leaves(world, by, at(8), 390)).toBe('done')
    expect(shift(world, 'a').minutes).toBe(390)
    expect(arrives(world, 'a', by, at(2))).toBe('wrong-state')
  }
})

test('DP-8 When help is called back, the shifts that nobody has begun are cancelled with it', () => {
  const world = agreed()
  names(world, 'begun')
  names(world, 'ahead', { reportAt: at(20), until: at(28) })
  world.moves('loan', bensheim, mobilise)
  world.moves('loan', bensheim, (row, around) => startDuty(row, '', around))
  arrives(world, 'begun', helper)
  world.moves('loan', bensheim, (row, around) => recallLoan(row, '', around))
  expect(world.rows.deployment).toMatchObject({ begun: { cancelled: false }, ahead: { cancelled: true } })
})

test('DP-9 A shift is seen by both sides, the card of the victim, the office and the person, and by nobody else', () => {
  const world = agreed()
  names(world, 'a')
  names(world, 'b', { person: null, name: 'Netzwerkfachkraft' })
  const both = ['org:bensheim', 'org:heppenheim', 'card:emergency', 'office']
  expect(deployment.audience(shift(world, 'a'))).toEqual([...both, 'person:helper'])
  expect(deployment.audience(shift(world, 'b'))).toEqual(both)
  expect(office.role).toBe('office')
})

test('DP-11 A shift goes to people of who names them, and never to one who stands behind another offer', () => {
  const world = agreed()
  expect(names(world, 'a', { person: 'clerk' })).toBe('person-elsewhere')
  expect(names(world, 'a', { person: 'nobody' })).toBe('person-elsewhere')
  world.offers('second')
  const crew = (id: Id, persons: readonly Id[]) => {
    const { offer } = world.stock(id)
    const around = { by: bensheim, crews: [], offers: [], grants }
    return world.happens(nameCrew(offer, persons, around), bensheim)
  }
  expect(crew('second', ['helper'])).toBe('done')
  expect(names(world, 'a')).toBe('person-in-other-offer')
  expect(names(world, 'a', { person: 'a' })).toBe('done')
  expect(crew('offer', ['b'])).toBe('done')
  expect(names(world, 'b', { person: 'b' })).toBe('done')
})

test('DP-10 Less than 11 hours of rest and more than 10 hours a day are warned of', () => {
  const day = (from: number, to: number) => ({ from: at(from), to: at(to) })
  expect(restWarnings([day(0, 8), day(24, 32)])).toEqual([])
  expect(restWarnings([day(0, 10), day(21, 31)])).toEqual([])
  expect(restWarnings([day(24, 32), day(0, 14)])).toEqual([
    { code: 'day-above-10-hours', at: at(0), minutes: 840 },
    { code: 'rest-below-11-hours', at: at(14), minutes: 600 },
  ])
  expect(restWarnings([day(0, 6), day(8, 13)])).toEqual([{ code: 'day-above-10-hours', at: at(0), minutes: 660 }])
  expect(restWarnings([day(0, 5), day(13, 18)])).toEqual([{ code: 'rest-below-11-hours', at: at(5), minutes: 480 }])
})
