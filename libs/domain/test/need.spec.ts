import { acceptLoan } from '@beistand/domain/commitment-answers'
import { changeNeed, closeNeed } from '@beistand/domain/commitment-ending'
import { mobilise, releaseLoan, startDuty } from '@beistand/domain/commitment-moves'
import { cancel } from '@beistand/domain/emergency'
import { measure } from '@beistand/domain/meter'
import { type NeedContent, openNeed, serves } from '@beistand/domain/need'
import { acting, refusedAs } from './acting.js'
import { bensheim, found, HALF_A_DAY, heppenheim, Lending, lorsch, TODAY } from './lending.js'

function withNeed(): Lending {
  const world = new Lending()
  world.offers('staff')
  world.needs('need')
  return world
}

const wish = (world: Lending, change: Partial<NeedContent> = {}) => ({ ...world.need('need'), ...change })
const contentOf = ({
  quantity,
  skills,
  features,
  mode,
  window,
  priority,
  service,
  place,
  maxKm,
  note,
}: NeedContent) => ({
  ...{ quantity, skills, features, mode, window, priority, service, place, maxKm, note },
})

test('NE-1 The victim, or the office for it, says what it needs while its emergency is open', () => {
  const world = withNeed()
  const opens = (by: typeof heppenheim, emergency = world.emergency) =>
    refusedAs(openNeed(emergency, wish(world), { by, now: world.now }))
  expect(opens(heppenheim)).toBeNull()
  expect(opens(acting('office', 'lorsch', 'heppenheim'))).toBeNull()
  expect(opens(bensheim)).toBe('forbidden')
  expect(opens(acting('observer', 'heppenheim'))).toBe('forbidden')
  world.happens(cancel(world.emergency, heppenheim), heppenheim)
  expect(opens(heppenheim)).toBe('emergency-closed')
})

test('NE-2 A need lives in the world of its emergency: the real one or an exercise', () => {
  const drill = new Lending({ id: 'drill', state: 'running' })
  drill.needs('need')
  expect(drill.need('need')).toMatchObject({ exercise: 'drill', victim: 'heppenheim', emergency: 'emergency' })
  expect(withNeed().need('need').exercise).toBeNull()
})

test('NE-3 A need for a time that is over is refused', () => {
  const world = withNeed()
  const past = wish(world, { window: { from: TODAY - 4, to: TODAY } })
  expect(refusedAs(openNeed(world.emergency, past, { by: heppenheim, now: world.now }))).toBe('window-past')
  const now = wish(world, { window: { from: TODAY - 4, to: TODAY + 1 } })
  expect(refusedAs(openNeed(world.emergency, now, { by: heppenheim, now: world.now }))).toBeNull()
})

test('NE-4 Only people have skills or work from afar, and remote help serves needs for people', () => {
  const world = withNeed()
  world.needs('desks', { kind: 'workstation', mode: 'remote', features: ['civil-register'] })
  expect(world.need('desks')).toMatchObject({ skills: {}, mode: 'onsite', features: ['civil-register'] })
  expect(serves('remote', 'staff')).toBe(true)
  expect(serves('remote', 'workstation')).toBe(false)
  expect(serves('staff', 'equipment')).toBe(false)
  expect(serves('equipment', 'equipment')).toBe(true)
})

test('NE-5 The meters say in unit half days what was asked, agreed, is there now and was served', () => {
  const world = withNeed()
  const meter = () => {
    const { asked, committed, onDuty, fulfilled } = found(world.rows.meter.need)
    return [asked, committed, onDuty, fulfilled]
  }
  // Three units for ten half days; two of them for four half days are asked, agreed, come one half day late and leave after two.
  expect(meter()).toEqual([30, 0, 0, 0])
  world.requests('loan', 'staff', { units: 2, window: { from: TODAY, to: TODAY + 4 } })
  expect(meter()).toEqual([30, 0, 0, 0])
  world.accepts('loan')
  expect(meter()).toEqual([30, 8, 0, 0])
  world.moves('loan', bensheim, mobilise)
  expect(meter()).toEqual([30, 8, 0, 0])
  world.now += HALF_A_DAY
  world.moves('loan', bensheim, (row, around) => startDuty(row, '', around))
  expect(meter()).toEqual([30, 8, 8, 0])
  world.now += HALF_A_DAY
  world.moves('loan', heppenheim, (row, around) => releaseLoan(row, '', around))
  expect(meter()).toEqual([30, 4, 0, 4])
})

