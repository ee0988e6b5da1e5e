import { blockOffer } from '@beistand/domain/absence'
import { commitment } from '@beistand/domain/commitment'
import type { InvolvementEvent } from '@beistand/domain/involvement'
import { load } from '@beistand/domain/load'
import { meter } from '@beistand/domain/meter'
import { moveOffer } from '@beistand/domain/offer'
import { acting } from './acting.js'
import { asked, bensheim, found, HALF_A_DAY, halfDays, heppenheim, Lending, lorsch, TODAY } from './lending.js'

test('CM-1 A victim asks or a lender offers, and the units are held from that moment', () => {
  const world = asked(2)
  expect(world.commitment('loan')).toMatchObject({ state: 'requested', openedBy: 'victim', lender: 'bensheim' })
  expect(world.held('staff')).toEqual(halfDays(2, 0, 1, 2, 3))
  expect(world.offersHelp('help', 'staff', { units: 1 })).toBe('done')
  expect(world.commitment('help')).toMatchObject({ state: 'offered', openedBy: 'lender', victim: 'heppenheim' })
  expect(world.held('staff')).toEqual(halfDays(3, 0, 1, 2, 3))
  expect(world.requests('more', 'staff')).toBe('offer-exhausted')
  expect(world.offersHelp('more', 'staff')).toBe('offer-exhausted')
  expect(world.requests('later', 'staff', { window: { from: TODAY + 4, to: TODAY + 5 } })).toBe('done')
})

test('CM-2 Only the victim asks, only the lender offers, and the office does either for them', () => {
  const world = new Lending()
  world.offers('staff')
  world.needs('need')
  const outcome = (by: typeof lorsch) => [
    world.requests('a', 'staff', { by: by }),
    world.offersHelp('b', 'staff', { by: by }),
  ]
  expect(outcome(lorsch)).toEqual(['forbidden', 'forbidden'])
  expect(outcome(acting('helper', 'heppenheim'))).toEqual(['forbidden', 'forbidden'])
  expect(outcome(acting('office', 'lorsch'))).toEqual(['forbidden', 'forbidden'])
  expect(outcome(heppenheim)).toEqual(['done', 'forbidden'])
  expect(outcome(acting('office', 'lorsch', 'bensheim'))).toEqual(['forbidden', 'done'])
})

test('CM-8 Who opened a loan may set when it expires, but not to a time that is over', () => {
  const world = asked()
  const at = world.now + 60_000
  expect(world.requests('a', 'staff', { expiresAt: at })).toBe('done')
  expect(world.commitment('a').expiresAt).toBe(at)
  expect(world.requests('b', 'staff', { expiresAt: world.now })).toBe('expired')
})

test('CM-12 Who is asked, or agreed with, works in the emergency from then on', () => {
  const world = new Lending()
  world.offers('staff')
  world.needs('need')
  world.offersHelp('help', 'staff')
  const theirs = () => world.rows.involvement['emergency:bensheim']
  expect(theirs()).toBeUndefined()
  world.accepts('help', {}, heppenheim)
  expect(theirs()).toMatchObject({ organisation: 'bensheim', profile: 'work', ended: false })
  expect(asked().rows.involvement['emergency:bensheim']?.profile).toBe('work')
  const again = (change: InvolvementEvent) => {
    world.happens([change], heppenheim)
    world.requests(`after ${change.type}`, 'staff')
    return theirs()
  }
  const id = 'emergency:bensheim'
  expect(again({ type: 'involvement-ended', id })).toMatchObject({ profile: 'work', ended: false })
  expect(again({ type: 'involvement-changed', id, profile: 'read' })?.profile).toBe('work')
  expect(again({ type: 'involvement-changed', id, profile: 'lead' })?.profile).toBe('lead')
})

test('CM-13 A request leaves the reserve alone, the lender itself may go beyond it', () => {
  const world = new Lending()
  world.offers('staff', { reserve: 2 })
  world.needs('need')
  expect(world.requests('a', 'staff', { units: 2 })).toBe('offer-exhausted')
  expect(world.requests('b', 'staff', { units: 1 })).toBe('done')
  expect(world.offersHelp('c', 'staff', { units: 2 })).toBe('done')
})

