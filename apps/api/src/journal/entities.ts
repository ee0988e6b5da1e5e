import { ALL_NOUNS, type AnyNoun } from '@beistand/domain/registry'
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'

const COLUMNS: Readonly<Record<string, EntitySchemaColumnOptions>> = {
  code: { type: 'text' },
  id: { type: 'text' },
  ref: { type: 'text' },
  text: { type: 'text' },
  integer: { type: 'bigint' },
  real: { type: 'double precision' },
  instant: { type: 'timestamptz', precision: 3 },
  flag: { type: 'boolean' },
  codes: { type: 'text', array: true },
  json: { type: 'jsonb' },
}

/** The column of a field kind of the registry; a trailing `?` allows null. */
function column(kind: string): EntitySchemaColumnOptions {
  const options = COLUMNS[kind.replace('?', '')]
  if (!options) throw new Error(`no column for a field of kind ${kind}`)
  return { ...options, nullable: kind.endsWith('?') }
}

/** The table of a noun: its key, its audience, the number of the last entry that changed it, and its own fields. */
function nounTable(noun: AnyNoun): EntitySchema {
  const fields = Object.entries(noun.fields)
  const key = { type: 'text', primary: true, primaryKeyConstraintName: `${noun.name}_pkey` } as const
  const refs = fields.filter(([, kind]) => kind.startsWith('ref')).map(([field]) => field)
  return new EntitySchema({
    name: noun.name,
    tableName: noun.name,
    schema: 'app',
    columns: {
      pact: key,
      id: key,
      audience: { type: 'text', array: true },
      seq: { type: 'bigint' },
      ...Object.fromEntries(fields.map(([field, kind]) => [field, column(kind)])),
    },
    indices: refs.map((field) => ({ name: `${noun.name}_${field}`, columns: ['pact', field] })),
  })
}

export const NOUN_TABLES = ALL_NOUNS.map(nounTable)
