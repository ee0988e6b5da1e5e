import {
  beginMembership,
  belongs,
  isPartner,
  type Membership,
  moveMembership,
  STAGE_TRANSITIONS,
  STAGES,
  type Stage,
} from '@beistand/domain/membership'
import { after, coordinator, events, NOON, office, refusedAs } from './acting.js'

const at = (stage: Stage): Membership => ({ id: 'bensheim', stage, since: 0, admittedFor: null })
const wish = { id: 'bensheim', stage: 'invited', admittedFor: null } as const

test('ME-1 a member goes from invitation over letter of intent, contract and council decision to active', () => {
  const way: Stage[] = ['invited', 'letter-of-intent', 'contract-draft', 'council-decision', 'active']
  for (const [index, stage] of way.slice(1).entries()) {
    const row = at(way[index] ?? 'invited')
    const rows = after(events(moveMembership(row, stage, office)), { 'membership bensheim': row })
    expect(rows['membership bensheim']).toEqual({ ...row, stage, since: NOON })
  }
  expect(refusedAs(moveMembership(at('invited'), 'active', office))).toBe('wrong-state')
})

test('ME-2 every stage can be reached, and only left and rejected are final', () => {
  const reached = new Set<Stage>(['invited', 'external', ...STAGES.flatMap((stage) => STAGE_TRANSITIONS[stage])])
  expect([...reached].sort()).toEqual([...STAGES].sort())
  expect(STAGES.filter((stage) => STAGE_TRANSITIONS[stage].length === 0)).toEqual(['left', 'rejected'])
})

test('ME-3 only active members and external organisations are partners, who may lend', () => {
  expect(STAGES.filter((stage) => isPartner(at(stage)))).toEqual(['active', 'external'])
  expect(isPartner(undefined)).toBe(false)
})

test('ME-4 an organisation whose membership ended can be invited again, one that belongs cannot', () => {
  const rows = after(events(beginMembership(at('left'), wish, office)), { 'membership bensheim': at('left') })
  expect(rows['membership bensheim']).toEqual({ ...at('invited'), since: NOON })
  expect(refusedAs(beginMembership(at('suspended'), wish, office))).toBe('unchanged')
  expect(STAGES.filter((stage) => !belongs(at(stage)))).toEqual(['left', 'rejected'])
})

test('ME-5 an external organisation is admitted for one emergency without becoming a member', () => {
  const external = { id: 'mannheim', stage: 'external', admittedFor: 'e1' } as const
  const rows = after(events(beginMembership(undefined, external, office)))
  expect(rows['membership mannheim']).toEqual({ ...external, since: NOON })
})

test('ME-6 only the office sets memberships', () => {
  expect(refusedAs(beginMembership(undefined, wish, coordinator))).toBe('forbidden')
  expect(refusedAs(moveMembership(at('invited'), 'rejected', coordinator))).toBe('forbidden')
})

test('ME-7 who never was active or external is rejected and does not leave', () => {
  const from = (to: Stage) => STAGES.filter((stage) => STAGE_TRANSITIONS[stage].includes(to))
  expect(from('left')).toEqual(['active', 'suspended', 'external'])
  expect(from('rejected')).toEqual(['invited', 'letter-of-intent', 'contract-draft', 'council-decision'])
})
