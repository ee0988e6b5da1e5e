import { plan } from '../src/plan.js'
import type { Offer, Problem } from '../src/contract.js'
import { found } from './by-the-contract.js'
import { Dice, scenario, TOWNS } from './scenario.js'

function frozen<V>(value: V): V {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}

/** The same records in another order, with the keys of each in another order too. */
function shuffled(problem: Problem, seed: number): Problem {
  const dice = new Dice(seed)
  const keys = <V extends object>(record: V): V => ({
    ...record,
    ...Object.fromEntries(dice.shuffled(Object.entries(record))),
  })
  return {
    ...problem,
    places: dice.shuffled(problem.places).map(keys),
    offers: dice.shuffled(problem.offers).map(keys),
    emergencies: dice.shuffled(problem.emergencies).map(keys),
    needs: dice.shuffled(problem.needs).map(keys),
    pins: dice.shuffled(problem.pins ?? []),
    previous: dice.shuffled(problem.previous ?? []),
    declined: dice.shuffled(problem.declined ?? []),
  }
}

const withoutPositions = (problem: Problem): unknown => {
  const made = plan(problem)
  return { ...made, rejected: made.rejected.map(({ list, code }) => `${list} ${code}`).sort() }
}

test('MA-6 the order of the records and of their keys does not change the plan', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const problem = scenario(seed, TOWNS)
    expect(withoutPositions(shuffled(problem, seed))).toEqual(withoutPositions(problem))
  }
})

test('MA-6 of two sound records with one id the same one stands whichever comes first', () => {
  const problem = scenario(3, TOWNS)
  const twin: Offer = { ...found(problem.offers[0]), units: 9 }
  const first = { ...problem, offers: [twin, ...problem.offers] }
  const last = { ...problem, offers: [...problem.offers, twin] }
  expect(withoutPositions(first)).toEqual(withoutPositions(last))
})

test('MA-7 planning changes nothing in its input', () => {
  const problem = frozen(scenario(5, TOWNS))
  expect(() => plan(problem)).not.toThrow()
})

test('MA-8 bad records are refused with a code and the rest is planned as if they were not there', () => {
  const problem = scenario(7, TOWNS)
  const offer = found(problem.offers[0])
  const need = found(problem.needs[0])
  const bad: [string, unknown][] = [
    ['BAD_ID', null],
    ['BAD_ID', { ...offer, id: '' }],
    ['BAD_ID', { ...offer, id: 7 }],
    ['BAD_ENUM', { ...offer, id: 'x1', kind: 'tank' }],
    ['UNKNOWN_PLACE', { ...offer, id: 'x2', owner: 'nowhere' }],
    ['BAD_NUMBER', { ...offer, id: 'x3', units: Number.NaN }],
    ['BAD_NUMBER', { ...offer, id: 'x4', units: 1.5 }],
    ['BAD_RANGE', { ...offer, id: 'x5', windows: [{ from: 3, to: 3 }] }],
    ['BAD_RANGE', { ...offer, id: 'x6', windows: 'always' }],
    ['BAD_ENUM', { ...offer, id: 'x7', skills: { s1: 4 } }],
    ['BAD_NUMBER', { ...offer, id: 'x8', maxKm: -1 }],
    ['BAD_NUMBER', { ...offer, id: 'x9', kind: 'equipment', maxSlots: 3 }],
    ['BAD_NUMBER', { ...offer, id: 'x10', reserve: 0.5 }],
    ['DUPLICATE_ID', { ...offer }],
  ]
  const made = plan({ ...problem, offers: [...problem.offers, ...(bad.map(([, record]) => record) as Offer[])] })
  const clean = plan(problem)
  const refused = made.rejected.filter((r) => r.list === 'offers').map((r) => r.code)
  expect(refused).toEqual(bad.map(([code]) => code))
  expect(made.assignments).toEqual(clean.assignments)
  const needs = [
    { ...need, id: 'y1', emergency: 'none' },
    { ...need, id: 'y2', quantity: 10_001 },
    { ...need, id: 'y3', window: { from: -1, to: 2 } },
    { ...need, id: 'y4', priority: 9 },
  ]
  const codes = plan({ ...problem, needs: [...problem.needs, ...(needs as Problem['needs'])] }).rejected
  expect(codes.filter((r) => r.list === 'needs').map((r) => `${r.code} ${r.field}`)).toEqual([
    'UNKNOWN_EMERGENCY emergency',
    'BAD_NUMBER quantity',
    'BAD_RANGE window',
    'BAD_ENUM priority',
  ])
})

test('MA-8 lists that are no lists count as empty', () => {
  const broken = { version: 1, slots: 4, places: null, offers: 'none', emergencies: undefined, needs: {} }
  expect(plan(broken as unknown as Problem).assignments).toEqual([])
})

test('MA-8 only an impossible number of slots is an error', () => {
  const problem = scenario(7, TOWNS)
  for (const slots of [0, -1, 1.5, 401, Number.NaN]) expect(() => plan({ ...problem, slots })).toThrow(RangeError)
})

test('MA-8 a reach of a thousand million kilometres is a reach like any other', () => {
  const problem = scenario(9, TOWNS)
  const far = { ...problem, offers: problem.offers.map((offer) => ({ ...offer, maxKm: 1e9 })) }
  const endless = { ...problem, offers: problem.offers.map(({ maxKm: _, ...offer }) => offer) }
  expect(plan(far).assignments).toEqual(plan(endless).assignments)
})
