import { commitment, type EquipmentReturn } from '@beistand/domain/commitment'
import { answerExtension, askExtension } from '@beistand/domain/commitment-extension'
import {
  clearEquipment,
  giveUp,
  markOverdue,
  mobilise,
  recallLoan,
  releaseLoan,
  returnLoan,
  startDuty,
} from '@beistand/domain/commitment-moves'
import { startOf } from '@beistand/domain/half-day'
import { freeUnits } from '@beistand/domain/load-capacity'
import { bensheim, HALF_A_DAY, heppenheim, Lending, system, TODAY } from './lending.js'

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

test('CM-25 Equipment that is not back when its period is over is missing to everyone until it is', () => {
  const world = onDuty()
  const due = () => commitment.due?.(world.commitment('loan'))
  expect(due()).toEqual({ at: startOf(TODAY + 9), command: 'commitment.overdue' })
  const overdue = (by = system) => world.moves('loan', by, markOverdue)
  expect(overdue()).toBe('wrong-state')
  world.now = startOf(TODAY + 9)
  expect(overdue(bensheim)).toBe('forbidden')
  expect(free(world, TODAY + 20)).toBe(3)
  expect(overdue()).toBe('done')
  expect(due()).toBeNull()
  expect(free(world, TODAY + 20)).toBe(1)
  world.moves('loan', heppenheim, (row, around) => askExtension(row, TODAY + 10, around))
  expect(world.moves('loan', bensheim, (row, around) => answerExtension(row, true, around))).toBe('done')
  expect(free(world, TODAY + 20)).toBe(3)
  expect(free(world, TODAY + 9)).toBe(1)
  world.now = startOf(TODAY + 10)
  expect(overdue()).toBe('done')
  release(world)
  expect(free(world, TODAY + 20)).toBe(1)
  expect(comesBack(world, 'clean')).toBe('done')
  expect(free(world, TODAY + 20)).toBe(3)
})

test('CM-25a Equipment that never left is never overdue, and neither are people', () => {
  const world = onDuty()
  for (const state of ['accepted', 'mobilising', 'returned', 'withdrawn', 'cannot-complete'] as const) {
    expect(commitment.due?.({ ...world.commitment('loan'), state })).toBeNull()
  }
  expect(commitment.due?.({ ...world.commitment('loan'), kind: 'staff' })).toBeNull()
  expect(commitment.due?.({ ...world.commitment('loan'), state: 'recalled', servedFrom: null })).toBeNull()
})
