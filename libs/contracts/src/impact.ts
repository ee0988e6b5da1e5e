import { IMPACT_STATES } from '@beistand/domain/impact'
import * as z from 'zod/mini'
import { command, id, text } from './command.js'

export const setImpact = command({
  name: 'impact.set',
  method: 'put',
  path: '/emergencies/:emergency/impacts/:service',
  summary: 'Say how a citizen service of the victim stands: down, limited, moved elsewhere or restored.',
  body: z.object({
    state: z.enum(IMPACT_STATES),
    at: z._default(z.nullable(id), null),
    place: z._default(z.nullable(text(200)), null),
    opening: z._default(z.nullable(text(200)), null),
    note: z._default(z.nullable(text(500)), null),
  }),
  example: {
    state: 'moved',
    at: '06431002',
    place: 'Rathaus Bensheim, Bürgerbüro',
    opening: 'Mo bis Fr, 8 bis 12 Uhr',
  },
  refusals: ['forbidden', 'not-found', 'place-needed', 'emergency-closed', 'unchanged'],
})
