import { may } from './access.js'
import { isOpen, type Emergency, type EmergencyEvent } from './emergency.js'
import type { By, Id, Instant, Noun, NounEvent } from './noun.js'
import { endCopies, type Offer, type OfferEvent } from './offer.js'
import { type Decision, isRefusal, refuse } from './refusal.js'

/** A drill. What happens in it carries its id for ever and works on copies of the offers. */
export interface Exercise {
  readonly id: Id
  readonly name: string
  readonly state: 'running' | 'ended'
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  /** The real emergency that ended it, if one did. */
  readonly endedFor: Id | null
}
export type ExerciseMade = { readonly type: 'exercise-started'; readonly id: Id; readonly name: string }
export type ExerciseChanged = { readonly type: 'exercise-ended'; readonly id: Id; readonly endedFor: Id | null }
export type ExerciseEvent = ExerciseMade | ExerciseChanged

export const exercise: Noun<Exercise, ExerciseMade, ExerciseChanged> = {
  name: 'exercise',
  fields: { name: 'code', state: 'code', startedAt: 'instant', endedAt: 'instant?', endedFor: 'id?' },
  make: {
    'exercise-started': ({ id, name }, { at }) => ({
      id,
      name,
      state: 'running',
      startedAt: at,
      endedAt: null,
      endedFor: null,
    }),
  },
  change: {
    'exercise-ended': (row, { endedFor }, { at }) => ({ ...row, state: 'ended', endedAt: at, endedFor }),
  },
  audience: () => ['all'],
}

export interface ExerciseWish {
  readonly id: Id
  readonly name: string
}

/** Starts an exercise. `copies` are the events that copy the available offers into it. */
export function startExercise<E extends NounEvent>(
  wish: ExerciseWish,
  copies: readonly E[],
  by: By,
): Decision<ExerciseEvent | E> {
  if (!may(by, 'exercise.start')) return refuse('forbidden')
  return [{ type: 'exercise-started', id: wish.id, name: wish.name }, ...copies]
}

/** An exercise, its emergencies and its copies of the offers. */
export interface Drill {
  readonly exercise: Exercise
  readonly emergencies: readonly Emergency[]
  readonly offers: readonly Offer[]
}

/** Ends an exercise; its open emergencies close and its copies are withdrawn. */
export function endExercise(drill: Drill, by: By): Decision<ExerciseEvent | EmergencyEvent | OfferEvent> {
  if (!may(by, 'exercise.end')) return refuse('forbidden')
  if (drill.exercise.state !== 'running') return refuse('exercise-over')
  return ending(drill, null)
}

/** A declaration, and the victim's emergency that is open already, on which it becomes a report. */
export interface Declared {
  readonly id: Id
  readonly exercise: unknown
  readonly current: { readonly id: Id } | undefined
}

/**
 * Lets a real declaration end a running exercise in the same command, whoever declares. An exercise that is over
 * already does not stand in the way of declaring.
 */
export function endingExercise<E extends NounEvent>(
  decision: Decision<E>,
  drill: Drill | null,
  { id, exercise, current }: Declared,
): Decision<E | ExerciseEvent | EmergencyEvent | OfferEvent> {
  if (isRefusal(decision) || drill === null || drill.exercise.state !== 'running') return decision
  if (exercise !== null) return refuse('only-real-ends-exercise')
  return [...decision, ...ending(drill, current?.id ?? id)]
}

function ending(
  { exercise, emergencies, offers }: Drill,
  endedFor: Id | null,
): (ExerciseEvent | EmergencyEvent | OfferEvent)[] {
  const closing = emergencies
    .filter((row) => row.exercise === exercise.id && isOpen(row))
    .map(({ id }) => ({ type: 'emergency-phase-changed', id, phase: 'closed' }) as const)
  return [{ type: 'exercise-ended', id: exercise.id, endedFor }, ...closing, ...endCopies(offers, exercise.id)]
}
