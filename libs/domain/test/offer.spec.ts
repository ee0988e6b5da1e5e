import { blockOffer, endBlock } from '@beistand/domain/absence'
import { WORK_TIME_SPAN, fits, freeUnits } from '@beistand/domain/load-capacity'
import { nounNamed } from '@beistand/domain/registry'
import {
  changeOffer,
  copyOffers,
  endCopies,
  keepOffer,
  makeOffer,
  moveOffer,
  OFFER_STATES,
  OFFER_TRANSITIONS,
} from '@beistand/domain/offer'
import { nameCrew } from '@beistand/domain/offer-crew'
import * as fc from 'fast-check'
import { acting, events, refusedAs } from './acting.js'
import { bensheim, found, heppenheim, Lending, lorsch, STAFF, TODAY } from './lending.js'

const { id: _, owner: _owner, kind: _kind, ...CONTENT } = STAFF

function withOffer(): Lending {
  const world = new Lending()
  world.offers('staff')
  world.needs('need')
  return world
}

test('OF-1 An organisation, or the office for it, makes and changes its offers, and nobody else does', () => {
  const office = acting('office', 'lorsch', 'bensheim')
  const { offer, load } = withOffer().stock('staff')
  const around = (by: typeof bensheim) => ({ by, load, now: 0 })
  for (const by of [bensheim, office, acting('head', 'bensheim')]) {
    expect(refusedAs(makeOffer(STAFF, by))).toBeNull()
    expect(refusedAs(changeOffer(offer, CONTENT, around(by)))).toBeNull()
    expect(refusedAs(moveOffer(offer, 'paused', by))).toBeNull()
    expect(refusedAs(keepOffer(offer, true, by))).toBeNull()
  }
  for (const by of [lorsch, acting('observer', 'bensheim'), acting('helper', 'bensheim'), acting('office', 'lorsch')]) {
    expect(refusedAs(makeOffer(STAFF, by))).toBe('forbidden')
    expect(refusedAs(changeOffer(offer, CONTENT, around(by)))).toBe('forbidden')
    expect(refusedAs(moveOffer(offer, 'paused', by))).toBe('forbidden')
    expect(refusedAs(keepOffer(offer, true, by))).toBe('forbidden')
  }
})

test('OF-2 People are lent for ten half days in two weeks unless their offer says otherwise; things never tire', () => {
  const world = new Lending()
  world.offers('people', { maxSlots: null })
  world.offers('remote', { kind: 'remote', maxSlots: 4, modes: ['onsite'] })
  world.offers('desks', { kind: 'workstation', maxSlots: 4, skills: { network: 3 } })
  expect(world.rows.offer).toMatchObject({
    people: { maxSlots: 10, modes: ['onsite', 'remote'] },
    remote: { maxSlots: 4, modes: ['remote'], skills: { network: 2 } },
    desks: { maxSlots: null, modes: ['onsite'], skills: {} },
  })
  expect(world.rows.load).toEqual({
    people: { id: 'people', held: {}, tainted: 0 },
    remote: { id: 'remote', held: {}, tainted: 0 },
    desks: { id: 'desks', held: {}, tainted: 0 },
  })
})

test('OF-3 An offer is paused and resumed at will, and withdrawn for good', () => {
  expect(OFFER_TRANSITIONS).toEqual({
    available: ['paused', 'withdrawn'],
    paused: ['available', 'withdrawn'],
    withdrawn: [],
  })
  const world = withOffer()
  const outcomes = (['paused', 'paused', 'available', 'withdrawn', 'available'] as const).map((state) =>
    world.happens(moveOffer(world.stock('staff').offer, state, bensheim), bensheim),
  )
  expect(outcomes).toEqual(['done', 'unchanged', 'done', 'done', 'wrong-state'])
  const { offer, load } = world.stock('staff')
  expect(refusedAs(changeOffer(offer, CONTENT, { by: bensheim, load, now: world.now }))).toBe('wrong-state')
  expect(refusedAs(keepOffer(offer, true, bensheim))).toBe('wrong-state')
  expect(OFFER_STATES).toHaveLength(3)
})

