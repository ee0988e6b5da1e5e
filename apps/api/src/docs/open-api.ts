import { VERIFICATIONS } from '@beistand/domain/noun'
import { type Command, recorded } from '@beistand/contracts/command'
import { type Answer, type Document, type Method, type Operation, type Parameter, ref } from './document.js'
import { type Code, DOOR, problemAnswers } from './problems.js'
import { ACCESS_ROUTES } from './access-routes.js'
import { AUDIT_ROUTES } from './audit-routes.js'
import { PRIVACY_ROUTES } from './privacy-routes.js'
import { PLAN_ROUTES } from './plan-routes.js'
import { PROOF_ROUTES } from './proof-routes.js'
import { RECOVERY_ROUTES } from './recovery-routes.js'
import { WALL_ROUTES } from './wall-routes.js'
import { inputSchema, type Route, ROUTE_SCHEMAS, ROUTES } from './read-routes.js'
import { READ_SCHEMAS } from './row-schemas.js'

const DESCRIPTION = `Mutual aid among administrations under cyber attack.

Sign in at /api/session; the answer sets a cookie. Whatever changes something names the origin of this installation in
Origin, as browsers do by themselves; so does the socket. Every command carries an Idempotency-Key: sent again with the same key,
it is recorded once. A person with several grants names the one that it acts by in Acting-Grant; the pact office names whom
it acts for in Acting-For. A command answers with the numbers of the journal entries that it caused. Changes of others come
over socket.io at /api/live as frames of the same entries. What goes wrong is a problem (RFC 9457) with a code of a closed
list; its member about may name the rows that stand in the way.`

const UUID = '0c8f5a52-3a34-4d0e-9f0b-6a1a3f2d7c11'

const PARAMETERS = {
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'A random key of the caller, 8 to 100 characters. The same key with the same command is recorded once.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,100}$' },
    example: UUID,
  },
  'Acting-Grant': {
    name: 'Acting-Grant',
    in: 'header',
    required: false,
    description: 'The grant that the person acts by; required for a person with several.',
    schema: { type: 'string' },
  },
  'Acting-For': {
    name: 'Acting-For',
    in: 'header',
    required: false,
    description: 'The organisation that the pact office acts for.',
    schema: { type: 'string' },
  },
  'Acting-For-Verified': {
    name: 'Acting-For-Verified',
    in: 'header',
    required: false,
    description: 'How the office made sure of it; required with Acting-For. The journal keeps it.',
    schema: { type: 'string', enum: [...VERIFICATIONS] },
  },
  'Accept-Language': {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description: 'The language of the sentences in problems.',
    schema: { type: 'string', enum: ['de', 'en'] },
  },
}

const COMMAND_HEADERS: readonly Parameter[] = Object.keys(PARAMETERS).map((name) => ref('parameters', name))
const SESSION_NEEDED = [{ session: [] }]

/** Describes the API: every command from its contract, and the routes that only read. `version` is the release's. */
export function openApi(commands: readonly Command[], version: string): Document {
  const operations = [
    ...commands.map((command) => [command, commandOperation(command)] as const),
    ...[
      ...ROUTES,
      ...PLAN_ROUTES,
      ...ACCESS_ROUTES,
      ...PROOF_ROUTES,
      ...RECOVERY_ROUTES,
      ...AUDIT_ROUTES,
      ...PRIVACY_ROUTES,
      ...WALL_ROUTES,
    ].map((route) => [route, routeOperation(route)] as const),
  ]
  const paths: Record<string, Partial<Record<Method, Operation>>> = {}
  for (const [{ path, method }, operation] of operations) {
    const templated = path.replace(/:(\w+)/g, '{$1}')
    paths[templated] = { ...paths[templated], [method]: operation }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Beistand',
      version,
      description: DESCRIPTION,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api' }],
    tags: [...new Set(operations.flatMap(([, { tags }]) => tags))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Recorded: inputSchema(recorded), ...ROUTE_SCHEMAS, ...READ_SCHEMAS },
      parameters: PARAMETERS,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'beistand' } },
    },
  }
}

function pathParameters(path: string): Parameter[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function commandOperation(command: Command): Operation {
  const empty = Object.keys(command.body.shape).length === 0
  const body = { schema: inputSchema(command.body), example: command.example }
  const noted: Answer = {
    description: 'Recorded; `id` is the row that the first entry made or changed',
    content: { 'application/json': { schema: ref('schemas', 'Recorded'), example: { first: 41, last: 43, id: UUID } } },
  }
  return {
    operationId: command.name,
    summary: command.summary,
    tags: [command.name.split('.')[0] ?? command.name],
    parameters: [...pathParameters(command.path), ...COMMAND_HEADERS],
    ...(empty ? {} : { requestBody: { required: true, content: { 'application/json': body } } }),
    responses: {
      '200': noted,
      ...problemAnswers([...command.refusals, ...freshness(command), 'office-rests', ...DOOR]),
    },
    security: SESSION_NEEDED,
  }
}

function freshness({ fresh }: Command): readonly Code[] {
  return fresh ? ['proof-needed'] : []
}

function routeOperation(route: Route): Operation {
  const empty = Object.keys(route.content).length === 0
  const answer = { description: route.answers, ...(empty ? {} : { content: route.content }) }
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.tag],
    parameters: [...pathParameters(route.path), ...(route.parameters ?? [])],
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': route.body } } } : {}),
    responses: { [empty ? '204' : '200']: answer, ...problemAnswers(route.problems) },
    security: route.open ? [] : SESSION_NEEDED,
  }
}
