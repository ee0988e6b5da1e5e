import * as z from 'zod/mini'
import { command, id, nothing, text } from './command.js'

const card = {
  title: text(120),
  phone: z.nullable(text(60)),
  mail: z.nullable(z.email().check(z.maxLength(254))),
  note: z.nullable(text(300)),
}
const example = {
  title: 'IT-Leitung',
  phone: '069 90009-012',
  mail: 'it-leitung@bensheim.example',
  note: 'Rufbereitschaft ab 18 Uhr',
}

export const addContact = command({
  name: 'contact.add',
  method: 'post',
  path: '/contacts',
  summary: 'Add how to reach a function of an organisation.',
  body: z.object({ organisation: id, ...card }),
  example: { organisation: '06431002', ...example },
  refusals: ['forbidden', 'not-found', 'contact-needs-way'],
})

export const changeContact = command({
  name: 'contact.change',
  method: 'put',
  path: '/contacts/:contact',
  summary: 'Change how to reach a function.',
  body: z.object(card),
  example,
  refusals: ['forbidden', 'not-found', 'wrong-state', 'contact-needs-way'],
})

export const removeContact = command({
  name: 'contact.remove',
  method: 'delete',
  path: '/contacts/:contact',
  summary: 'Remove a contact; what it said is no longer shown.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'unchanged'],
})
