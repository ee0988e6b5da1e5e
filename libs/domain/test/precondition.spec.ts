import { mobilise, startDuty, withdrawLoan } from '@beistand/domain/commitment-moves'
import { startOf } from '@beistand/domain/half-day'
import type { By } from '@beistand/domain/noun'
import {
  addPrecondition,
  movePrecondition,
  precondition,
  type PreconditionState,
  waivePrecondition,
} from '@beistand/domain/precondition'
import { acting } from './acting.js'
import { bensheim, found, heppenheim, Lending, lorsch, TODAY } from './lending.js'

const DAY = 86_400_000

function agreed(): Lending {
  const world = new Lending()
  world.offers('staff', {
    preconditions: [
      { code: 'access', owner: 'victim', leadDays: 1 },
      { code: 'authority-consent', owner: 'authority', leadDays: 0 },
      { code: 'briefing', owner: 'lender', leadDays: 0 },
    ],
  })
  world.needs('need')
  world.requests('loan', 'staff', { window: { from: TODAY + 2, to: TODAY + 4 } })
  world.accepts('loan')
  return world
}

const move = (world: Lending, id: string, state: Exclude<PreconditionState, 'waived'>, by: By) =>
  world.happens(movePrecondition(found(world.rows.precondition[id]), { state, due: null, note: '' }, by), by)
const waive = (world: Lending, id: string, by: By) =>
  world.happens(waivePrecondition(found(world.rows.precondition[id]), 'Gefahr im Verzug', by), by)
const start = (world: Lending, despite: string) =>
  world.moves('loan', bensheim, (row, around) => startDuty(row, despite, around))

test('PC-1 An agreed loan gets the preconditions of its offer as its own, each with its owner and due date', () => {
  const world = agreed()
  expect(Object.values(world.rows.precondition)).toMatchObject([
    { id: 'loan:1', commitment: 'loan', code: 'access', owner: 'victim', state: 'open' },
    { id: 'loan:2', code: 'authority-consent', owner: 'authority', state: 'open' },
    { id: 'loan:3', code: 'briefing', owner: 'lender', state: 'open' },
  ])
  expect(world.rows.precondition['loan:1']?.due).toBe(startOf(TODAY + 2) - DAY)
  expect(world.rows.precondition['loan:3']?.due).toBe(startOf(TODAY + 2))
  const asked = new Lending()
  asked.offers('staff', { preconditions: [{ code: 'access', owner: 'victim', leadDays: 1 }] })
  asked.needs('need')
  asked.requests('loan', 'staff')
  expect(asked.rows.precondition).toEqual({})
})

test('PC-2 Help goes on duty with an open precondition only for a reason, which stays with the loan', () => {
  const world = agreed()
  world.moves('loan', bensheim, mobilise)
  move(world, 'loan:1', 'met', heppenheim)
  move(world, 'loan:2', 'in-progress', bensheim)
  waive(world, 'loan:3', bensheim)
  expect(start(world, '')).toBe('precondition-open')
  expect(start(world, 'Zustimmung mündlich erteilt')).toBe('done')
  expect(world.commitment('loan')).toMatchObject({ state: 'on-duty', despite: 'Zustimmung mündlich erteilt' })
  const ready = agreed()
  ready.moves('loan', bensheim, mobilise)
  for (const id of ['loan:1', 'loan:2']) move(ready, id, 'met', heppenheim)
  waive(ready, 'loan:3', bensheim)
  expect(start(ready, '')).toBe('done')
})

test('PC-3 Each side moves and waives its own preconditions, and either side those of an authority', () => {
  const outcomes = (id: string) =>
    [heppenheim, bensheim, lorsch, acting('helper', 'bensheim')].map((by) => [
      move(agreed(), id, 'met', by),
      waive(agreed(), id, by),
    ])
  const yes = ['done', 'done']
  const no = ['forbidden', 'forbidden']
  expect(outcomes('loan:1')).toEqual([yes, no, no, no])
  expect(outcomes('loan:2')).toEqual([yes, yes, no, no])
  expect(outcomes('loan:3')).toEqual([no, yes, no, no])
})

test('PC-4 What is met is not waived, and what was waived can be taken up again', () => {
  const world = agreed()
  expect(waive(world, 'loan:1', heppenheim)).toBe('done')
  expect(world.rows.precondition['loan:1']).toMatchObject({ state: 'waived', waiver: 'Gefahr im Verzug' })
  expect(waive(world, 'loan:1', heppenheim)).toBe('wrong-state')
  expect(move(world, 'loan:1', 'met', heppenheim)).toBe('done')
  expect(world.rows.precondition['loan:1']).toMatchObject({ state: 'met', waiver: null })
  expect(move(world, 'loan:1', 'met', heppenheim)).toBe('unchanged')
  expect(waive(world, 'loan:1', heppenheim)).toBe('wrong-state')
})

test('PC-5 Either side adds a precondition that nobody thought of, as long as the loan lives', () => {
  const wish = { id: 'own', code: 'other', owner: 'lender', due: null, note: 'Führerschein' } as const
  const world = agreed()
  const add = (by: By) => world.happens(addPrecondition(world.commitment('loan'), wish, by), by)
  expect(add(lorsch)).toBe('forbidden')
  expect(add(heppenheim)).toBe('done')
  expect(found(world.rows.precondition.own)).toMatchObject({ commitment: 'loan', state: 'open', note: 'Führerschein' })
  expect(precondition.audience(found(world.rows.precondition.own))).toEqual([
    'emergency:emergency',
    'org:bensheim',
    'office',
  ])
  world.moves('loan', heppenheim, (row, around) => withdrawLoan(row, '', around))
  expect(add(bensheim)).toBe('wrong-state')
})
