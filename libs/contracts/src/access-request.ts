import { PROFILES } from '@beistand/domain/involvement'
import * as z from 'zod/mini'
import { command, nothing, note, text } from './command.js'

export const askAccess = command({
  name: 'access.ask',
  method: 'post',
  path: '/emergencies/:emergency/access-requests',
  summary: 'Ask for the own organisation to be involved in an emergency, and say why.',
  body: z.object({ profile: z.enum(PROFILES), reason: text(500) }),
  example: { profile: 'work', reason: 'Unsere Zulassungsstelle nimmt Ihre Bürger auf.' },
  refusals: ['forbidden', 'not-found', 'emergency-closed', 'unchanged', 'exists-already'],
})

export const answerAccess = command({
  name: 'access.answer',
  method: 'put',
  path: '/access-requests/:request/answer',
  summary: 'Answer a request for access: involve the organisation with a profile, or (null) say no.',
  body: z.object({ profile: z.nullable(z.enum(PROFILES)), answer: z._default(note(500), '') }),
  example: { profile: 'read', answer: 'Gern zum Mitlesen.' },
  refusals: ['forbidden', 'not-found', 'already-answered'],
})

export const withdrawAccess = command({
  name: 'access.withdraw',
  method: 'delete',
  path: '/access-requests/:request',
  summary: 'Take back a request for access that nobody has answered.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'already-answered'],
})
