import { PRECONDITION_CODES, PRECONDITION_OWNERS } from '@beistand/domain/offer'
import * as z from 'zod/mini'
import { command, instant, note, text } from './command.js'

const due = z._default(z.nullable(instant), null)

export const addPrecondition = command({
  name: 'precondition.add',
  method: 'post',
  path: '/commitments/:commitment/preconditions',
  summary: 'Add what must be true before the help can serve.',
  body: z.object({
    code: z.enum(PRECONDITION_CODES),
    owner: z.enum(PRECONDITION_OWNERS),
    due,
    note: z._default(note(500), ''),
  }),
  example: { code: 'authority-consent', owner: 'authority', note: 'Zustimmung des Regierungspräsidiums' },
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})

export const movePrecondition = command({
  name: 'precondition.move',
  method: 'put',
  path: '/preconditions/:precondition/state',
  summary: 'Say how far a precondition is.',
  body: z.object({ state: z.enum(['open', 'in-progress', 'met']), due, note: z._default(note(500), '') }),
  example: { state: 'met' },
  refusals: ['forbidden', 'not-found', 'unchanged'],
})

export const waivePrecondition = command({
  name: 'precondition.waive',
  method: 'put',
  path: '/preconditions/:precondition/waiver',
  summary: 'Do without a precondition, and say why.',
  body: z.object({ reason: text(500) }),
  example: { reason: 'Gefahr im Verzug' },
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})