test('OF-4 A change never takes away what is asked for or promised from now on', () => {
  const world = withOffer()
  world.requests('loan', 'staff', { units: 2, window: { from: TODAY, to: TODAY + 4 } })
  const change = (wish: object) =>
    world.happens(
      changeOffer(
        { ...world.stock('staff').offer },
        { ...CONTENT, ...wish },
        {
          by: bensheim,
          load: world.stock('staff').load,
          now: world.now,
        },
      ),
      bensheim,
    )
  expect(change({ units: 1 })).toBe('offer-held')
  expect(change({ windows: [{ from: TODAY + 1, to: TODAY + 40 }] })).toBe('offer-held')
  expect(change({ units: 2 })).toBe('done')
  world.now += 4 * 43_200_000
  expect(change({ units: 1 })).toBe('done')
  expect(world.rows.offer.staff?.units).toBe(1)
})

test('OF-5 Of a block others see when and how many, and only its own organisation sees why', () => {
  const world = withOffer()
  const block = { id: 'b', window: { from: TODAY, to: TODAY + 2 }, units: 1, reason: 'Eine Kollegin ist krank.' }
  expect(refusedAs(blockOffer(world.stock('staff').offer, block, heppenheim))).toBe('forbidden')
  const said = events(blockOffer(world.stock('staff').offer, block, bensheim))
  expect(said.map((event) => ('reason' in event ? 'with reason' : event.type))).toEqual([
    'offer-blocked',
    'with reason',
  ])
  world.blocks(said)
  expect(nounNamed('absence').audience(found(world.rows.absence.b))).toEqual(['pact', 'offers'])
  expect(nounNamed('absenceReason').audience(found(world.rows.absenceReason.b))).toEqual(['org:bensheim'])
  expect(JSON.stringify(world.rows.absence)).not.toContain('krank')
})

test('OF-6 Blocked units are not free until the block ends; a block takes all units unless it says how many', () => {
  const world = withOffer()
  const window = { from: TODAY, to: TODAY + 2 }
  const free = () => [-11, 0, 1, 2].map((ahead) => freeUnits(world.stock('staff'), TODAY + ahead))
  expect(free()).toEqual([0, 3, 3, 3])
  world.blocks(blockOffer(world.stock('staff').offer, { id: 'one', window, units: 1, reason: 'Urlaub' }, bensheim))
  expect(free()).toEqual([0, 2, 2, 3])
  world.blocks(blockOffer(world.stock('staff').offer, { id: 'all', window, units: null, reason: 'Wahl' }, bensheim))
  expect(free()).toEqual([0, 0, 0, 3])
  const tooMany = { id: 'many', window, units: 4, reason: 'Urlaub' }
  expect(refusedAs(blockOffer(world.stock('staff').offer, tooMany, bensheim))).toBe('too-many-units')
  const all = found(world.rows.absence.all)
  expect(refusedAs(endBlock(all, lorsch))).toBe('forbidden')
  world.blocks(endBlock(all, bensheim))
  expect(free()).toEqual([0, 2, 2, 3])
  expect(refusedAs(endBlock(found(world.rows.absence.all), bensheim))).toBe('unchanged')
})

test('OF-7 An exercise plans on copies with empty calendars of all offers that are not withdrawn, and ends them', () => {
  const world = withOffer()
  world.offers('gone')
  world.happens(moveOffer(world.stock('gone').offer, 'withdrawn', bensheim), bensheim)
  world.requests('loan', 'staff')
  const copies = () => copyOffers('drill', Object.values(world.rows.offer), (offer) => `drill-${offer.id}`)
  world.happens(copies(), bensheim)
  expect(copies()).toHaveLength(2)
  expect(world.rows.offer['drill-staff']).toEqual({
    ...found(world.rows.offer.staff),
    id: 'drill-staff',
    exercise: 'drill',
    copyOf: 'staff',
  })
  expect(world.held('drill-staff')).toEqual({})
  expect(Object.keys(world.rows.offer).sort()).toEqual(['drill-staff', 'gone', 'staff'])
  world.happens(endCopies(Object.values(world.rows.offer), 'drill'), bensheim)
  expect(world.rows.offer).toMatchObject({ staff: { state: 'available' }, 'drill-staff': { state: 'withdrawn' } })
})

