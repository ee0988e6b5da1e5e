import { endedEmergencies } from '@beistand/contracts/ended-emergencies'
import { problem } from '@beistand/contracts/problem'
import { signIn } from '@beistand/contracts/session'
import * as z from 'zod/mini'
import { type Method, type Parameter, ref, type Schema } from './document.js'
import type { Code } from './problems.js'

/** A route that is no command, described by hand. */
export interface Route {
  readonly name: string
  readonly method: Method
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly open?: true
  readonly parameters?: readonly Parameter[]
  readonly body?: { readonly schema: Schema; readonly example: unknown }
  readonly answers: string
  /** Media types and schemas of the answer; none where it is empty (204). */
  readonly content: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>
  readonly problems: readonly Code[]
}

const integer = { type: 'integer', minimum: 0 }
const string = { type: 'string' }

function query(name: string, schema: Schema): Parameter {
  return { name, in: 'query', required: false, schema }
}

/** The JSON schema of what a zod schema takes in. */
export function inputSchema(schema: z.core.$ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}

const HEALTH = {
  'application/json': { schema: { type: 'object', properties: { status: string }, required: ['status'] } },
}

const SESSION = {
  person: 'p1',
  email: 'it-leitung@bensheim.example',
  operator: false,
  strange: 0,
  secured: true,
  grants: [
    {
      id: 'g1',
      pact: 'suedhessen',
      pactName: 'Pakt Südhessen (Demo)',
      demo: true,
      organisation: '06431002',
      organisationName: 'Bensheim',
      role: 'coordinator',
      title: 'IT-Leitung',
      barred: false,
    },
  ],
}

export const ROUTE_SCHEMAS: Readonly<Record<string, Schema>> = {
  EndedEmergencies: inputSchema(endedEmergencies),
  Problem: inputSchema(problem),
  SignIn: inputSchema(signIn),
  Session: {
    type: 'object',
    properties: {
      person: string,
      email: string,
      operator: { type: 'boolean', description: 'Whether this person runs the installation' },
      strange: { ...integer, description: 'How many other browsers of this person are new and not yet known' },
      secured: { type: 'boolean', description: 'Whether this person has a passkey or an authenticator app' },
      grants: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: string,
            pact: string,
            pactName: string,
            demo: { type: 'boolean' },
            organisation: string,
            organisationName: string,
            role: { enum: ['coordinator', 'head', 'helper', 'guest', 'observer', 'office', 'operator'] },
            title: { type: ['string', 'null'] },
          },
          required: Object.keys(SESSION.grants[0] ?? {}),
        },
      },
    },
    required: ['person', 'email', 'operator', 'strange', 'secured', 'grants'],
  },
  Page: {
    type: 'object',
    properties: {
      entries: { type: 'array', items: ref('schemas', 'Entry') },
      next: { type: ['integer', 'null'], description: '`before` of the next page' },
    },
    required: ['entries', 'next'],
  },
}

export const ROUTES: readonly Route[] = [
  {
    name: 'session.open',
    method: 'post',
    path: '/session',
    tag: 'session',
    summary:
      'Sign in; where the account has an authenticator app, with its code or a printed one. Sets the session cookie.',
    open: true,
    body: {
      schema: ref('schemas', 'SignIn'),
      example: { email: SESSION.email, password: 'correct horse battery staple' },
    },
    answers: 'Who is signed in',
    content: { 'application/json': { schema: ref('schemas', 'Session'), example: SESSION } },
    problems: [
      'invalid',
      'wrong-sign-in',
      'code-needed',
      'wrong-code',
      'too-many-codes',
      'origin-not-allowed',
      'too-many',
      'broken',
    ],
  },
  {
    name: 'session.show',
    method: 'get',
    path: '/session',
    tag: 'session',
    summary: 'Who is signed in, with all grants: a person has a role in each of several organisations.',
    answers: 'Who is signed in',
    content: { 'application/json': { schema: ref('schemas', 'Session'), example: SESSION } },
    problems: ['not-signed-in', 'broken'],
  },
  {
    name: 'session.close',
    method: 'delete',
    path: '/session',
    tag: 'session',
    summary: 'Sign out.',
    answers: 'Signed out',
    content: {},
    problems: ['not-signed-in', 'origin-not-allowed', 'broken'],
  },
  {
    name: 'snapshot.show',
    method: 'get',
    path: '/snapshot',
    tag: 'reading',
    summary:
      'Everything that the caller may see, now or as at an earlier number of the journal. Emergencies that ended more than ' +
      '30 days ago are left out; `emergency` asks for all rows of one.',
    parameters: [ref('parameters', 'Acting-Grant'), query('at', integer), query('emergency', string)],
    answers: 'All rows by noun and id',
    content: { 'application/json': { schema: ref('schemas', 'Snapshot') } },
    problems: ['not-signed-in', 'grant-needed', 'forbidden', 'not-found', 'invalid', 'busy', 'broken'],
  },
  {
    name: 'emergency.ended',
    method: 'get',
    path: '/emergencies/ended',
    tag: 'reading',
    summary: 'Emergencies that have ended, however long ago, by number, the highest first.',
    parameters: [
      ref('parameters', 'Acting-Grant'),
      query('victim', string),
      query('before', integer),
      query('limit', { ...integer, maximum: 100 }),
    ],
    answers: 'A page of emergencies; `next` is `before` of the next one',
    content: { 'application/json': { schema: ref('schemas', 'EndedEmergencies') } },
    problems: ['not-signed-in', 'grant-needed', 'forbidden', 'invalid', 'busy', 'broken'],
  },
  {
    name: 'journal.list',
    method: 'get',
    path: '/journal',
    tag: 'reading',
    summary:
      'The journal as far as the caller may see it: a page, newest first, or all of it as NDJSON, oldest first, for fresh proof.',
    parameters: [
      ref('parameters', 'Acting-Grant'),
      query('emergency', string),
      query('noun', string),
      query('type', string),
      query('before', integer),
      query('limit', { ...integer, maximum: 500 }),
    ],
    answers: 'Entries',
    content: {
      'application/json': { schema: ref('schemas', 'Page') },
      'application/x-ndjson': { schema: ref('schemas', 'Entry') },
    },
    problems: ['not-signed-in', 'grant-needed', 'forbidden', 'proof-needed', 'invalid', 'busy', 'broken'],
  },
  {
    name: 'health.live',
    method: 'get',
    path: '/health/live',
    tag: 'health',
    summary: 'Whether the process answers.',
    open: true,
    answers: 'It does',
    content: HEALTH,
    problems: ['broken'],
  },
  {
    name: 'health.ready',
    method: 'get',
    path: '/health/ready',
    tag: 'health',
    summary: 'Whether the server can serve: its database answers. 503 if not.',
    open: true,
    answers: 'It can',
    content: HEALTH,
    problems: ['busy', 'broken'],
  },
  {
    name: 'docs.document',
    method: 'get',
    path: '/openapi.json',
    tag: 'reading',
    summary: 'This description.',
    open: true,
    answers: 'An OpenAPI 3.1 document',
    content: { 'application/json': { schema: { type: 'object' } } },
    problems: ['broken'],
  },
  {
    name: 'docs.page',
    method: 'get',
    path: '/docs',
    tag: 'reading',
    summary: 'This description as a page to read.',
    open: true,
    answers: 'A page',
    content: { 'text/html': { schema: string } },
    problems: ['broken'],
  },
]
