import * as z from 'zod/mini'
import { command, id, text } from './command.js'

export const GRANTABLE = ['coordinator', 'head', 'helper', 'guest', 'observer', 'office', 'operator'] as const

export const giveRole = command({
  name: 'grant.give',
  method: 'post',
  path: '/grants',
  summary: 'Give a person a role in an organisation.',
  body: z.object({ person: id, organisation: id, role: z.enum(GRANTABLE), title: text(120) }),
  example: { person: 'p1', organisation: '06431002', role: 'coordinator', title: 'IT-Leitung' },
  refusals: ['forbidden', 'not-found', 'unchanged'],
  fresh: true,
})

export const revokeRole = command({
  name: 'grant.revoke',
  method: 'delete',
  path: '/grants/:grant',
  summary: 'Take a role back, for a reason.',
  body: z.object({ reason: text(300) }),
  example: { reason: 'Aus dem Dienst ausgeschieden' },
  refusals: ['forbidden', 'not-found', 'unchanged', 'last-office'],
  fresh: true,
})
