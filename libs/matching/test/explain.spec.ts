import { explain, plan, Planner } from '../src/plan.js'
import type { Need, Problem } from '../src/contract.js'
import { fits, found, present, unitsBy } from './by-the-contract.js'
import { scenario, TOWNS } from './scenario.js'
import { ask, BENSHEIM, emergency, HEPPENHEIM, helper, KASSEL, LAMPERTHEIM, world } from './small-world.js'

const answer = (problem: Problem, need = 'a', lang?: 'de' | 'en') => explain(problem, plan(problem), need, lang)
const gaps = (problem: Problem) =>
  plan(problem).unmet.map(({ need, from, to, units, code }) => `${need} ${from}-${to} x${units} ${code}`)

test('MA-20 every way of having nobody has its own code', () => {
  const codes: [Problem, string][] = [
    [world([], [ask('a')]), 'NO_OFFER_OF_KIND'],
    [world([helper('anna', { skills: { linux: 3 } })], [ask('a')]), 'NO_OFFER_WITH_SKILLS'],
    [
      world([helper('anna', { skills: { network: 1 } })], [ask('a', { skills: { network: 2 } })]),
      'NO_OFFER_WITH_SKILLS',
    ],
    [world([helper('anna', { owner: HEPPENHEIM.id })], [ask('a')]), 'ONLY_EXCLUDED_OFFERS'],
    [world([helper('anna')], [ask('a')], { declined: [{ offer: 'anna', need: 'a' }] }), 'ONLY_EXCLUDED_OFFERS'],
    [world([helper('anna', { owner: KASSEL.id, maxKm: 50 })], [ask('a', { mode: 'onsite' })]), 'NONE_IN_RANGE'],
    [world([helper('anna', { modes: ['remote'] })], [ask('a', { mode: 'onsite' })]), 'NONE_IN_RANGE'],
    [world([helper('anna', { windows: [{ from: 2, to: 4 }] })], [ask('a')]), 'NONE_IN_WINDOW'],
  ]
  for (const [problem, code] of codes) expect(gaps(problem)).toEqual([`a 0-2 x1 ${code}`])
})

test('MA-20 every way of not getting those who are there has its own code', () => {
  const emergencies = [emergency('attack', HEPPENHEIM), emergency('other', LAMPERTHEIM)]
  const one = { window: { from: 0, to: 1 } }
  expect(gaps(world([helper('anna', { maxSlots: 1 })], [ask('a')]))).toEqual(['a 1-2 x1 WORK_TIME_EXHAUSTED'])
  expect(gaps(world([helper('anna')], [ask('a', one), ask('b', { ...one, priority: 1 })]))).toEqual([
    'a 0-1 x1 OUTRANKED',
  ])
  expect(gaps(world([helper('anna')], [ask('a'), ask('b', { emergency: 'other' })], { emergencies }))).toEqual([
    'a 1-2 x1 FAIR_SHARE',
    'b 0-1 x1 FAIR_SHARE',
  ])
  expect(gaps(world([helper('anna')], [ask('a', { ...one, quantity: 3 })]))).toEqual(['a 0-1 x2 CAPACITY_EXHAUSTED'])
})

test('MA-20 the counts of a gap say at which test each offer of the kind failed', () => {
  const offers = [
    helper('fits'),
    helper('weak', { skills: { network: 1 } }),
    helper('other', { skills: { linux: 1 } }),
    helper('hit', { owner: HEPPENHEIM.id }),
    helper('away', { windows: [{ from: 3, to: 4 }] }),
    helper('home', { reserve: 1 }),
    helper('no'),
    helper('desk', { kind: 'workstation', skills: {}, features: [] }),
  ]
  const problem = world(offers, [ask('a', { quantity: 2, skills: { network: 2 } })], {
    declined: [{ offer: 'no', need: 'a' }],
  })
  expect(plan(problem).unmet[0]?.counts).toEqual({
    LEVEL_TOO_LOW: 1,
    SKILL_MISSING: 1,
    OWNER_IN_EMERGENCY: 1,
    WINDOW_NO_OVERLAP: 1,
    NO_AVAILABILITY: 1,
    DECLINED: 1,
  })
})

test('MA-21 a bottleneck names needs that ask for more than all their offers hold', () => {
  const problem = world(
    [helper('anna'), helper('ben', { skills: { linux: 2 } })],
    [
      ask('a', { window: { from: 0, to: 1 } }),
      ask('b', { window: { from: 0, to: 1 } }),
      ask('c', { window: { from: 0, to: 1 }, skills: { linux: 1 } }),
    ],
  )
  expect(plan(problem).unmet[0]?.bottleneck).toEqual({
    slot: 0,
    needs: 2,
    demand: 2,
    offers: 1,
    capacity: 1,
    skills: ['network'],
  })
})

