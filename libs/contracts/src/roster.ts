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

export const removeShift = command({
  name: 'roster.remove',
  method: 'delete',
  path: '/roster/:shift',
  summary: 'Take someone off the roster.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'unchanged'],
})
