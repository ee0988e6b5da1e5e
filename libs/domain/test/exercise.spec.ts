import { declare, type Emergency } from '@beistand/domain/emergency'
import type { Offer } from '@beistand/domain/offer'
import { endExercise, endingExercise, type Exercise, startExercise } from '@beistand/domain/exercise'
import { acting, after, coordinator, events, NOON, office, refusedAs } from './acting.js'

const running: Exercise = {
  id: 'x1',
  name: 'Herbstübung',
  state: 'running',
  startedAt: NOON,
  endedAt: null,
  endedFor: null,
}
const over: Exercise = { ...running, state: 'ended', endedAt: NOON }
const wish = {
  id: 'e1',
  report: 'r1',
  victim: 'bensheim',
  kind: 'attack',
  severity: 'serious',
  suspected: false,
  exercise: null,
  awareAt: null,
  relapseOf: null,
  text: 'Alles verschlüsselt.',
} as const
const emergencyIn = (exercise: Exercise | null, id = 'e1'): Emergency =>
  after(events(declare({ ...wish, id, exercise }, undefined, coordinator)))[`emergency ${id}`] as Emergency

const offerIn = (exercise: string | null): Offer => ({
  id: `offer in ${exercise}`,
  owner: 'lorsch',
  exercise,
  copyOf: exercise === null ? null : 'original',
  kind: 'equipment',
  title: 'Notebooks',
  place: null,
  units: 2,
  windows: [],
  reserve: 0,
  maxSlots: null,
  skills: {},
  features: ['notebook'],
  modes: ['onsite'],
  maxKm: null,
  dependsOn: [],
  preconditions: [],
  contact: null,
  state: 'available',
  keepInPlan: false,
})

test('EX-1 only the office starts an exercise, with its copies of the offers in the same batch', () => {
  const copy = { type: 'exercise-started', id: 'copy', name: 'stands for an offer' } as const
  const decided = events(startExercise({ id: 'x1', name: 'Herbstübung' }, [copy], office))
  expect(after(decided)['exercise x1']).toEqual(running)
  expect(decided).toContainEqual(copy)
  expect(refusedAs(startExercise({ id: 'x1', name: 'Herbstübung' }, [], coordinator))).toBe('forbidden')
})

test('EX-2 what is declared in an exercise carries it for ever, and nothing is declared in one that is over', () => {
  expect(emergencyIn(running).exercise).toBe('x1')
  expect(emergencyIn(null).exercise).toBeNull()
  expect(refusedAs(declare({ ...wish, exercise: over }, undefined, coordinator))).toBe('exercise-over')
})

test('EX-3 when an exercise ends, its open emergencies close, its copies are withdrawn, and nothing else', () => {
  const emergencies = [
    emergencyIn(running, 'open'),
    { ...emergencyIn(running, 'false alarm'), phase: 'cancelled' } as const,
    emergencyIn({ ...running, id: 'x2' }, 'elsewhere'),
    emergencyIn(null, 'real'),
  ]
  const offers = [offerIn('x1'), offerIn('x2'), offerIn(null)]
  const drill = { exercise: running, emergencies, offers }
  expect(events(endExercise(drill, office))).toEqual([
    { type: 'exercise-ended', id: 'x1', endedFor: null },
    { type: 'emergency-phase-changed', id: 'open', phase: 'closed' },
    { type: 'offer-state-changed', id: 'offer in x1', state: 'withdrawn' },
  ])
  expect(refusedAs(endExercise(drill, coordinator))).toBe('forbidden')
  expect(refusedAs(endExercise({ ...drill, exercise: over }, office))).toBe('exercise-over')
})

test('EX-4 whoever declares a real emergency can end a running exercise in the same command', () => {
  const drill = { exercise: running, emergencies: [emergencyIn(running, 'open')], offers: [] }
  const decided = events(endingExercise(declare(wish, undefined, coordinator), drill, { ...wish, current: undefined }))
  const rows = after(decided, { 'exercise x1': running, 'emergency open': emergencyIn(running, 'open') })
  expect(rows['exercise x1']).toEqual({ ...running, state: 'ended', endedAt: NOON, endedFor: 'e1' })
  expect(rows['emergency open']).toMatchObject({ phase: 'closed' })
  expect(rows['emergency e1']).toMatchObject({ phase: 'declared', exercise: null })
})

test('EX-5 a second declaration, which becomes a report, ends the exercise for the emergency that is open', () => {
  const current = emergencyIn(null, 'first')
  const drill = { exercise: running, emergencies: [], offers: [] }
  const decided = events(endingExercise(declare(wish, current, coordinator), drill, { ...wish, current }))
  expect(decided.map(({ type }) => type)).toEqual(['report-added', 'exercise-ended'])
  expect(decided[1]).toMatchObject({ endedFor: 'first' })
})

test('EX-6 an exercise that is over does not stand in the way of declaring', () => {
  const declared = declare(wish, undefined, coordinator)
  const real = { ...wish, current: undefined }
  expect(endingExercise(declared, { exercise: over, emergencies: [], offers: [] }, real)).toEqual(declared)
  expect(endingExercise(declared, null, real)).toEqual(declared)
})

test('EX-7 a declaration inside an exercise ends none, and a refused declaration ends none', () => {
  const inside = { ...wish, exercise: running, current: undefined }
  const drill = { exercise: running, emergencies: [], offers: [] }
  expect(refusedAs(endingExercise(declare(inside, undefined, coordinator), drill, inside))).toBe(
    'only-real-ends-exercise',
  )
  const refused = declare(wish, undefined, acting('helper', 'bensheim'))
  expect(refusedAs(endingExercise(refused, drill, { ...wish, current: undefined }))).toBe('forbidden')
})
