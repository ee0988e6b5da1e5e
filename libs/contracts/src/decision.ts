import * as z from 'zod/mini'
import { command, id, instant, nothing, text } from './command.js'

/** One line: options are kept as lines of one text. */
const option = text(200).check(z.regex(/^[^\r\n\u2028\u2029]*$/))

export const askDecision = command({
  name: 'decision.ask',
  method: 'post',
  path: '/decisions',
  summary: "Ask an organisation's head a question with options and a deadline, within an emergency or without one.",
  body: z.object({
    emergency: z._default(z.nullable(id), null),
    asked: id,
    question: text(1000),
    options: z.array(option).check(z.minLength(2), z.maxLength(6)),
    deadline: instant,
  }),
  example: {
    asked: '06431002',
    question: 'Sollen wir das Rathaus morgen für den Publikumsverkehr schließen?',
    options: ['Ja, bis auf Weiteres', 'Ja, einen Tag', 'Nein'],
    deadline: 1_793_000_000_000,
  },
  refusals: ['forbidden', 'not-found', 'deadline-passed'],
})

export const takeDecision = command({
  name: 'decision.take',
  method: 'put',
  path: '/decisions/:decision/choice',
  summary: 'Decide: choose one of the options by its index, counted from 0.',
  body: z.object({ choice: z.int().check(z.minimum(0), z.maximum(5)), note: z._default(z.nullable(text(1000)), null) }),
  example: { choice: 1 },
  refusals: ['forbidden', 'not-found', 'wrong-state', 'no-such-option'],
})

export const withdrawDecision = command({
  name: 'decision.withdraw',
  method: 'delete',
  path: '/decisions/:decision',
  summary: 'Take a question back that nobody has answered.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})
