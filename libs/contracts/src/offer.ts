import { MODES, OFFER_KINDS, OFFER_STATES, PRECONDITION_CODES, PRECONDITION_OWNERS } from '@beistand/domain/offer'
import * as z from 'zod/mini'
import { command, id, nothing, note, text } from './command.js'
import { features, kilometres, skills, units, window } from './resource.js'

const template = z.object({
  code: z.enum(PRECONDITION_CODES),
  owner: z.enum(PRECONDITION_OWNERS),
  leadDays: z.int().check(z.minimum(0), z.maximum(365)),
})

const content = {
  title: text(200),
  place: z._default(z.nullable(id), null),
  units,
  windows: z.array(window).check(z.minLength(1), z.maxLength(50)),
  reserve: z._default(z.int().check(z.minimum(0), z.maximum(10_000)), 0),
  maxSlots: z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(28))), null),
  skills: z._default(skills, {}),
  features: z._default(features, []),
  modes: z._default(z.array(z.enum(MODES)).check(z.minLength(1), z.maxLength(2)), ['onsite']),
  maxKm: z._default(z.nullable(kilometres), null),
  dependsOn: z._default(z.array(id).check(z.maxLength(20)), []),
  preconditions: z._default(z.array(template).check(z.maxLength(10)), []),
  contact: z._default(note(200), ''),
}

const example = {
  title: 'Netzwerkfachkraft der IT-Abteilung',
  units: 2,
  windows: [{ from: 41_500, to: 41_528 }],
  skills: { network: 3 },
  modes: ['onsite', 'remote'],
  maxKm: 60,
  preconditions: [{ code: 'access', owner: 'victim', leadDays: 1 }],
} as const

export const makeOffer = command({
  name: 'offer.make',
  method: 'post',
  path: '/offers',
  summary: 'Say what an organisation could lend: staff, remote help, workstations or equipment.',
  body: z.object({ owner: id, kind: z.enum(OFFER_KINDS), ...content }),
  example: {
    owner: '06431002',
    kind: 'staff',
    ...example,
    windows: [...example.windows],
    modes: ['onsite', 'remote'],
    preconditions: [...example.preconditions],
  },
  refusals: ['forbidden', 'not-found'],
})

export const changeOffer = command({
  name: 'offer.change',
  method: 'put',
  path: '/offers/:offer',
  summary: 'Change an offer. What is asked or promised of it must still be there.',
  body: z.object(content),
  example: {
    ...example,
    windows: [...example.windows],
    modes: ['onsite', 'remote'],
    preconditions: [...example.preconditions],
  },
  refusals: ['forbidden', 'not-found', 'wrong-state', 'offer-held'],
})

export const moveOffer = command({
  name: 'offer.move',
  method: 'put',
  path: '/offers/:offer/state',
  summary: 'Pause, resume or withdraw an offer.',
  body: z.object({ state: z.enum(OFFER_STATES) }),
  example: { state: 'paused' },
  refusals: ['forbidden', 'not-found', 'unchanged', 'wrong-state'],
})

export const keepOffer = command({
  name: 'offer.keep',
  method: 'put',
  path: '/offers/:offer/kept-in-plan',
  summary: 'Keep a single offer in the plan although its owner was attacked, or let it go.',
  body: z.object({ keep: z.boolean() }),
  example: { keep: true },
  refusals: ['forbidden', 'not-found', 'unchanged', 'wrong-state'],
})

export const nameCrew = command({
  name: 'offer.crew',
  method: 'put',
  path: '/offers/:offer/crew',
  summary: 'Name the people behind an offer. Only their own organisation and the office see them.',
  body: z.object({ persons: z.array(id).check(z.maxLength(100)) }),
  example: { persons: ['p1'] },
  refusals: [
    'forbidden',
    'not-found',
    'wrong-state',
    'kind-does-not-fit',
    'too-many-units',
    'person-elsewhere',
    'person-in-other-offer',
  ],
})

export const blockOffer = command({
  name: 'offer.block',
  method: 'post',
  path: '/offers/:offer/absences',
  summary: 'Take units of an offer out for a while. Others see no more than "not available".',
  body: z.object({ window, units: z._default(z.nullable(units), null), reason: text(500) }),
  example: { window: { from: 41_510, to: 41_514 }, units: 1, reason: 'Urlaub' },
  refusals: ['forbidden', 'not-found', 'wrong-state', 'too-many-units'],
})

export const endBlock = command({
  name: 'offer.unblock',
  method: 'delete',
  path: '/absences/:absence',
  summary: 'End a block: the units are there again.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'unchanged'],
})