test('CM-14 Exercise and reality never meet in a loan', () => {
  const drill = new Lending({ id: 'drill', state: 'running' })
  drill.offers('staff')
  drill.needs('need')
  expect(drill.requests('loan', 'staff')).toBe('other-world')
  expect(drill.offersHelp('loan', 'staff')).toBe('other-world')
})

test('CM-15 Kind, mode and period of a loan fit the offer and the need', () => {
  const world = asked()
  world.offers('desks', { kind: 'workstation' })
  world.offers('remote', { kind: 'remote' })
  world.needs('on site', { mode: 'onsite' })
  expect(world.requests('a', 'desks')).toBe('kind-does-not-fit')
  expect(world.requests('b', 'remote')).toBe('mode-does-not-fit')
  expect(world.requests('c', 'remote', { need: 'on site', mode: 'remote' })).toBe('mode-does-not-fit')
  expect(world.requests('d', 'remote', { mode: 'remote' })).toBe('done')
  expect(world.requests('e', 'staff', { units: 4 })).toBe('too-many-units')
  expect(world.requests('f', 'staff', { window: { from: TODAY, to: TODAY + 11 } })).toBe('window-outside-need')
  world.now += HALF_A_DAY
  expect(world.requests('g', 'staff')).toBe('window-past')
  world.happens(moveOffer(world.stock('staff').offer, 'paused', bensheim), bensheim)
  expect(world.requests('h', 'staff', { window: { from: TODAY + 1, to: TODAY + 2 } })).toBe('offer-not-available')
})

test('CM-16 What the lender has blocked since it was asked is not agreed to', () => {
  const world = asked(3)
  const block = { id: 'b', window: { from: TODAY + 3, to: TODAY + 4 }, units: 2, reason: 'krank' }
  world.blocks(blockOffer(world.stock('staff').offer, block, bensheim))
  expect(world.accepts('loan')).toBe('offer-exhausted')
  expect(world.accepts('loan', { units: 2 })).toBe('offer-exhausted')
  expect(world.accepts('loan', { units: 1, rest: 'not-available' })).toBe('done')
})

test('CM-17 Not more is agreed to than the need still wants', () => {
  const world = asked(3)
  world.offers('more', { owner: 'lorsch' })
  world.requests('second', 'more', { units: 2 })
  expect(world.accepts('second', {}, lorsch)).toBe('done')
  expect(world.accepts('loan')).toBe('need-covered')
  expect(world.accepts('loan', { units: 1, rest: 'not-available' })).toBe('done')
})

test('CM-20 A loan is seen by the involved organisations, its lender and the office; load and meters by the pact, load by cards too', () => {
  const world = asked()
  expect(commitment.audience(world.commitment('loan'))).toEqual(['emergency:emergency', 'org:bensheim', 'office'])
  expect(load.audience(world.stock('staff').load)).toEqual(['pact', 'offers'])
  expect(meter.audience(found(world.rows.meter.need))).toEqual(['pact', 'emergency:emergency'])
})

test('CM-27 Requests made together go out all or none, and none is promised what another of them takes', () => {
  const world = new Lending()
  world.offers('staff', { units: 3 })
  world.offers('other', { owner: 'lorsch', units: 1 })
  for (const need of ['need', 'second']) world.needs(need)
  const before = world.rows
  const two = { units: 2 }
  expect(world.requestsAll(['a', 'other'], ['b', 'staff', two], ['c', 'staff', { ...two, need: 'second' }])).toBe(
    'offer-exhausted',
  )
  expect(world.rows).toBe(before)
  expect(world.requestsAll(['a', 'other'], ['b', 'staff', two], ['c', 'staff', { need: 'second' }])).toBe('done')
  expect([world.held('staff'), world.held('other')]).toEqual([halfDays(3, 0, 1, 2, 3), halfDays(1, 0, 1, 2, 3)])
  expect(Object.keys(world.rows.commitment)).toEqual(['a', 'b', 'c'])
  const lenders = ['emergency:bensheim', 'emergency:lorsch']
  expect(lenders.map((id) => world.rows.involvement[id]?.profile)).toEqual(['work', 'work'])
  expect(world.requestsAll(['d', 'other', { window: { from: TODAY + 4, to: TODAY + 6 }, by: lorsch }])).toBe(
    'forbidden',
  )
})
