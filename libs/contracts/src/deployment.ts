import * as z from 'zod/mini'
import { command, id, instant, note, nothing } from './command.js'

const posting = z.object({
  person: z._default(z.nullable(id), null),
  name: z._default(note(120), ''),
  reportAt: instant,
  until: instant,
  place: z._default(note(200), ''),
  contact: z._default(note(200), ''),
})
const example = {
  name: 'Netzwerkfachkraft Bensheim',
  reportAt: 1_793_080_800_000,
  until: 1_793_109_600_000,
  place: 'Rathaus Heppenheim, Pforte',
}

export const namePerson = command({
  name: 'deployment.name',
  method: 'post',
  path: '/commitments/:commitment/deployments',
  summary: 'Name a person for a shift on agreed help.',
  body: posting,
  example,
  refusals: [
    'forbidden',
    'not-found',
    'wrong-state',
    'person-missing',
    'ends-before-start',
    'person-elsewhere',
    'person-in-other-offer',
    'person-on-shift',
    'all-named',
  ],
})

export const changeDeployment = command({
  name: 'deployment.change',
  method: 'put',
  path: '/deployments/:deployment',
  summary: 'Change a shift that has not begun.',
  body: posting,
  example,
  refusals: [
    'forbidden',
    'not-found',
    'wrong-state',
    'person-missing',
    'ends-before-start',
    'person-elsewhere',
    'person-in-other-offer',
    'person-on-shift',
    'all-named',
  ],
})

export const arrive = command({
  name: 'deployment.arrive',
  method: 'put',
  path: '/deployments/:deployment/arrival',
  summary: 'Say that a person has arrived; now, or at an earlier time.',
  body: z.object({ at: z._default(z.nullable(instant), null) }),
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state', 'unchanged', 'in-the-future'],
})

export const leave = command({
  name: 'deployment.leave',
  method: 'put',
  path: '/deployments/:deployment/departure',
  summary: 'Say that a person has left, and how long it worked in minutes.',
  body: z.object({
    at: z._default(z.nullable(instant), null),
    minutes: z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(100_000))), null),
  }),
  example: { minutes: 450 },
  refusals: ['forbidden', 'not-found', 'wrong-state', 'in-the-future', 'ends-before-start'],
})

export const cancelDeployment = command({
  name: 'deployment.cancel',
  method: 'delete',
  path: '/deployments/:deployment',
  summary: 'Cancel a shift that has not begun.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'unchanged', 'wrong-state'],
})
