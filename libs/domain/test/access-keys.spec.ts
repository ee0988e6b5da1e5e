import { keysOf, may, roleNow, type Standing } from '@beistand/domain/access'
import { cancel, type Emergency, emergency, hits } from '@beistand/domain/emergency'
import type { Phase } from '@beistand/domain/emergency'
import type { Role } from '@beistand/domain/noun'
import { acting, office, refusedAs } from './acting.js'
import { Lending } from './lending.js'

const nowhere = () => []
const standing = (role: Role, hit = false, organisation = 'heppenheim'): Standing => ({ organisation, role, hit })
const keys = (...standings: Standing[]) => keysOf('p', standings, nowhere)

test('RO-1 the office of a hit organisation loses its key and reads on as an observer', () => {
  expect(keys(standing('office'))).toEqual(['all', 'office', 'org:heppenheim', 'pact', 'person:p'])
  expect(keys(standing('office', true))).toEqual(['all', 'org:heppenheim', 'pact', 'person:p'])
  expect(roleNow(standing('office', true))).toBe('observer')
  expect(may({ ...office, role: roleNow(standing('office', true)) }, 'grant.give')).toBe(false)
})

test('RO-1 an office grant of an organisation that is not hit stays, and so do all other roles of the hit one', () => {
  expect(keys(standing('office', true), standing('office', false, '06431'))).toContain('office')
  for (const role of ['coordinator', 'head', 'helper', 'guest', 'observer'] as const)
    expect(roleNow(standing(role, true))).toBe(role)
})

const real = { exercise: null, callBack: 'not-needed' } as const

test('RO-1 an emergency counts from suspected on, in every open phase, and not after its end', () => {
  const counting = (phase: Phase) => hits({ ...real, phase })
  const open = ['suspected', 'declared', 'contained', 'emergency-operation', 'rebuilding'] as const
  expect(open.map(counting)).toEqual([true, true, true, true, true])
  expect([counting('closed'), counting('cancelled')]).toEqual([false, false])
})

test('RO-2 an exercise, and what stands on the open form alone, leave the office its powers', () => {
  expect(hits({ ...real, exercise: 'drill', phase: 'declared' })).toBe(false)
  expect(hits({ ...real, callBack: 'pending', phase: 'suspected' })).toBe(false)
  expect(hits({ ...real, callBack: 'done', phase: 'suspected' })).toBe(true)
})

test('RO-1 the entries that begin and end it, and no others, name whose keys may change', () => {
  const { emergency: row } = new Lending()
  const moved = (before: Emergency, after: Partial<Emergency>) => emergency.rekeys?.({ ...before, ...after }, before)
  expect(emergency.rekeys?.(row, null)).toEqual(['org:heppenheim'])
  expect(moved(row, { phase: 'contained' })).toEqual([])
  expect(moved(row, { severity: 'critical' })).toEqual([])
  expect(moved(row, { phase: 'cancelled' })).toEqual(['org:heppenheim'])
  expect(moved({ ...row, callBack: 'pending' }, { callBack: 'done' })).toEqual(['org:heppenheim'])
  expect(emergency.rekeys?.({ ...row, callBack: 'pending' }, null)).toEqual([])
})

test('RO-4 only active members and external organisations lend, whichever side opens the loan', () => {
  for (const [stage, outcome] of [
    ['active', 'done'],
    ['external', 'done'],
    ['invited', 'not-a-partner'],
    ['letter-of-intent', 'not-a-partner'],
    ['contract-draft', 'not-a-partner'],
    ['council-decision', 'not-a-partner'],
    ['suspended', 'not-a-partner'],
    ['left', 'not-a-partner'],
    ['rejected', 'not-a-partner'],
  ] as const) {
    const world = new Lending()
    world.stage = stage
    world.offers('staff')
    world.needs('need')
    expect([stage, world.requests('asked', 'staff')]).toEqual([stage, outcome])
    expect([stage, world.offersHelp('offered', 'staff')]).toEqual([stage, outcome])
  }
})

test('RO-4 a lender that is suspended after it was asked agrees to nothing', () => {
  const world = new Lending()
  world.offers('staff')
  world.needs('need')
  world.requests('loan', 'staff')
  world.stage = 'suspended'
  expect(world.accepts('loan')).toBe('not-a-partner')
})

test('RO-5 only the office acts for another organisation', () => {
  const { emergency: row } = new Lending()
  for (const role of ['coordinator', 'head', 'observer', 'helper', 'guest', 'operator'] as const)
    expect(refusedAs(cancel(row, acting(role, 'bensheim', 'heppenheim')))).toBe('forbidden')
  expect(refusedAs(cancel(row, acting('office', 'bensheim')))).toBe('forbidden')
  expect(refusedAs(cancel(row, acting('office', 'bensheim', 'heppenheim')))).toBeNull()
})