test('MA-21 in every bottleneck the demand exceeds the capacity by at least what is open', () => {
  let seen = 0
  for (let seed = 1; seed <= 20; seed++) {
    for (const { bottleneck, units } of plan(scenario(seed, TOWNS)).unmet) {
      if (!bottleneck) continue
      seen++
      expect(bottleneck.demand - bottleneck.capacity).toBeGreaterThanOrEqual(units)
    }
  }
  expect(seen).toBeGreaterThan(100)
})

test('MA-22 a chosen helper is explained by a reason that is true', () => {
  const reasons = (problem: Problem) => answer(problem).chosen.map(({ offer, why }) => `${offer} ${why}`)
  expect(reasons(world([helper('anna')], [ask('a')]))).toEqual(['anna ONLY_CANDIDATE'])
  const linux = ask('b', { skills: { linux: 1 }, window: { from: 2, to: 4 } })
  const both = helper('anna', { skills: { network: 2, linux: 2 } })
  const carl = helper('carl', { skills: { linux: 2 } })
  expect(reasons(world([both, helper('ben'), carl], [ask('a'), linux]))).toEqual(['ben LEAST_SCARCE'])
  const previous = [{ offer: 'ben', need: 'a', from: 0, to: 2, units: 1 }]
  expect(reasons(world([helper('anna'), helper('ben')], [ask('a')], { previous }))).toEqual(['ben KEPT_FROM_PREVIOUS'])
  const pins = [{ offer: 'ben', need: 'a', from: 0, to: 1, units: 1 }]
  expect(reasons(world([helper('anna'), helper('ben')], [ask('a')], { pins }))).toEqual([
    'ben PINNED',
    'ben CONTINUES_STINT',
  ])
})

test('MA-22 ONLY_CANDIDATE is said only where no other offer fits and is there', () => {
  for (let seed = 1; seed <= 15; seed++) {
    const problem = scenario(seed, TOWNS)
    for (const a of plan(problem).assignments.filter(({ why }) => why === 'ONLY_CANDIDATE')) {
      const need = found(problem.needs.find((n) => n.id === a.need))
      const pinned = unitsBy(problem, problem.pins ?? [], (p, t) => `${p.offer}@${t}`)
      const rivals = problem.offers.filter((offer) => {
        if (offer.id === a.offer || offer.maxSlots === 0 || !fits(problem, offer, need)) return false
        const slots = Array.from({ length: a.to - a.from }, (_, k) => a.from + k)
        const spare = offer.units - (offer.reserve ?? 0)
        return slots.some((t) => present(problem, offer, t) && spare - (pinned.get(`${offer.id}@${t}`) ?? 0) > 0)
      })
      expect({ seed, need: a.need, rivals: rivals.map((offer) => offer.id) }).toEqual({
        seed,
        need: a.need,
        rivals: [],
      })
    }
  }
})

test('MA-23 whoever does not help is listed with the reason, German by default, English on request', () => {
  const offers = [
    helper('anna'),
    helper('weak', { skills: { network: 1 } }),
    helper('far', { owner: KASSEL.id, modes: ['onsite'], maxKm: 50 }),
    helper('hit', { owner: HEPPENHEIM.id }),
    helper('spare'),
  ]
  const problem = world(offers, [ask('a', { skills: { network: 2 } })])
  const { headline, chosen, notChosen } = answer(problem)
  expect(headline).toBe('Ganz gedeckt: 2 von 2 Personen-Halbtagen (Priorität 2).')
  expect(chosen).toHaveLength(1)
  expect(notChosen.map(({ offer, code, text }) => [offer, code, text])).toEqual([
    ['spare', 'NEED_COVERED', 'Nicht nötig: der Bedarf ist gedeckt, wenn dieses Angebot da ist.'],
    ['far', 'TOO_FAR', 'Zu weit: 195 km, möglich sind 50 km.'],
    ['hit', 'OWNER_IN_EMERGENCY', 'Passt, aber die verleihende Kommune ist selbst betroffen.'],
    ['weak', 'LEVEL_TOO_LOW', 'Kenntnis vorhanden, aber die Stufe reicht nicht: network.'],
  ])
  expect(answer(problem, 'a', 'en').notChosen[1]?.text).toBe('Too far: 195 km, possible are 50 km.')
  expect([BENSHEIM.id, LAMPERTHEIM.id]).not.toContain(offers[2]?.owner)
})

