import { certify, plan, Planner } from '../src/plan.js'
import type { Applied, Assignment, Change, Plan, PlannedAssignment, Problem } from '../src/contract.js'
import { anyChange } from './any-change.js'
import { faults, found, unitsBy } from './by-the-contract.js'
import { Dice, scenario, TOWNS, WORK_TIME } from './scenario.js'
import { ask, emergency, HEPPENHEIM, helper, LAMPERTHEIM, world } from './small-world.js'

const MORE = process.env['TEST_FULL'] ? 10 : 1
const PROVEN = { feasible: true, coverageOptimal: true, fairnessOptimal: true, issues: [] }

test('MA-16 after every one of many random changes the live plan is feasible and proven optimal', () => {
  for (let seed = 1; seed <= 4 * MORE; seed++) {
    const dice = new Dice(seed)
    let problem = scenario(seed, TOWNS)
    const planner = new Planner(problem)
    for (let step = 0; step < 50; step++) {
      const { change, after } = anyChange(dice, problem, planner.plan().assignments)
      problem = after
      planner.apply([change])
      expect({ seed, step, change, ...certify(problem, planner.plan()) }).toEqual({ seed, step, change, ...PROVEN })
      expect(faults(problem, planner.plan())).toEqual([])
    }
  }
})

/** The same problem, its records in another order and those with an id twice. */
function shuffled(dice: Dice, problem: Problem): Problem {
  const twice = <V>(list: readonly V[]): V[] => dice.shuffled([...list, ...list])
  return {
    ...problem,
    ...{ places: twice(problem.places), emergencies: twice(problem.emergencies) },
    ...{ offers: twice(problem.offers), needs: twice(problem.needs) },
    ...{ pins: dice.shuffled(problem.pins ?? []), declined: twice(problem.declined ?? []) },
    previous: dice.shuffled(problem.previous ?? []),
  }
}

test('MA-29 batches of changes leave a proven plan, pins where they are, whatever the order of the records or how often they come', () => {
  const kinds = new Set<string>()
  for (let seed = 31; seed <= 32 + 4 * (MORE - 1); seed++) {
    const dice = new Dice(seed)
    let problem = scenario(seed, TOWNS)
    const [planner, twin] = [new Planner(problem), new Planner(shuffled(dice, problem))]
    for (let step = 0; step < 12; step++) {
      const batch: Change[] = []
      for (let k = dice.int(2, 6); k > 0; k--) {
        const { change, after } = anyChange(dice, problem, planner.plan().assignments)
        problem = after
        batch.push(change)
        kinds.add(change.op)
      }
      planner.apply(batch)
      twin.apply(batch)
      expect({ seed, step, ...certify(problem, planner.plan()) }).toEqual({ seed, step, ...PROVEN })
      expect(faults(problem, planner.plan())).toEqual([])
      const { assignments, unmet, score } = planner.plan()
      expect({ seed, step, ...twin.plan() }).toMatchObject({ seed, step, assignments, unmet, score })
    }
  }
  expect(kinds.size).toBe(10)
})

/** What somebody knows who saw the first plan and all answers since. */
function follow(before: readonly Assignment[], { removed, changed }: Applied): PlannedAssignment[] {
  const key = (a: Assignment): string => `${a.offer} ${a.need} ${a.from} ${a.to} ${a.units}`
  const gone = new Set(removed.map(key))
  return [...(before as PlannedAssignment[]).filter((a) => !gone.has(key(a))), ...changed]
}

test('MA-20 what a live gap counts is what a fresh plan counts, also when it is read after later changes', () => {
  const dice = new Dice(3)
  let problem = scenario(3, TOWNS)
  const planner = new Planner(problem)
  const steps: { problem: Problem; live: Plan }[] = []
  for (let k = 0; k < 30; k++) {
    const { change, after } = anyChange(dice, problem, planner.plan().assignments)
    planner.apply([change])
    problem = after
    steps.push({ problem, live: planner.plan() })
  }
  for (const step of steps) {
    const fresh = new Map(plan(step.problem).unmet.map((gap) => [gap.need, gap.counts]))
    for (const { need: id, counts } of step.live.unmet) if (fresh.has(id)) expect(counts).toEqual(fresh.get(id))
  }
})

test('MA-17 old assignments less removed plus changed are the new assignments', () => {
  const dice = new Dice(11)
  let problem = scenario(11, TOWNS)
  const planner = new Planner(problem)
  let known = planner.plan().assignments
  const sorted = (list: readonly PlannedAssignment[]): string[] =>
    list.map((a) => `${a.offer} ${a.need} ${a.from} ${a.to} ${a.units} ${a.pinned}`).sort()
  for (let step = 0; step < 60; step++) {
    const { change, after } = anyChange(dice, problem, planner.plan().assignments)
    problem = after
    known = follow(known, planner.apply([change]))
    expect(sorted(known)).toEqual(sorted(planner.plan().assignments))
  }
})

test('MA-17 an answer says the same of its gaps whether it is read at once or after many later changes', () => {
  const dice = new Dice(13)
  let problem = scenario(13, TOWNS)
  const [early, late] = [new Planner(problem), new Planner(problem)]
  const read: string[] = []
  const unread: Applied[] = []
  for (let step = 0; step < 40; step++) {
    const { change, after } = anyChange(dice, problem, early.plan().assignments)
    problem = after
    read.push(JSON.stringify(early.apply([change]).unmet))
    unread.push(late.apply([change]))
  }
  expect(unread.map(({ unmet }) => JSON.stringify(unmet))).toEqual(read)
  expect(read.some((gaps) => gaps.includes('bottleneck') && gaps.includes('nearMiss'))).toBe(true)
})

