import { auditPage, noticeList } from '@beistand/contracts/audit'
import { factorCount } from '@beistand/contracts/pact'
import { type Parameter, ref } from './document.js'
import type { Code } from './problems.js'
import { inputSchema, type Route } from './read-routes.js'

const string = { type: 'string' }
const wanted = ['kinds', 'person', 'before'].map((name): Parameter => ({
  name,
  in: 'query',
  required: false,
  schema: string,
}))
const limit: Parameter = {
  name: 'limit',
  in: 'query',
  required: false,
  schema: { type: 'integer', minimum: 1, maximum: 200 },
}
const page = { 'application/json': { schema: inputSchema(auditPage) } }
const SIGNED_IN: readonly Code[] = ['not-signed-in', 'invalid', 'broken']

/** What happened around access, as people read it. */
export const AUDIT_ROUTES: readonly Route[] = [
  {
    name: 'audit.list',
    method: 'get',
    path: '/audit',
    tag: 'audit',
    summary:
      'What happened around access to the pact, for its office: a page, newest first, or all of it as a table, for fresh proof.',
    parameters: [ref('parameters', 'Acting-Grant'), ...wanted, limit],
    answers: 'Notes of the pact and of the accounts of its people',
    content: { ...page, 'text/csv': { schema: string } },
    problems: ['forbidden', 'grant-needed', 'proof-needed', ...SIGNED_IN],
  },
  {
    name: 'pact.factor-count',
    method: 'get',
    path: '/pact/second-factor',
    tag: 'audit',
    summary: 'For the office: how many people speak for an organisation, and how many of them have only a password.',
    parameters: [ref('parameters', 'Acting-Grant')],
    answers: 'Two numbers, no names',
    content: { 'application/json': { schema: inputSchema(factorCount) } },
    problems: ['forbidden', 'grant-needed', ...SIGNED_IN],
  },
  {
    name: 'audit.own',
    method: 'get',
    path: '/session/audit',
    tag: 'audit',
    summary: "What happened with the caller's account, in whatever pact.",
    parameters: [...wanted, limit],
    answers: 'Notes, newest first',
    content: page,
    problems: SIGNED_IN,
  },
  {
    name: 'notice.list',
    method: 'get',
    path: '/session/notices',
    tag: 'audit',
    summary: 'What the caller should look at and has not put away: new devices, many failures, cards, recoveries.',
    parameters: [ref('parameters', 'Acting-Grant')],
    answers: 'Notes, newest first',
    content: { 'application/json': { schema: inputSchema(noticeList) } },
    problems: SIGNED_IN,
  },
  {
    name: 'notice.read',
    method: 'put',
    path: '/session/notices/:id/read',
    tag: 'audit',
    summary: 'Put a notice away, for oneself.',
    answers: 'Put away',
    content: {},
    problems: ['not-signed-in', 'not-found', 'origin-not-allowed', 'broken'],
  },
]
