import { erasureWish } from '@beistand/contracts/erasure'
import type { Code } from './problems.js'
import { inputSchema, type Route } from './read-routes.js'

const PROVEN: readonly Code[] = ['not-signed-in', 'proof-needed', 'broken']

/** The rights of people over their own data. */
export const PRIVACY_ROUTES: readonly Route[] = [
  {
    name: 'data.own',
    method: 'get',
    path: '/session/data',
    tag: 'privacy',
    summary: 'Everything that the installation knows of the caller, over all pacts; asks for fresh proof.',
    answers: 'Account, browsers, notes, rows that name the caller, and what the caller wrote',
    content: { 'application/json': { schema: { type: 'object' } } },
    problems: PROVEN,
  },
  {
    name: 'account.erase',
    method: 'delete',
    path: '/session/account',
    tag: 'privacy',
    summary: "Erase the caller's account, roles, and what names the caller in every pact; asks for fresh proof.",
    body: { schema: inputSchema(erasureWish), example: { words: false } },
    answers: 'Erased, and signed out',
    content: {},
    problems: ['invalid', 'last-office', 'last-operator', 'origin-not-allowed', 'busy', ...PROVEN],
  },
]
