import * as z from 'zod/mini'
import { command, nothing, text } from './command.js'

export const startExercise = command({
  name: 'exercise.start',
  method: 'post',
  path: '/exercises',
  summary: 'Start an exercise on copies of all available offers.',
  body: z.object({ name: text(80) }),
  example: { name: 'Herbstübung' },
  refusals: ['forbidden'],
})

export const endExercise = command({
  name: 'exercise.end',
  method: 'post',
  path: '/exercises/:exercise/end',
  summary: 'End an exercise. The emergencies in it that are still open close with it.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'exercise-over'],
})