test('MA-17 a new planner shows the plan that plan() makes', () => {
  const problem = scenario(12, TOWNS)
  expect(new Planner(problem).plan()).toEqual(plan(problem))
})

test('MA-18 within the tolerance nobody is moved for a small difference, beyond it they are', () => {
  const emergencies = [emergency('attack', HEPPENHEIM), emergency('other', LAMPERTHEIM)]
  const needs = [
    ask('a', { window: { from: 0, to: 4 }, quantity: 2 }),
    ask('b', { emergency: 'other', window: { from: 0, to: 4 }, quantity: 2 }),
  ]
  const offers = [helper('anna'), helper('ben')]
  const serve = (fairnessTolerance: number): string[] => {
    const planner = new Planner(world(offers, needs.slice(0, 1), { emergencies, options: { fairnessTolerance } }))
    planner.apply([{ op: 'need.put', value: needs[1] ?? ask('b') }])
    return planner.plan().score.fairness.map((row) => row.ratios.join(' '))
  }
  expect(serve(0)).toEqual(['0.5 0.5'])
  expect(serve(0.5)).toEqual(['0.25 0.75'])
  expect(serve(1)).toEqual(['0 1'])
})

test('MA-18 after every one of many random changes nobody who can be reached is worse off by more than the tolerance', () => {
  for (const seed of [317, 326, 328]) {
    const dice = new Dice(seed)
    let problem: Problem = { ...scenario(seed, WORK_TIME), options: { fairnessTolerance: 0.1 } }
    const planner = new Planner(problem)
    for (let step = 0; step < 10; step++) {
      const { change, after } = anyChange(dice, problem, planner.plan().assignments)
      problem = after
      planner.apply([change])
      expect({ seed, step, change, ...certify(problem, planner.plan()) }).toEqual({ seed, step, change, ...PROVEN })
    }
  }
})

test('MA-19 a provider fails: all emergencies open in one batch, pinned help stays, the plan is proven', () => {
  const problem = scenario(21, { ...TOWNS, places: 90, offers: 150, needs: 60, emergencies: 10 })
  const planner = new Planner(problem)
  const free = problem.places.slice(10, 82)
  const batch: Change[] = free.flatMap((place, k): Change[] => [
    { op: 'emergency.put', value: { id: `fail${k}`, place: place.id, compromised: ['x'], ownerLends: ['staff'] } },
    { op: 'need.put', value: ask(`urgent${k}`, { emergency: `fail${k}`, skills: { s1: 1 }, priority: 1 }) },
  ])
  planner.apply(batch)
  const emergencies = [...problem.emergencies]
  const needs = [...problem.needs]
  for (const change of batch) {
    if (change.op === 'emergency.put') emergencies.push(change.value)
    if (change.op === 'need.put') needs.push(change.value)
  }
  const after = { ...problem, emergencies, needs }
  expect(certify(after, planner.plan())).toEqual(PROVEN)
  expect(faults(after, planner.plan())).toEqual([])
})

test('MA-19 a person recalled in the middle is replaced from that slot on, the slots before stay', () => {
  const offers = [helper('anna'), helper('ben', { windows: [{ from: 2, to: 4 }] })]
  const planner = new Planner(world(offers, [ask('a', { window: { from: 0, to: 4 } })]))
  const { removed, changed } = planner.apply([
    { op: 'offer.put', value: helper('anna', { windows: [{ from: 0, to: 2 }] }) },
  ])
  expect(removed.map(({ offer: o, from, to }) => [o, from, to])).toEqual([['anna', 0, 4]])
  expect(changed.map(({ offer: o, from, to }) => [o, from, to])).toEqual([
    ['anna', 0, 2],
    ['ben', 2, 4],
  ])
})

test('MA-19 agreeing to a proposal, or losing an offer that nobody uses, moves nobody', () => {
  const problem = scenario(23, { ...TOWNS, offers: 150 })
  const planner = new Planner(problem)
  const slotBySlot = (): Map<string, number> =>
    unitsBy(problem, planner.plan().assignments, (a, t) => `${a.offer} ${a.need} ${t}`)
  const before = slotBySlot()
  const { offer: agreed, need: partner, from, to, units } = found(planner.plan().assignments.find((a) => !a.pinned))
  planner.apply([{ op: 'pin', value: { offer: agreed, need: partner, from, to, units } }])
  expect(slotBySlot()).toEqual(before)
  const used = new Set(planner.plan().assignments.map((a) => a.offer))
  planner.apply([{ op: 'offer.remove', id: found(problem.offers.find(({ id }) => !used.has(id))).id }])
  expect(slotBySlot()).toEqual(before)
})

test('MA-19 bad changes are refused like bad records', () => {
  const planner = new Planner(world([helper('anna')], [ask('a')]))
  planner.apply([
    { op: 'offer.put', value: helper('anna', { units: -1 }) },
    { op: 'emergency.close', id: 'nobody' },
    { op: 'unpin', value: { offer: 'anna', need: 'a', from: 0, to: 1, units: 1 } },
    { op: 'now', slot: 0.5 },
  ])
  expect(planner.plan().rejected).toEqual([
    { list: 'offers', index: 0, id: 'anna', code: 'BAD_NUMBER', field: 'units' },
  ])
  expect(planner.plan().unmet.map(({ need: n, code }) => `${n} ${code}`)).toEqual(['a NO_OFFER_OF_KIND'])
})
