import * as z from 'zod/mini'
import { command, id, nothing, text } from './command.js'
import { window } from './resource.js'

export const setShift = command({
  name: 'roster.set',
  method: 'post',
  path: '/roster',
  summary: 'Enter who of the office calls back in some half days.',
  body: z.object({ organisation: id, window, title: text(120), phone: z.nullable(text(60)) }),
  example: {
    organisation: '06431',
    window: { from: 41_540, to: 41_554 },
    title: 'Geschäftsstelle, Rufbereitschaft',
    phone: '06252 90009-10',
  },
  refusals: ['forbidden', 'not-found', 'window-past'],
})

/**
 * Who calls back now, as anybody may know it who has asked to be called: functions and organisations, and the number that
 * the directory has of the organisation. `title` is null where nobody is on the roster and the office as a whole calls.
 */
export const callingBack = z.array(
  z.object({ title: z.nullable(z.string()), organisation: z.string(), phone: z.nullable(z.string()) }),
)
export type CallingBack = z.infer<typeof callingBack>

export const removeShift = command({
  name: 'roster.remove',
  method: 'delete',
  path: '/roster/:shift',
  summary: 'Take someone off the roster.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'unchanged'],
})
