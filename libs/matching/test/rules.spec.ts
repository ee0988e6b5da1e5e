import { plan } from '../src/plan.js'
import { ask, BENSHEIM, emergency, HEPPENHEIM, helper, KASSEL, LAMPERTHEIM, world } from './small-world.js'

const served = (problem: Parameters<typeof plan>[0]) =>
  plan(problem).assignments.map(({ offer, need, from, to, units }) => `${offer} ${need} ${from}-${to} x${units}`)

test('MA-9 a pin stays as it is and uses the capacity first', () => {
  const pin = { offer: 'anna', need: 'later', from: 1, to: 2, units: 1 }
  const problem = world([helper('anna')], [ask('first', { priority: 1 }), ask('later', { priority: 4 })], {
    pins: [pin],
  })
  expect(served(problem)).toEqual(['anna first 0-1 x1', 'anna later 1-2 x1'])
})

test('MA-9 pins are refused whole, with the reason', () => {
  const pin = (offer: string, need: string, more = {}) => ({ offer, need, from: 0, to: 2, units: 1, ...more })
  const problem = world(
    [helper('anna'), helper('ben', { skills: {} }), helper('carl', { units: 3 }), helper('dora', { maxSlots: 1 })],
    [ask('a'), ask('b', { window: { from: 0, to: 4 } })],
    {
      pins: [
        pin('anna', 'a', { to: 3 }),
        pin('anna', 'b', { units: 2 }),
        pin('ben', 'a'),
        pin('carl', 'a', { units: 2 }),
        pin('dora', 'b'),
        pin('anna', 'nobody'),
      ],
    },
  )
  expect(plan(problem).rejected.map(({ index, code }) => `${index} ${code}`)).toEqual([
    '0 PIN_NOT_ELIGIBLE',
    '1 PIN_OVER_CAPACITY',
    '2 PIN_NOT_ELIGIBLE',
    '3 PIN_OVER_QUANTITY',
    '4 PIN_OVER_CAPACITY',
    '5 UNKNOWN_NEED',
  ])
})

test('MA-10 the reserve stays at home in proposals, and a pin may use it', () => {
  const team = helper('team', { units: 2, reserve: 1 })
  expect(served(world([team], [ask('a', { quantity: 2 })]))).toEqual(['team a 0-2 x1'])
  const pins = [{ offer: 'team', need: 'a', from: 0, to: 2, units: 2 }]
  expect(served(world([team], [ask('a', { quantity: 2 })], { pins }))).toEqual(['team a 0-2 x2'])
})

test('MA-11 work done before now counts towards the work time, and nothing is planned before now', () => {
  const anna = helper('anna', { maxSlots: 2 })
  const need = ask('a', { window: { from: 0, to: 4 } })
  const pins = [{ offer: 'anna', need: 'a', from: 0, to: 1, units: 1 }]
  expect(served(world([anna], [need], { now: 1, pins }))).toEqual(['anna a 1-2 x1'])
})

test('MA-12 the victim lends nothing but what it says, and all its open emergencies must agree', () => {
  const own = helper('own', { owner: HEPPENHEIM.id })
  const lends = (...kinds: ('staff' | 'remote')[]) => emergency('attack', HEPPENHEIM, { ownerLends: kinds })
  expect(served(world([own], [ask('a')]))).toEqual([])
  expect(served(world([own], [ask('a')], { emergencies: [lends('staff')] }))).toEqual(['own a 0-2 x1'])
  const second = { ...lends('remote'), id: 'second' }
  expect(served(world([own], [ask('a')], { emergencies: [lends('staff'), second] }))).toEqual([])
})

test('MA-12 a provider that is out takes remote offers along and leaves staff on site', () => {
  const emergencies = [emergency('attack', HEPPENHEIM, { compromised: ['provider'] })]
  const offers = [
    helper('anna', { dependsOn: ['provider'] }),
    helper('remote', { kind: 'remote', dependsOn: ['provider'] }),
  ]
  const made = plan(world(offers, [ask('a', { quantity: 2 })], { emergencies }))
  expect(made.assignments.map(({ offer, mode, km }) => ({ offer, mode, km }))).toEqual([
    { offer: 'anna', mode: 'onsite', km: 5 },
  ])
  expect(made.excluded).toEqual([
    { offer: 'remote', code: 'PROVIDER_COMPROMISED', detail: { providers: ['provider'], emergency: 'attack' } },
  ])
})

