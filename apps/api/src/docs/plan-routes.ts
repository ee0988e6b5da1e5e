import { certificate, explanation, tidying } from '@beistand/contracts/plan'
import { type Parameter, ref, type Schema } from './document.js'
import type { Code } from './problems.js'
import { inputSchema, type Route } from './read-routes.js'

const integer: Schema = { type: 'integer', minimum: 0 }
const string: Schema = { type: 'string' }
const query = (name: string, schema: Schema): Parameter => ({ name, in: 'query', required: false, schema })
const grant = ref('parameters', 'Acting-Grant')
const PROBLEMS: readonly Code[] = ['not-signed-in', 'grant-needed', 'forbidden', 'not-found', 'invalid', 'broken']

const proposal: Schema = {
  type: 'object',
  properties: {
    ...{ offer: string, part: string, need: string, from: integer, to: integer, units: integer },
    ...{ mode: { enum: ['onsite', 'remote'] }, km: integer, why: string },
  },
  required: ['offer', 'part', 'need', 'from', 'to', 'units', 'mode', 'km', 'why'],
}
const gap: Schema = {
  type: 'object',
  properties: { need: string, from: integer, to: integer, units: integer, code: string },
  required: ['need', 'from', 'to', 'units', 'code'],
}
const plan: Schema = {
  type: 'object',
  properties: {
    ...{ world: { type: ['string', 'null'] }, version: integer, seq: integer, halfDay: integer },
    proposals: { type: 'array', items: proposal },
    gaps: { type: 'array', items: gap },
    reach: { type: 'object' },
  },
  required: ['world', 'version', 'seq', 'halfDay', 'proposals', 'gaps', 'reach'],
}

/** What the pact's plan proposes, and what is to be said of it. */
export const PLAN_ROUTES: readonly Route[] = [
  {
    name: 'plan.show',
    method: 'get',
    path: '/plans',
    tag: 'plan',
    summary:
      'The plan of reality, or of the exercise `world`: now, of a version, or as it stood when the journal had come to entry `at`.',
    parameters: [grant, query('world', string), query('version', integer), query('at', integer)],
    answers: 'Proposals and gaps in half days',
    content: { 'application/json': { schema: plan } },
    problems: PROBLEMS,
  },
  {
    name: 'plan.explain',
    method: 'get',
    path: '/plans/explanations/:need',
    tag: 'plan',
    summary: "Why a need gets what it gets, who is left out and why, and what would help, in the asker's language.",
    parameters: [grant],
    answers: 'An explanation',
    content: { 'application/json': { schema: inputSchema(explanation) } },
    problems: PROBLEMS,
  },
  {
    name: 'plan.certify',
    method: 'get',
    path: '/plans/certificate',
    tag: 'plan',
    summary: "The server's proof, by searches, that no plan covers more or spreads it more fairly.",
    parameters: [grant, query('world', string)],
    answers: 'A certificate',
    content: { 'application/json': { schema: inputSchema(certificate) } },
    problems: PROBLEMS,
  },
  {
    name: 'plan.tidy',
    method: 'get',
    path: '/plans/tidy',
    tag: 'plan',
    summary: 'What a fresh plan would change, change by change, with what each gains.',
    parameters: [grant, query('world', string)],
    answers: 'Changes',
    content: { 'application/json': { schema: inputSchema(tidying) } },
    problems: PROBLEMS,
  },
]
