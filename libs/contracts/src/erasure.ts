import * as z from 'zod/mini'
import { command } from './command.js'

/** `words`: also what the person wrote in emergencies, which else stays as their record. */
export const erasureWish = z.object({ words: z._default(z.boolean(), false) })

export const erasePerson = command({
  name: 'person.erase',
  method: 'delete',
  path: '/persons/:person',
  summary: 'Erase a person: roles, texts that name it, and, where no other pact knows it, its account.',
  body: erasureWish,
  example: { words: false },
  refusals: ['forbidden', 'not-found', 'last-office', 'unchanged'],
  fresh: true,
})

export const eraseText = command({
  name: 'text.erase',
  method: 'post',
  path: '/journal/erasures',
  summary: 'Erase one text of an entry for what it says; the entry stays, and so does its number.',
  body: z.object({
    entry: z.int().check(z.minimum(1)),
    field: z.string().check(z.regex(/^[A-Za-z]{1,40}$/)),
  }),
  example: { entry: 214, field: 'text' },
  refusals: ['forbidden', 'not-found', 'unchanged'],
  fresh: true,
})
