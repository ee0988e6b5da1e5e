import { blockOffer } from '@beistand/domain/absence'
import type { DeclineReason } from '@beistand/domain/commitment'
import { declineLoan } from '@beistand/domain/commitment-declining'
import type { Stage } from '@beistand/domain/membership'
import type { Id } from '@beistand/domain/noun'
import { keepOffer, moveOffer, type OfferWish } from '@beistand/domain/offer'
import { PlanningMemory, problemOf } from '@beistand/domain/planning'
import { PLANNING_NOUNS, type PlanningFrame, type PlanningRows } from '@beistand/domain/planning-frame'
import { beyondThePact } from '@beistand/domain/planning-beyond'
import { offerOfPart } from '@beistand/domain/planning-parts'
import { HORIZON } from '@beistand/domain/planning-problem'
import { bensheim, heppenheim, Lending, lorsch, TODAY } from './lending.js'

const at = (id: Id, lat: number, rest: object = {}) => ({
  ...{ id, name: id, kind: 'municipality', ags: null, lat, lon: 8.6, inhabitants: null, district: null },
  ...{ phone: null, mailDomain: null },
  ...rest,
})

/** The rows of a situation, with everyone a place and a membership. */
function rowsOf({ rows }: Lending, stages: Readonly<Record<Id, Stage>> = {}): PlanningRows {
  const organisation = [at('heppenheim', 49.64), at('bensheim', 49.68), at('lorsch', 49.65)]
  const membership = organisation.map(({ id }) => ({ id, stage: stages[id] ?? 'active', since: 0, admittedFor: null }))
  const whole = { ...rows, organisation, membership }
  return Object.fromEntries(PLANNING_NOUNS.map((noun) => [noun, Object.values(whole[noun])])) as unknown as PlanningRows
}

const frame: PlanningFrame = { exercise: null, today: TODAY, apart: new Set() }

function posed(lending: Lending, wish: Partial<PlanningFrame> = {}, stages = {}) {
  return problemOf(rowsOf(lending, stages), { ...frame, ...wish })
}

function situation(...offers: readonly (readonly [Id, Partial<OfferWish>])[]): Lending {
  const lending = new Lending()
  for (const [id, wish] of offers) lending.offers(id, wish)
  lending.needs('need', { quantity: 2, window: { from: TODAY, to: TODAY + 6 } })
  return lending
}

const always = [{ from: TODAY - 10, to: TODAY + 100 }]

test('PL-13 only what partners offer now, in the same world, is planned', () => {
  const lending = situation(['good', { windows: always }], ['paused', {}], ['strange', { owner: 'lorsch' }])
  lending.happens(moveOffer(lending.stock('paused').offer, 'paused', bensheim), bensheim)
  const ids = (exercise: Id | null) => posed(lending, { exercise }, { lorsch: 'suspended' }).offers.map(({ id }) => id)
  expect(ids(null)).toEqual(['good'])
  expect(ids('drill')).toEqual([])
  expect(posed(lending, { exercise: 'drill' }).needs).toEqual([])
  expect(posed(lending).needs).toMatchObject([{ id: 'need', place: 'heppenheim', window: { from: 0, to: 6 } }])
})

test('PL-14 what is asked, offered or agreed is fixed in the plan, the agreed first, and not beyond what the need asks for', () => {
  const lending = situation(['a', { units: 5, windows: always }], ['b', { owner: 'lorsch', windows: always }])
  const window = { from: TODAY, to: TODAY + 4 }
  expect(lending.requests('asked', 'a', { units: 2, window })).toBe('done')
  expect(lending.offersHelp('offered', 'b', { units: 1, window, by: lorsch })).toBe('done')
  expect(lending.accepts('offered', {}, heppenheim)).toBe('done')
  expect(posed(lending).pins).toEqual([
    { offer: 'a', need: 'need', from: 0, to: 4, units: 1, mode: 'onsite' },
    { offer: 'b', need: 'need', from: 0, to: 4, units: 1, mode: 'onsite' },
  ])
  const a = posed(lending).offers.filter(({ id }) => offerOfPart(id) === 'a')
  const there = (slot: number) =>
    a.reduce((sum, { units, windows }) => sum + (windows.some((w) => w.from <= slot && slot < w.to) ? units : 0), 0)
  // The unit that the need has no use for is held all the same: 5 less 1 while the loan lasts, 5 afterwards.
  expect([there(0), there(3), there(4), there(HORIZON - 1)]).toEqual([4, 4, 5, 5])
})

test('PL-16 an attacked owner lends nothing but what is kept in the plan; hit otherwise it still lends its staff', () => {
  const own = { owner: 'heppenheim', windows: always } as const
  const lending = situation(['own', own], ['kept', own])
  lending.happens(keepOffer(lending.stock('kept').offer, true, heppenheim), heppenheim)
  const { emergencies, offers, places } = posed(lending)
  expect(emergencies).toEqual([{ id: 'emergency', place: 'heppenheim', compromised: [], ownerLends: [] }])
  const owners = Object.fromEntries(offers.map(({ id, owner }) => [id, owner]))
  expect(owners).toEqual({ own: 'heppenheim', kept: 'heppenheim@heppenheim' })
  expect(places).toContainEqual({ id: 'heppenheim@heppenheim', lat: 49.64, lon: 8.6 })
  const rows = rowsOf(lending)
  const otherwise = rows.emergency.map((row) => ({ ...row, kind: 'other-outage' as const }))
  expect(problemOf({ ...rows, emergency: otherwise }, frame).emergencies[0]?.ownerLends).toEqual(['staff'])
})

