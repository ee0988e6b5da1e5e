import { STAGES } from '@beistand/domain/membership'
import * as z from 'zod/mini'
import { command, id } from './command.js'

export const beginMembership = command({
  name: 'membership.begin',
  method: 'post',
  path: '/organisations/:organisation/membership',
  summary: 'Invite an organisation into the pact, or admit it as external, if wanted for one emergency.',
  body: z.object({
    stage: z.enum(['invited', 'external']),
    admittedFor: z._default(z.nullable(id), null),
  }),
  example: { stage: 'invited' },
  refusals: ['forbidden', 'not-found', 'unchanged'],
})

export const moveMembership = command({
  name: 'membership.move',
  method: 'put',
  path: '/organisations/:organisation/membership',
  summary: 'Move a membership to its next stage, suspend it or end it.',
  body: z.object({ stage: z.enum(STAGES) }),
  example: { stage: 'letter-of-intent' },
  refusals: ['forbidden', 'not-found', 'unchanged', 'wrong-state'],
})