test('OF-8 The owner keeps a single offer in the plan although it was attacked, or lets it go', () => {
  const world = withOffer()
  const keep = (kept: boolean) => world.happens(keepOffer(world.stock('staff').offer, kept, bensheim), bensheim)
  expect([keep(false), keep(true), keep(true), keep(false)]).toEqual(['unchanged', 'done', 'unchanged', 'done'])
})

test('OF-10 The owner names who stands behind an offer, and one person stands behind one offer only', () => {
  const world = withOffer()
  world.offers('remote', { kind: 'remote' })
  world.offers('desks', { kind: 'workstation' })
  const grant = {
    organisation: 'bensheim',
    role: 'helper',
    title: null,
    emergency: null,
    until: null,
    revoked: false,
    reason: null,
  } as const
  const grants = ['a', 'b', 'c', 'd'].map((person) => ({ ...grant, id: person, person }))
  const names = (id: string, persons: readonly string[], by = bensheim) => {
    const [crews, offers] = [Object.values(world.rows.crew), Object.values(world.rows.offer)]
    return world.happens(nameCrew(world.stock(id).offer, persons, { by, crews, offers, grants }), by)
  }
  expect(names('staff', ['a'], heppenheim)).toBe('forbidden')
  expect(names('desks', ['a'])).toBe('kind-does-not-fit')
  expect(names('staff', ['a', 'b', 'c', 'd'])).toBe('too-many-units')
  expect(names('staff', ['a', 'stranger'])).toBe('person-elsewhere')
  expect(names('staff', ['a', 'b', 'a'])).toBe('done')
  expect(world.rows.crew.staff?.persons).toEqual(['a', 'b'])
  expect(names('remote', ['b', 'c'])).toBe('person-in-other-offer')
  expect(names('staff', ['a'])).toBe('done')
  expect(names('remote', ['b', 'c'])).toBe('done')
  world.happens(moveOffer(world.stock('remote').offer, 'withdrawn', bensheim), bensheim)
  expect(names('staff', ['a', 'c'])).toBe('done')
  expect(nounNamed('crew').audience(found(world.rows.crew.staff))).toEqual(['org:bensheim', 'office'])
})

test('OF-9 No unit works more half days than its offer allows in any 14 days', () => {
  const spans = fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: 60 }),
      length: fc.integer({ min: 1, max: 12 }),
      units: fc.integer({ min: 1, max: 2 }),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 10 }), (wishes, maxSlots) => {
      const { offer } = withOffer().stock('staff')
      const wide = { ...offer, units: 2, maxSlots, windows: [{ from: 0, to: 100 }] }
      const held: number[] = Array<number>(140).fill(0)
      for (const { from, length, units } of wishes) {
        const stock = {
          offer: wide,
          absences: [],
          load: { id: 'staff', held: Object.fromEntries(held.entries()), tainted: 0 },
        }
        const next = held.map((before, h) => before + (from <= h && h < from + length ? units : 0))
        const allowed = next.every((sum) => sum <= 2) && mostInSpan(next) <= 2 * maxSlots
        expect(fits(stock, { from, to: from + length }, units)).toBe(allowed)
        if (allowed) next.forEach((sum, h) => (held[h] = sum))
      }
    }),
    { numRuns: 200 },
  )
})

function mostInSpan(held: readonly number[]): number {
  return Math.max(...held.map((_sum, h) => held.slice(h, h + WORK_TIME_SPAN).reduce((sum, units) => sum + units, 0)))
}
