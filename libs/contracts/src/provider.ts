import { FAILURES } from '@beistand/domain/cause'
import * as z from 'zod/mini'
import { command, id, nothing, text } from './command.js'

export const setProvider = command({
  name: 'provider.set',
  method: 'put',
  path: '/providers/:provider',
  summary: 'Make an organisation a provider that others depend on, or change its CERT.',
  body: z.object({ cert: z.nullable(id) }),
  example: { cert: null },
  refusals: ['forbidden', 'not-found', 'unchanged'],
})

export const failProvider = command({
  name: 'provider.fail',
  method: 'post',
  path: '/providers/:provider/failures',
  summary: 'Report that a provider fails. Its dependants get a suspected emergency each, under one cause.',
  body: z.object({
    failure: z.enum(FAILURES),
    text: text(2000),
    exercise: z._default(z.nullable(id), null),
  }),
  example: { failure: 'unavailable', text: 'Alle Verbindungen ins Rechenzentrum sind getrennt.' },
  refusals: ['forbidden', 'not-found', 'exercise-over', 'fails-already'],
})

export const assessFailure = command({
  name: 'provider.assess',
  method: 'put',
  path: '/causes/:cause/failure',
  summary: 'Correct how a provider fails. Opens no emergencies.',
  body: z.object({ failure: z.enum(FAILURES) }),
  example: { failure: 'compromised' },
  refusals: ['forbidden', 'not-found', 'unchanged', 'wrong-state'],
})

export const restoreProvider = command({
  name: 'provider.restore',
  method: 'post',
  path: '/causes/:cause/restoration',
  summary: 'Say that a provider works again. The emergencies stay open until their victims close them.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})

export const setDependency = command({
  name: 'dependency.set',
  method: 'put',
  path: '/organisations/:organisation/dependencies/:provider',
  summary: 'State which specialist applications an organisation gets from a provider.',
  body: z.object({ applications: z.array(id).check(z.maxLength(200)) }),
  example: { applications: ['civil-register', 'vehicle-registration'] },
  refusals: ['forbidden', 'not-found'],
})

export const endDependency = command({
  name: 'dependency.end',
  method: 'delete',
  path: '/organisations/:organisation/dependencies/:provider',
  summary: 'Say that an organisation depends on a provider no longer.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'unchanged'],
})