test('NE-6 More help than asked for in one half day does not make up for too little in another', () => {
  const world = withNeed()
  world.needs('small', { quantity: 1, window: { from: TODAY, to: TODAY + 2 } })
  world.requests('a', 'staff', { need: 'small', window: { from: TODAY, to: TODAY + 1 } })
  world.offersHelp('b', 'staff', { need: 'small', window: { from: TODAY, to: TODAY + 1 } })
  expect(world.accepts('a')).toBe('done')
  expect(world.accepts('b', {}, heppenheim)).toBe('need-covered')
  expect(world.rows.meter.small).toMatchObject({ asked: 2, committed: 1 })
  const twice = { units: 1, committed: { from: 0, to: 2 }, onDuty: { from: 0, to: 1 }, served: null }
  expect(measure({ id: 'small', quantity: 1, window: { from: 0, to: 3 } }, [twice, twice])).toEqual({
    id: 'small',
    asked: 3,
    committed: 2,
    onDuty: 1,
    fulfilled: 0,
  })
})

test('NE-7 A need is changed as long as the agreed help still fits into it, and its meter follows', () => {
  const world = withNeed()
  world.requests('loan', 'staff', { units: 2, window: { from: TODAY, to: TODAY + 4 } })
  world.accepts('loan')
  const change = (to: Partial<NeedContent>, by = heppenheim) =>
    world.happens(changeNeed(world.need('need'), contentOf(wish(world, to)), world.around('need', by)), by)
  expect(change({ quantity: 1 })).toBe('more-agreed')
  expect(change({ window: { from: TODAY, to: TODAY + 3 } })).toBe('more-agreed')
  expect(change({ window: { from: TODAY - 4, to: TODAY } })).toBe('window-past')
  expect(change({ quantity: 2 }, bensheim)).toBe('forbidden')
  expect(change({ quantity: 2, window: { from: TODAY, to: TODAY + 5 } })).toBe('done')
  expect(world.rows.meter.need).toEqual({
    id: 'need',
    emergency: 'emergency',
    asked: 10,
    committed: 8,
    onDuty: 0,
    fulfilled: 0,
  })
})

test('NE-8 Closing a need withdraws what is unanswered and frees its units; agreed help goes on', () => {
  const world = withNeed()
  world.requests('asked', 'staff', { units: 1 })
  world.requests('agreed', 'staff', { units: 1 })
  world.accepts('agreed')
  const close = (by = heppenheim) => world.happens(closeNeed(world.need('need'), 'met', world.around('need', by)), by)
  expect(close(lorsch)).toBe('forbidden')
  expect(close()).toBe('done')
  expect(world.need('need')).toMatchObject({ state: 'closed', reason: 'met' })
  expect(world.commitment('asked')).toMatchObject({ state: 'withdrawn', reason: 'need-closed' })
  expect(world.commitment('agreed').state).toBe('accepted')
  expect(world.held('staff')).toEqual({ [TODAY]: 1, [TODAY + 1]: 1, [TODAY + 2]: 1, [TODAY + 3]: 1 })
  expect(close()).toBe('unchanged')
  expect(world.requests('late', 'staff')).toBe('need-closed')
  const row = { ...world.commitment('asked'), state: 'requested' } as const
  const late = { units: null, rest: 'open', restId: 'r', answer: '' } as const
  expect(refusedAs(acceptLoan(row, late, world.parties('need', 'staff', bensheim)))).toBe('need-closed')
})
