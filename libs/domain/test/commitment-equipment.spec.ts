import { type EquipmentReturn } from '@beistand/domain/commitment'
import {
  clearEquipment,
  giveUp,
  mobilise,
  recallLoan,
  releaseLoan,
  returnLoan,
  startDuty,
} from '@beistand/domain/commitment-moves'
import { freeUnits } from '@beistand/domain/load-capacity'
import { bensheim, HALF_A_DAY, heppenheim, Lending, TODAY } from './lending.js'

const LATER = TODAY + 8

function onDuty(): Lending {
  const world = new Lending()
  world.offers('laptops', { kind: 'equipment', units: 3, modes: ['onsite'] })
  world.needs('need', { kind: 'equipment', mode: 'any' })
  world.requests('loan', 'laptops', { units: 2, window: { from: TODAY, to: TODAY + 9 } })
  world.accepts('loan')
  world.moves('loan', bensheim, mobilise)
  world.moves('loan', bensheim, (row, around) => startDuty(row, '', around))
  return world
}
const free = (world: Lending, halfDay = LATER) => freeUnits(world.stock('laptops'), halfDay)
const release = (world: Lending) => world.moves('loan', heppenheim, (row, around) => releaseLoan(row, '', around))
const comesBack = (world: Lending, as: EquipmentReturn | null) =>
  world.moves('loan', bensheim, (row, around) => returnLoan(row, as, around))
const clear = (world: Lending, by = bensheim) => world.moves('loan', by, clearEquipment)

test('CM-21 Released or recalled equipment is held until it is back', () => {
  const world = onDuty()
  world.now += HALF_A_DAY
  release(world)
  expect(free(world)).toBe(1)
  expect(comesBack(world, null)).toBe('return-state')
  expect(comesBack(world, 'clean')).toBe('done')
  expect(free(world)).toBe(3)
  expect(clear(world)).toBe('wrong-state')
  const recalled = onDuty()
  recalled.moves('loan', bensheim, (row, around) => recallLoan(row, '', around))
  expect(free(recalled)).toBe(1)
})

test('CM-22 Equipment that comes back exposed or unknown frees nothing until its lender clears it', () => {
  for (const state of ['exposed', 'unknown'] as const) {
    const world = onDuty()
    release(world)
    expect(comesBack(world, state)).toBe('done')
    expect(free(world)).toBe(1)
    expect(free(world, TODAY + 30)).toBe(1)
    expect(world.requests('next', 'laptops', { units: 2 })).toBe('offer-exhausted')
    expect(clear(world, heppenheim)).toBe('forbidden')
    expect(clear(world)).toBe('done')
    expect(free(world)).toBe(3)
    expect(clear(world)).toBe('unchanged')
  }
})

test('CM-23 Equipment of a loan that cannot be completed after it was in use counts as unknown', () => {
  const world = onDuty()
  world.moves('loan', bensheim, (row, around) => giveUp(row, 'Gestohlen', around))
  expect(world.commitment('loan')).toMatchObject({ state: 'cannot-complete', equipmentReturn: 'unknown' })
  expect(free(world)).toBe(1)
  expect(clear(world)).toBe('done')
  expect(free(world)).toBe(3)
  world.requests('unused', 'laptops')
  world.accepts('unused')
  world.moves('unused', bensheim, (row, around) => giveUp(row, 'Transporter defekt', around))
  expect(world.commitment('unused')).toMatchObject({ state: 'cannot-complete', equipmentReturn: null })
  expect(free(world, TODAY)).toBe(3)
})

test('CM-24 Only equipment is returned with a state', () => {
  const world = new Lending()
  world.offers('staff')
  world.needs('need')
  world.requests('loan', 'staff')
  world.accepts('loan')
  world.moves('loan', bensheim, (row, around) => recallLoan(row, '', around))
  expect(comesBack(world, 'clean')).toBe('return-state')
  expect(comesBack(world, null)).toBe('done')
})
