import { may } from '@beistand/domain/access'
import { declare, movePhase, type Emergency, type Phase } from '@beistand/domain/emergency'
import { impact, setImpact, type Impact, type ImpactWish } from '@beistand/domain/impact'
import { acting } from './acting.js'
import { happened } from './happened.js'

const heppenheim = acting('coordinator', 'heppenheim')
const bensheim = acting('coordinator', 'bensheim')

function emergencyIn(...phases: Phase[]): Emergency {
  let rows = happened(
    declare(
      {
        id: 'e',
        report: 'r',
        victim: 'heppenheim',
        kind: 'attack',
        severity: 'serious',
        suspected: false,
        awareAt: null,
        relapseOf: null,
        text: 'Alle Bildschirme sind schwarz.',
        exercise: null,
      },
      undefined,
      heppenheim,
    ),
    heppenheim,
  )
  for (const phase of phases) rows = happened(movePhase(row(rows.emergency.e), phase, heppenheim), heppenheim, rows, 9)
  return row(rows.emergency.e)
}

function row<R>(found: R | undefined): R {
  if (found === undefined) throw new Error('no such row')
  return found
}

const down: ImpactWish = { service: 'passport', state: 'down', at: null, place: null, opening: null, note: null }

function found(wish: ImpactWish = down): Impact {
  const rows = happened(setImpact(emergencyIn(), undefined, { wish, by: heppenheim }), heppenheim, undefined, 20)
  return row(rows.impact['e:passport'])
}

test('IM-1 the victim says which citizen service is down, and the whole pact sees it', () => {
  expect(found()).toEqual({ id: 'e:passport', emergency: 'e', since: 20_000, ...down })
  expect(impact.audience(found())).toEqual(['pact', 'emergency:e'])
})

test('IM-1 nobody else says it, except the office for the victim', () => {
  const target = { victim: 'heppenheim' }
  expect(setImpact(emergencyIn(), undefined, { wish: down, by: bensheim })).toMatchObject({ refused: 'forbidden' })
  expect(may(acting('office', 'kreis', 'heppenheim'), 'impact.set', target)).toBe(true)
  expect(may(acting('office', 'kreis'), 'impact.set', target)).toBe(false)
  expect(may(acting('observer', 'heppenheim'), 'impact.set', target)).toBe(false)
})

test('IM-2 a service that moved says where citizens can go', () => {
  const moved = { ...down, state: 'moved' as const, opening: 'Mo bis Fr' }
  const by = heppenheim
  expect(setImpact(emergencyIn(), found(), { wish: moved, by })).toMatchObject({ refused: 'place-needed' })
  expect(setImpact(emergencyIn(), found(), { wish: { ...moved, at: 'bensheim' }, by })).toEqual([
    { type: 'impact-changed', id: 'e:passport', ...status({ state: 'moved', at: 'bensheim', opening: 'Mo bis Fr' }) },
  ])
  expect(setImpact(emergencyIn(), found(), { wish: { ...moved, place: 'Bürgerhaus' }, by })).toHaveLength(1)
})

test('IM-2 a service that is back has no other place', () => {
  const wish = { ...down, state: 'restored' as const, at: 'bensheim', place: 'Bürgerhaus', opening: 'Mo' }
  expect(setImpact(emergencyIn(), found(), { wish, by: heppenheim })).toEqual([
    { type: 'impact-changed', id: 'e:passport', ...status({ state: 'restored' }) },
  ])
})

test('IM-3 a service stands once in an emergency and may go down again after it was restored', () => {
  const restored = found({ ...down, state: 'restored' })
  expect(setImpact(emergencyIn(), restored, { wish: down, by: heppenheim })).toEqual([
    { type: 'impact-changed', id: 'e:passport', ...status({ state: 'down' }) },
  ])
  expect(setImpact(emergencyIn(), restored, { wish: { ...down, state: 'restored' }, by: heppenheim })).toMatchObject({
    refused: 'unchanged',
  })
})

test('IM-4 after the end no service is added, but one that is known may still be restored', () => {
  const closed = emergencyIn('contained', 'emergency-operation', 'rebuilding', 'closed')
  expect(setImpact(closed, undefined, { wish: down, by: heppenheim })).toMatchObject({ refused: 'emergency-closed' })
  expect(setImpact(closed, found(), { wish: { ...down, state: 'restored' }, by: heppenheim })).toHaveLength(1)
})

function status(given: Partial<ImpactWish>) {
  return { state: 'down', at: null, place: null, opening: null, note: null, ...given }
}