test('PL-17 half days worked in the last 14 days count towards the work time', () => {
  const lending = situation(['a', { units: 2, maxSlots: 10, windows: always }])
  const rows = rowsOf(lending)
  const held = { [TODAY - 28]: 2, [TODAY - 27]: 2, [TODAY - 1]: 1, [TODAY + 3]: 1 }
  const load = rows.load.map((row) => ({ ...row, held }))
  // 20 in all, less 4 within the 27 half days before and what something else holds ahead: 16, that is 8 a unit.
  expect(problemOf({ ...rows, load }, frame).offers.map(({ maxSlots }) => maxSlots)).toEqual([8, 8])
})

test('PL-18 what fails takes part in the world where it fails, and a declined pair is named for every part of the offer', () => {
  const lending = situation(['a', { units: 3, windows: always }])
  lending.happens(
    blockOffer(
      lending.stock('a').offer,
      { id: 'block', window: { from: TODAY + 2, to: TODAY + 4 }, units: 1, reason: '' },
      bensheim,
    ),
    bensheim,
  )
  lending.requests('r', 'a', { units: 1, window: { from: TODAY, to: TODAY + 2 } })
  const rows = rowsOf(lending)
  const provider = [{ id: 'ekom', cert: null, state: 'compromised', stateSince: 0, cause: 'c' } as const]
  const commitment = rows.commitment.map((row) => ({ ...row, state: 'declined' as const }))
  const load = rows.load.map((row) => ({ ...row, held: {} }))
  const { emergencies, declined } = problemOf({ ...rows, provider, commitment, load }, frame)
  expect(emergencies[0]?.compromised).toEqual(['ekom'])
  expect(declined).toEqual([
    { offer: 'a', need: 'need' },
    { offer: 'a~2', need: 'need' },
  ])
})

test('PL-25 a no excludes the pair, too far the whole place, and a blocked time that time alone', () => {
  const answered = (reason: DeclineReason, block = false) => {
    const lending = situation(['a', { units: 3, windows: always }])
    lending.needs('beside')
    lending.needs('remote', { mode: 'remote' })
    lending.needs('elsewhere', { place: 'lorsch' })
    lending.requests('r', 'a', { units: 1 })
    const said = { reason, answer: '', block, maxKm: null }
    lending.moves('r', bensheim, (row, around) => declineLoan(row, said, around))
    return posed(lending)
  }
  const excluded = (problem: ReturnType<typeof answered>) => problem.declined.map(({ need }) => need).sort()
  expect(excluded(answered('skill-does-not-fit', true))).toEqual(['need'])
  expect(excluded(answered('not-available'))).toEqual(['need'])
  expect(excluded(answered('too-far'))).toEqual(['beside', 'need'])
  const blocked = answered('not-available', true)
  expect(blocked.declined).toEqual([])
  const there = (slot: number) =>
    blocked.offers.reduce(
      (sum, { units, windows }) => sum + (windows.some((w) => w.from <= slot && slot < w.to) ? units : 0),
      0,
    )
  expect([there(0), there(3), there(4)]).toEqual([0, 0, 3])
})

test('PL-27 what is posed with a memory of the last time equals what is posed without, whatever happened between', () => {
  const lending = situation(['a', { units: 3, windows: always }], ['b', { windows: always }])
  const memory = new PlanningMemory()
  const seen: string[] = []
  const poses = (wish: Partial<PlanningFrame> = {}, change = (rows: PlanningRows) => rows) => {
    const rows = change(rowsOf(lending))
    const posed = problemOf(rows, { ...frame, ...wish }, memory)
    expect(posed).toEqual(problemOf(rows, { ...frame, ...wish }))
    seen.push(JSON.stringify(posed))
    return posed
  }
  const first = poses()
  const again = poses()
  expect(again.offers.map((offer, index) => offer === first.offers[index])).toEqual([true, true])
  const window = { from: TODAY + 2, to: TODAY + 4 }
  lending.requests('r', 'a', { units: 2, window })
  poses()
  lending.accepts('r')
  poses()
  poses({ apart: new Set(['r']) })
  lending.happens(blockOffer(lending.stock('a').offer, { id: 'x', window, units: 1, reason: '' }, bensheim), bensheim)
  poses()
  lending.happens(moveOffer(lending.stock('b').offer, 'paused', bensheim), bensheim)
  poses()
  poses({}, (rows) => ({ ...rows, load: rows.load.map((row) => ({ ...row, tainted: 1 })) }))
  poses({ today: TODAY + 1 })
  poses({}, (rows) => ({ ...rows, membership: rows.membership.filter(({ id }) => id !== 'bensheim') }))
  poses({}, (rows) => ({ ...rows, offer: rows.offer.map((row) => ({ ...row, place: 'lorsch' })) }))
  lending.needs('more', { place: 'lorsch' })
  poses()
  poses({}, (rows) => ({ ...rows, organisation: rows.organisation.filter(({ id }) => id !== 'lorsch') }))
  expect(new Set(seen).size).toBe(seen.length - 2) // nothing happened the second time, and what is agreed is posed like what is asked
})

test('PL-20 beyond the pact come those who are no active members, the nearest with a telephone first', () => {
  const organisation = [
    at('victim', 49.6),
    at('member', 49.61, { phone: '1' }),
    at('far', 50.6, { phone: '2' }),
    at('near', 49.7, { phone: '3' }),
    at('mute', 49.65),
  ] as PlanningRows['organisation']
  const membership = [{ id: 'member', stage: 'active', since: 0, admittedFor: null } as const]
  // One degree of latitude is 111.19 km.
  expect(beyondThePact({ organisation, membership }, 'victim')).toEqual([
    { organisation: 'near', km: 11, phone: '3' },
    { organisation: 'far', km: 111, phone: '2' },
    { organisation: 'mute', km: 6, phone: null },
  ])
})
