import { ALL_NOUNS, type AnyNoun } from '@beistand/domain/registry'
import { ref, type Schema } from './document.js'

const INSTANT = { type: 'integer', description: 'Milliseconds since 1970-01-01T00:00:00Z' }
const KINDS: Readonly<Record<string, Schema>> = {
  code: { type: 'string' },
  id: { type: 'string', description: 'The id of a row' },
  ref: { type: 'string', description: 'The id of a row' },
  text: { type: 'string', description: 'Free text or a personal value; null once erased' },
  integer: { type: 'integer' },
  real: { type: 'number' },
  instant: INSTANT,
  flag: { type: 'boolean' },
  codes: { type: 'array', items: { type: 'string' } },
  json: {},
}

function fieldSchema(kind: string): Schema {
  const schema = KINDS[kind.replace('?', '')] ?? {}
  const nullable = kind.endsWith('?') && typeof schema.type === 'string'
  return nullable ? { ...schema, type: [schema.type, 'null'] } : schema
}

function rowSchema({ fields }: AnyNoun): Schema {
  const properties = { id: { type: 'string' }, ...mapped(fields, fieldSchema) }
  return { type: 'object', properties, required: Object.keys(properties) }
}

function mapped<A, B>(from: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, change(value)]))
}

/** The name of a noun's row among the document's schemas. */
export function rowName(noun: string): string {
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`
}

const BY: Schema = {
  type: 'object',
  description: 'Who did it: a person in a role of an organisation, and the organisation acted for, if another',
  properties: {
    person: { type: 'string' },
    organisation: { type: 'string' },
    role: { type: 'string' },
    for: { type: ['string', 'null'] },
  },
  required: ['person', 'organisation', 'role', 'for'],
}

const ENTRY: Schema = {
  type: 'object',
  description: 'One numbered entry of the journal. An event changes the one row `id` of its noun.',
  properties: {
    seq: { type: 'integer' },
    batch: { type: 'integer', description: 'The number of the first entry of the same command' },
    at: { ...INSTANT, description: "The event's own time" },
    entered: { ...INSTANT, description: 'When it was entered' },
    by: BY,
    event: {
      type: 'object',
      properties: {
        type: { type: 'string', enum: [...ALL_NOUNS.flatMap(({ eventTypes }) => eventTypes), 'texts-erased'] },
        id: { type: 'string' },
      },
      required: ['type', 'id'],
    },
  },
  required: ['seq', 'batch', 'at', 'entered', 'by', 'event'],
}

const SNAPSHOT: Schema = {
  type: 'object',
  description: 'Everything that the caller may see, as at one number of the journal',
  properties: {
    seq: { type: 'integer' },
    hash: { type: 'string' },
    keys: { type: 'array', items: { type: 'string' } },
    rows: {
      type: 'object',
      properties: Object.fromEntries(
        ALL_NOUNS.map(({ name }) => [name, { type: 'object', additionalProperties: ref('schemas', rowName(name)) }]),
      ),
      required: ALL_NOUNS.map(({ name }) => name),
    },
  },
  required: ['seq', 'hash', 'keys', 'rows'],
}

/** Schemas of what is read, all written from the registry of nouns. */
export const READ_SCHEMAS: Readonly<Record<string, Schema>> = {
  ...Object.fromEntries(ALL_NOUNS.map((noun) => [rowName(noun.name), rowSchema(noun)])),
  Entry: ENTRY,
  Snapshot: SNAPSHOT,
}
