import { CLOSING_REASONS, NEED_KINDS, NEED_MODES } from '@beistand/domain/need'
import * as z from 'zod/mini'
import { command, id, note } from './command.js'
import { features, kilometres, skills, units, window } from './resource.js'

const content = {
  quantity: units,
  skills: z._default(skills, {}),
  features: z._default(features, []),
  mode: z._default(z.enum(NEED_MODES), 'any'),
  window,
  priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  service: z._default(z.nullable(id), null),
  place: z._default(z.nullable(id), null),
  maxKm: z._default(z.nullable(kilometres), null),
  note: z._default(note(1000), ''),
}

export const openNeed = command({
  name: 'need.open',
  method: 'post',
  path: '/emergencies/:emergency/needs',
  summary: 'Say what a victim needs.',
  body: z.object({ kind: z.enum(NEED_KINDS), ...content }),
  example: { kind: 'staff', quantity: 2, window: { from: 41_502, to: 41_512 }, priority: 2, skills: { forensics: 2 } },
  refusals: ['forbidden', 'not-found', 'emergency-closed', 'window-past'],
})

export const changeNeed = command({
  name: 'need.change',
  method: 'put',
  path: '/needs/:need',
  summary: 'Change what is needed. Help that is agreed already must still fit into it.',
  body: z.object(content),
  example: { quantity: 3, window: { from: 41_502, to: 41_512 }, priority: 1, skills: { forensics: 2 } },
  refusals: ['forbidden', 'not-found', 'need-closed', 'window-past', 'more-agreed'],
})

export const closeNeed = command({
  name: 'need.close',
  method: 'put',
  path: '/needs/:need/closing',
  summary: 'Close a need. Unanswered requests are withdrawn, agreed help goes on.',
  body: z.object({ reason: z.enum(CLOSING_REASONS) }),
  example: { reason: 'met' },
  refusals: ['forbidden', 'not-found', 'unchanged'],
})
