import { lostAccess, lostAccessTaken, recoveryLink, recoveryView, takeRecovery } from '@beistand/contracts/recovery'
import { ref } from './document.js'
import { inputSchema, type Route } from './read-routes.js'

const LINK = { pact: 'suedhessen', token: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA' }

/** A new way in without mail, for who has lost every other. */
export const RECOVERY_ROUTES: readonly Route[] = [
  {
    name: 'recovery.lost',
    method: 'post',
    path: '/recovery/ask',
    tag: 'recovery',
    summary: 'Say without a session that you cannot get in any more; the office calls back on a number on file.',
    open: true,
    body: {
      schema: inputSchema(lostAccess),
      example: { organisation: 'Bensheim', title: 'IT-Leitung', key: '0c8f5a52-3a34-4d0e-9f0b-6a1a3f2d7c11' },
    },
    answers: 'Asked; who calls back now',
    content: { 'application/json': { schema: inputSchema(lostAccessTaken) } },
    problems: ['invalid', 'origin-not-allowed', 'too-many', 'busy', 'broken'],
  },
  {
    name: 'recovery.show',
    method: 'post',
    path: '/recovery/show',
    tag: 'recovery',
    summary: 'Whose account a link opens again.',
    open: true,
    body: { schema: inputSchema(recoveryLink), example: LINK },
    answers: 'The account',
    content: { 'application/json': { schema: inputSchema(recoveryView) } },
    problems: ['invalid', 'link-ended', 'origin-not-allowed', 'broken'],
  },
  {
    name: 'recovery.take',
    method: 'post',
    path: '/recovery/take',
    tag: 'recovery',
    summary: 'Set a new password by the link; everything else that could be signed in with ends, and all sessions.',
    open: true,
    body: { schema: inputSchema(takeRecovery), example: { ...LINK, password: 'Kranich Tasse Nebel Ofen' } },
    answers: 'Who is signed in',
    content: { 'application/json': { schema: ref('schemas', 'Session') } },
    problems: ['invalid', 'weak-password', 'link-ended', 'origin-not-allowed', 'busy', 'broken'],
  },
]
