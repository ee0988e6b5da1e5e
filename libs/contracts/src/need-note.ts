import { TLP } from '@beistand/domain/report'
import * as z from 'zod/mini'
import { command, text } from './command.js'
import { circle, persons } from './emergency.js'

export const noteNeed = command({
  name: 'need.note',
  method: 'post',
  path: '/needs/:need/notes',
  summary:
    'Say something on a need to fewer than the whole pact: the organisations involved, the office, or named people.',
  body: z.object({
    text: text(2000),
    tlp: z._default(z.enum(TLP), 'TLP:AMBER'),
    circle: z._default(circle, { to: 'involved' }),
  }),
  example: { text: 'Zugang über den Hof, Schlüssel an der Pforte.' },
  refusals: ['forbidden', 'not-found', 'red-needs-names'],
})

export const narrowNeedNote = command({
  name: 'need.narrow-note',
  method: 'put',
  path: '/need-notes/:note/circle',
  summary: 'Narrow a note on a need to named persons (TLP:RED).',
  body: z.object({ persons }),
  example: { persons: ['p1'] },
  refusals: ['forbidden', 'not-found'],
})
