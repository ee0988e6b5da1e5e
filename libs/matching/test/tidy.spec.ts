import { certify, freshen, plan, Planner, tidy } from '../src/plan.js'
import type { Assignment, Plan, Problem } from '../src/contract.js'
import { faults, found } from './by-the-contract.js'
import { Dice, scenario, TOWNS } from './scenario.js'
import { ask, emergency, helper, HEPPENHEIM, LAMPERTHEIM, world } from './small-world.js'

/** A plan that has grown by changes: offers went and came back. */
function grown(problem: Problem): Plan {
  const planner = new Planner(problem)
  const some = problem.offers.filter((_, k) => k % 5 === 0)
  for (const { id } of some) planner.apply([{ op: 'offer.remove', id }])
  for (const value of some) planner.apply([{ op: 'offer.put', value }])
  return planner.plan()
}

/** Assignments slot by slot after some changes were accepted. */
function accepted(problem: Problem, current: readonly Assignment[], changes: ReturnType<typeof tidy>['changes']): Plan {
  const units = new Map<string, number>()
  const count = (list: readonly Assignment[], sign: number): void => {
    for (const a of list) {
      for (let t = a.from; t < a.to; t++) {
        const key = `${a.offer} ${a.need} ${t}`
        units.set(key, (units.get(key) ?? 0) + sign * a.units)
      }
    }
  }
  count(current, 1)
  for (const { drop, add } of changes) {
    count(drop, -1)
    count(add, 1)
  }
  const assignments = [...units]
    .filter(([, n]) => n > 0)
    .map(([key, n]) => {
      const [offer = '', need = '', t = ''] = key.split(' ')
      return {
        offer,
        need,
        from: Number(t),
        to: Number(t) + 1,
        units: n,
        mode: 'remote',
        km: 0,
        pinned: false,
        kept: false,
        why: 'LEAST_SCARCE',
      } as const
    })
  return { ...plan(problem), assignments }
}

test('MA-25 any selection of the tidy changes gives a feasible plan, all of them the fresh one', () => {
  for (let seed = 1; seed <= 3; seed++) {
    const problem = { ...scenario(seed, TOWNS), pins: [], previous: [] }
    const { assignments: current, score } = grown(problem)
    const fresh = tidy(problem, current)
    const dice = new Dice(seed)
    for (let k = 0; k < 6; k++) {
      const some = fresh.changes.filter(() => dice.chance(0.5))
      expect(faults(problem, accepted(problem, current, some))).toEqual([])
    }
    const all = accepted(problem, current, fresh.changes)
    expect(all.assignments.reduce((n, a) => n + a.units, 0)).toBe(
      fresh.plan.assignments.reduce((n, a) => n + a.units * (a.to - a.from), 0),
    )
    expect(certify(problem, all)).toMatchObject({ coverageOptimal: true, fairnessOptimal: true })
    expect(fresh.plan.score.starts).toBeLessThanOrEqual(score.starts)
  }
})

test('MA-25 a change says what it gains', () => {
  const problem = world([helper('anna'), helper('ben')], [ask('a')])
  const current = [
    { offer: 'anna', need: 'a', from: 0, to: 1, units: 1 },
    { offer: 'ben', need: 'a', from: 1, to: 2, units: 1 },
  ]
  const { changes } = tidy(problem, current)
  expect(changes).toHaveLength(1)
  const change = found(changes[0])
  expect(change.gain.starts).toBe(-1)
  expect(change.text).toMatch(/^eine Einweisung weniger/)
})

test('MA-25 a tidy plan has nothing to change', () => {
  const problem = world([helper('anna'), helper('ben')], [ask('a')])
  expect(tidy(problem, plan(problem).assignments).changes).toEqual([])
})

test('MA-28 freshening moves nothing that would change what a town gets, however many starts it saves', () => {
  const window = { from: 0, to: 4 }
  const emergencies = [emergency('one', HEPPENHEIM), emergency('two', LAMPERTHEIM)]
  const needs = [ask('a', { emergency: 'one', window }), ask('b', { emergency: 'two', window })]
  const problem = world([helper('anna', { windows: [window] })], needs, { emergencies })
  const share = (need: string, from: number, to: number) => ({ offer: 'anna', need, from, to, units: 1 })
  const unfair = [share('a', 0, 1), share('a', 2, 4), share('b', 1, 2)]
  expect(tidy(problem, unfair).plan.score).toMatchObject({ starts: 2, fairness: [{ ratios: [0.5, 0.5] }] })
  expect(freshen(problem, unfair, Infinity)).toEqual(unfair)
})

test('MA-28 freshening saves starts at the same counts, moves no more than it may, and twice as much is no worse', () => {
  const slots = (list: readonly Assignment[]): Map<string, number> => {
    const units = new Map<string, number>()
    for (const a of list) {
      for (let t = a.from; t < a.to; t++) {
        const key = `${a.offer} ${a.need} ${t}`
        units.set(key, (units.get(key) ?? 0) + a.units)
      }
    }
    return units
  }
  let saved = 0
  for (let seed = 1; seed <= 4; seed++) {
    const problem = { ...scenario(seed, TOWNS), previous: [] }
    const { assignments, score } = grown(problem)
    const before = slots(assignments)
    const startsAfter = [0, 20, 40, Infinity].map((most) => {
      const after = freshen(problem, assignments, most)
      const gone = [...before].reduce((sum, [key, n]) => sum + Math.max(0, n - (slots(after).get(key) ?? 0)), 0)
      expect(gone).toBeLessThanOrEqual(most)
      const made = accepted(problem, after, [])
      expect(faults(problem, made)).toEqual([])
      const next = plan({ ...problem, previous: after }).score
      expect(next).toMatchObject({ covered: score.covered, dropped: 0 })
      return next.starts
    })
    expect(startsAfter).toEqual([...startsAfter].sort((a, b) => b - a))
    expect(startsAfter[0]).toBeLessThanOrEqual(score.starts)
    saved += score.starts - (startsAfter.at(-1) ?? 0)
  }
  expect(saved).toBeGreaterThan(0)
})
