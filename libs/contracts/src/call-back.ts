import { CALL_BACK_RESULTS } from '@beistand/domain/call-back'
import { SEVERITIES } from '@beistand/domain/emergency'
import * as z from 'zod/mini'
import { command, id, text } from './command.js'

export const settleCallBack = command({
  name: 'emergency.call-back',
  method: 'put',
  path: '/emergencies/:emergency/call-back',
  summary:
    'Say what calling back came to. An emergency that stood on the open form alone is then declared or cancelled.',
  body: z.object({
    result: z.enum(CALL_BACK_RESULTS),
    note: text(500),
    /** The contact, or the victim itself, whose number on file was called; needed to confirm. */
    calledOn: z._default(z.nullable(id), null),
    /** The call-backs whose emergency cards the one who was called says to have used. */
    cards: z._default(z.array(id).check(z.maxLength(50)), []),
  }),
  example: { result: 'confirmed', note: 'Rückruf bei der IT-Leitung.', calledOn: 'k1', cards: [] },
  refusals: ['forbidden', 'not-found', 'unchanged', 'number-on-file-needed'],
})

/** What the open form asks for, without a session. `organisation` is an id or an official municipality key (AGS). */
export const notice = z.object({
  organisation: text(120),
  seen: text(2000),
  severity: z.enum(SEVERITIES),
  phone: z.string().check(z.trim(), z.regex(/^\+?[0-9 ()/.-]{5,40}$/)),
})
export type Notice = z.infer<typeof notice>
