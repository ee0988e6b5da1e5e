import { certify, plan } from '../src/plan.js'
import type { Plan, Problem } from '../src/contract.js'
import { found } from './by-the-contract.js'
import { Dice, scenario, TOWNS } from './scenario.js'
import { ask, emergency, HEPPENHEIM, helper, KASSEL, LAMPERTHEIM, world } from './small-world.js'

const assigned = (problem: Problem, ...rows: [string, string, number, number, number?][]): Plan => ({
  ...plan(problem),
  assignments: rows.map(([offer, need, from, to, units = 1]) => ({
    ...{ offer, need, from, to, units, mode: 'remote', km: 0, pinned: false, kept: false, why: 'LEAST_SCARCE' },
  })),
})

const verdict = (problem: Problem, made: Plan): string => {
  const { feasible, coverageOptimal, fairnessOptimal } = certify(problem, made)
  return [feasible && 'feasible', coverageOptimal && 'covered', fairnessOptimal && 'fair'].filter(Boolean).join(' ')
}

test('MA-5 a plan that leaves a free helper unused is not certified', () => {
  const problem = world([helper('anna')], [ask('a')])
  expect(verdict(problem, assigned(problem, ['anna', 'a', 0, 2]))).toBe('feasible covered fair')
  expect(verdict(problem, assigned(problem, ['anna', 'a', 0, 1]))).toBe('feasible fair')
  expect(certify(problem, assigned(problem)).issues).toContain('priority 2 could have a free unit of anna')
})

test('MA-5 a plan that a swap would improve is not certified', () => {
  const offers = [helper('anna', { skills: { network: 2, linux: 2 } }), helper('ben')]
  const problem = world(offers, [ask('net'), ask('lin', { skills: { linux: 1 } })])
  expect(verdict(problem, assigned(problem, ['anna', 'net', 0, 2]))).toBe('feasible fair')
  expect(verdict(problem, assigned(problem, ['ben', 'net', 0, 2], ['anna', 'lin', 0, 2]))).toBe('feasible covered fair')
})

test('MA-5 a plan that serves the less urgent need is not certified', () => {
  const problem = world([helper('anna')], [ask('a', { priority: 1 }), ask('b', { priority: 3 })])
  expect(verdict(problem, assigned(problem, ['anna', 'b', 0, 2]))).toBe('feasible fair')
})

test('MA-5 a plan that lets one town feast while an equally urgent one starves is not certified', () => {
  const emergencies = [emergency('attack', HEPPENHEIM), emergency('other', LAMPERTHEIM)]
  const problem = world([helper('anna')], [ask('a'), ask('b', { emergency: 'other' })], { emergencies })
  expect(verdict(problem, assigned(problem, ['anna', 'a', 0, 2]))).toBe('feasible covered')
  expect(verdict(problem, assigned(problem, ['anna', 'a', 0, 1], ['anna', 'b', 1, 2]))).toBe('feasible covered fair')
})

test('MA-5 work time that is spent in another slot is seen through', () => {
  const offers = [helper('anna', { maxSlots: 1 }), helper('ben', { windows: [{ from: 1, to: 2 }] })]
  const problem = world(offers, [ask('a')])
  expect(verdict(problem, assigned(problem, ['anna', 'a', 1, 2]))).toBe('feasible fair')
  expect(verdict(problem, assigned(problem, ['anna', 'a', 0, 1], ['ben', 'a', 1, 2]))).toBe('feasible covered fair')
})

test('MA-3 a plan that breaks a hard rule is not feasible', () => {
  const pins = [{ offer: 'anna', need: 'a', from: 0, to: 1, units: 1 }]
  const offers = [helper('anna'), helper('far', { owner: KASSEL.id, modes: ['onsite'], maxKm: 50 })]
  const problem = world(offers, [ask('a'), ask('b')], { pins })
  const broken: [Plan, string][] = [
    [assigned(problem, ['nobody', 'a', 0, 1]), 'assignment 0: unknown offer nobody or need a'],
    [assigned(problem, ['anna', 'a', 0, 3]), 'assignment 0: outside the window of need a'],
    [assigned(problem, ['anna', 'a', 1, 1]), 'assignment 0: bad range or units'],
    [assigned(problem, ['far', 'a', 0, 1], ['anna', 'a', 0, 1]), 'offer far may not serve need a: TOO_FAR'],
    [assigned(problem, ['anna', 'a', 0, 2], ['anna', 'b', 1, 2]), 'offer anna slot 1: over capacity'],
    [assigned(problem, ['anna', 'a', 1, 2]), 'pin of offer anna on need a is lost'],
  ]
  for (const [made, issue] of broken) {
    const { feasible, issues } = certify(problem, made)
    expect({ feasible, issues }).toEqual({ feasible: false, issues: expect.arrayContaining([issue]) as string[] })
  }
})

test('MA-5 taking any served units away from an optimal plan is noticed', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const problem = scenario(seed, TOWNS)
    const made = plan(problem)
    const gone = new Dice(seed).pick(made.assignments.filter((a) => !a.pinned))
    const rest = made.assignments.filter((a) => a !== found(gone))
    expect(certify(problem, { ...made, assignments: rest }).coverageOptimal).toBe(false)
  }
})