test('MA-23 an eligible offer that helps elsewhere says whom', () => {
  const emergencies = [emergency('attack', HEPPENHEIM), emergency('other', LAMPERTHEIM)]
  const one = { window: { from: 0, to: 1 } }
  const why = (offers: Parameters<typeof world>[0], rival: Partial<Need>, more: Partial<Problem> = {}) => {
    const problem = world(offers, [ask('a', one), ask('b', { ...one, ...rival })], { emergencies, ...more })
    return answer(problem).notChosen.map(({ offer, code }) => `${offer} ${code}`)
  }
  expect(why([helper('anna')], { priority: 1 })).toEqual(['anna SERVES_HIGHER_PRIORITY'])
  const pins = [{ offer: 'anna', need: 'b', from: 0, to: 1, units: 1 }]
  expect(why([helper('anna')], { priority: 4 }, { pins })).toEqual(['anna PINNED_ELSEWHERE'])
  const wide = { emergency: 'other', window: { from: 0, to: 4 }, quantity: 2 }
  expect(why([helper('anna', { windows: [{ from: 0, to: 1 }] })], { emergency: 'other' })).toHaveLength(0)
  expect(answer(world([helper('anna', { maxSlots: 1 })], [ask('a')])).notChosen).toEqual([])
  expect(why([helper('anna', { maxSlots: 1 })], { ...wide, window: { from: 1, to: 4 }, priority: 1 })).toEqual([
    'anna WORK_TIME_USED',
  ])
})

test('MA-24 a gap says what would help, who nearly fits, and that no swap helps only where that is proven', () => {
  const offers = [
    helper('anna'),
    helper('near', { skills: { network: 1 } }),
    helper('far', { owner: KASSEL.id, modes: ['onsite'], maxKm: 190 }),
  ]
  const need = { skills: { network: 2 as const }, mode: 'onsite' as const, window: { from: 0, to: 1 } }
  const [gap] = answer(world(offers, [ask('a', need), ask('b', { ...need, priority: 1 })])).missing
  expect(gap).toEqual({
    from: 0,
    to: 1,
    units: 1,
    code: 'OUTRANKED',
    text:
      'Wer passt und da ist, wird gebraucht; mindestens ein Angebot hilft einem dringenderen Bedarf. ' +
      'Kein Tausch kann das ändern, ohne dass ein gleich oder dringenderer Bedarf Hilfe verliert: ' +
      '2 Bedarfe fragen in diesem Halbtag nach 2, das eine passende Angebot hat 1.',
    wouldHelp:
      'Es würde helfen: eine Person mit network (Stufe 2: erfahren), vor Ort, für diesen Halbtag. ' +
      'Fast passend: Angebot near (Bensheim). Kenntnis vorhanden, aber die Stufe reicht nicht: network. ' +
      'Fast passend: Angebot far (Kassel). Zu weit: 195 km, möglich sind 190 km.',
  })
  const idle = world([helper('anna')], [ask('a')])
  const lazy = { ...plan(idle), assignments: [] }
  expect(explain(idle, lazy, 'a').missing[0]?.text).not.toContain('Kein Tausch')
  expect(explain(idle, lazy, 'a').notChosen[0]?.code).toBe('FREE_UNUSED')
})

test('MA-27 a gap of a plan names who fails exactly one test, the smallest miss first, live too', () => {
  const offers = [
    helper('near', { skills: { network: 1 } }),
    helper('far', { owner: KASSEL.id, modes: ['onsite'], maxKm: 190 }),
    helper('nearly', { skills: { network: 1 }, owner: KASSEL.id, modes: ['onsite'], maxKm: 190 }),
    helper('late', { windows: [{ from: 2, to: 4 }] }),
  ]
  const need = { skills: { network: 2 as const }, mode: 'onsite' as const, window: { from: 0, to: 2 } }
  const problem = world(offers, [ask('a', need)])
  const near = { offer: 'near', code: 'LEVEL_TOO_LOW', detail: { skills: ['network'] } }
  const far = { offer: 'far', code: 'TOO_FAR', detail: { km: 195, maxKm: 190 } }
  const late = { offer: 'late', code: 'WINDOW_NO_OVERLAP', detail: {} }
  const written: unknown = JSON.parse(JSON.stringify(plan(problem).unmet))
  expect(written).toMatchObject([{ need: 'a', from: 0, to: 2, units: 1, nearMiss: [near, far, late] }])
  const planner = new Planner(problem)
  const before = planner.plan().unmet
  expect(planner.apply([{ op: 'offer.remove', id: 'near' }]).unmet).toMatchObject([{ nearMiss: [far, late] }])
  expect(before).toMatchObject([{ nearMiss: [near, far, late] }])
})

test('MA-24 unknown, closed and past needs get a sentence instead of an error', () => {
  const closed = world([helper('anna')], [ask('a')], {
    emergencies: [emergency('attack', HEPPENHEIM, { closed: true })],
  })
  expect(answer(closed).headline).toBe('Der Notfall ist beendet; dieser Bedarf wird nicht mehr geplant.')
  expect(answer(world([], []), 'nothing', 'en').headline).toBe('There is no such need: nothing.')
  expect(answer(world([], [ask('a')], { now: 3 })).headline).toBe('Die Zeit dieses Bedarfs ist vorbei.')
})