test('MA-1 one half day at priority 1 goes before any number at priority 4', () => {
  const needs = [
    ask('urgent', { priority: 1, window: { from: 0, to: 1 } }),
    ask('office', { priority: 4, window: { from: 0, to: 4 } }),
  ]
  expect(served(world([helper('anna', { maxSlots: 1 })], needs))).toEqual(['anna urgent 0-1 x1'])
})

test('MA-2 a town gives up one slot and takes another so that a worse served town can be helped', () => {
  const emergencies = [emergency('attack', HEPPENHEIM), emergency('other', LAMPERTHEIM)]
  const needs = [ask('a', { window: { from: 0, to: 2 } }), ask('b', { emergency: 'other', window: { from: 0, to: 1 } })]
  const offers = [helper('anna', { maxSlots: 2 })]
  expect(served(world(offers, needs, { emergencies }))).toEqual(['anna a 1-2 x1', 'anna b 0-1 x1'])
})

test('MA-13 a plan that is still possible stays', () => {
  const offers = [helper('anna'), helper('ben'), helper('carl')]
  const previous = [{ offer: 'carl', need: 'a', from: 0, to: 2, units: 1 }]
  const made = plan(world(offers, [ask('a')], { previous }))
  expect(made.assignments).toMatchObject([{ offer: 'carl', from: 0, to: 2, kept: true, why: 'KEPT_FROM_PREVIOUS' }])
  expect(made.score).toMatchObject({ kept: 2, dropped: 0 })
})

test('MA-14 one helper stays for the whole window rather than two in turn', () => {
  const offers = [
    helper('anna', { windows: [{ from: 0, to: 1 }] }),
    helper('ben', { windows: [{ from: 1, to: 4 }] }),
    helper('carl'),
  ]
  expect(served(world(offers, [ask('a', { window: { from: 0, to: 4 } })]))).toEqual(['carl a 0-4 x1'])
})

test('MA-14 a pause through the own absence costs no second start', () => {
  const shift = helper('anna', {
    windows: [
      { from: 0, to: 1 },
      { from: 3, to: 4 },
    ],
  })
  const made = plan(world([shift], [ask('a', { window: { from: 0, to: 4 } })]))
  expect(made.assignments.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [3, 4],
  ])
  expect(made.score).toMatchObject({ starts: 1, startsBound: 1 })
})

test('MA-15 the score says what the plan is worth', () => {
  const offers = [
    helper('anna', { modes: ['onsite'] }),
    helper('bus', { kind: 'equipment', owner: KASSEL.id, features: ['bus'], skills: {} }),
  ]
  const needs = [
    ask('a', { window: { from: 0, to: 3 } }),
    ask('b', { kind: 'equipment', features: ['bus'], quantity: 2, priority: 3 }),
  ]
  const { score } = plan(world(offers, needs))
  expect(score).toEqual({
    demand: [0, 3, 4, 0],
    covered: [0, 3, 2, 0],
    fairness: [
      { priority: 2, kind: 'staff', floor: 1, ratios: [1] },
      { priority: 3, kind: 'equipment', floor: 0.5, ratios: [0.5] },
    ],
    kept: 0,
    dropped: 0,
    starts: 2,
    startsBound: 2,
    loadCost: 9 / 4 + 4 / 4,
    km: 3 * 5 + 2 * 195,
  })
})

test('MA-15 lenders share the load: the town that has lent less helps next', () => {
  const offers = [helper('anna'), helper('ben', { owner: LAMPERTHEIM.id }), helper('carl', { skills: { linux: 2 } })]
  const needs = [ask('a', { mode: 'remote' }), ask('b', { skills: { linux: 1 }, mode: 'remote' })]
  expect(served(world(offers, needs))).toEqual(['ben a 0-2 x1', 'carl b 0-2 x1'])
  expect(BENSHEIM.id).toBe(offers[2]?.owner)
})

test('MA-15 at equal load the shorter way wins', () => {
  const offers = [helper('anna', { owner: KASSEL.id }), helper('ben', { owner: LAMPERTHEIM.id })]
  expect(served(world(offers, [ask('a', { mode: 'onsite' })]))).toEqual(['ben a 0-2 x1'])
})
