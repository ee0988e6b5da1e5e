import { ALL_NOUNS, type AnyNoun, type NounName } from '@beistand/domain/registry'
import type { Key, Row } from '@beistand/domain/noun'

/** A row as its table holds it: with its audience and the number of the last entry that changed it. */
export interface StoredRow {
  readonly row: Row
  readonly audience: readonly Key[]
  readonly seq: number
}

/** The SQL of one noun's table, written from the registry. Parameters: always the pact first. */
export interface NounSql {
  readonly noun: AnyNoun
  readonly all: string
  /** $2: ids */
  readonly byIds: string
  /** $2: keys; rows whose audience meets one of them. With $3, emergencies left out, where rows belong to one */
  readonly byKeys: string
  /** $2: keys had, $3: keys had no longer or not yet; rows that meet a key of $2 and none of $3; $4 as $3 of `byKeys` */
  readonly byKeysOnly: string
  /** $2: keys, $3: the emergency; null where rows belong to none */
  readonly byEmergency: string | null
  /** $2: value; one statement for each field by which rows are looked up */
  readonly byRef: Readonly<Record<string, string>>
  /** $1: a JSON array of whole rows as `storable` gives them */
  readonly upsert: string
}

function sqlOf(noun: AnyNoun): NounSql {
  const fields = Object.keys(noun.fields)
  const quoted = ['id', ...fields].map((field) => `"${field}"`)
  const table = `app."${noun.name}"`
  const select = `SELECT ${quoted.join(', ')}, audience AS "@audience", seq AS "@seq" FROM ${table} WHERE pact = $1`
  const refs = Object.entries(noun.fields).filter(([, kind]) => kind.startsWith('ref'))
  const emergency = emergencyField(noun)
  const columns = ['pact', 'audience', 'seq', ...quoted]
  const changed = columns.slice(1).map((name) => `${name} = excluded.${name}`)
  return {
    noun,
    all: select,
    byIds: `${select} AND id = ANY($2)`,
    byKeys: `${select} AND audience && $2${emergency ? ` AND "${emergency}" = ANY($3) IS NOT TRUE` : ''}`,
    byKeysOnly: `${select} AND audience && $2 AND NOT audience && $3${emergency ? ` AND "${emergency}" = ANY($4) IS NOT TRUE` : ''}`,
    byEmergency: emergency ? `${select} AND audience && $2 AND "${emergency}" = $3` : null,
    byRef: Object.fromEntries(refs.map(([field]) => [field, `${select} AND "${field}" = $2`])),
    upsert: `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')}
      FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) ON CONFLICT (pact, id) DO UPDATE SET ${changed.join(', ')}`,
  }
}

/** The field that says which emergency a row belongs to, if rows of the noun belong to one. */
export function emergencyField(noun: AnyNoun): 'id' | 'emergency' | null {
  if (noun.name === 'emergency') return 'id'
  return 'emergency' in noun.fields ? 'emergency' : null
}

export const SQL: Readonly<Record<NounName, NounSql>> = Object.fromEntries(
  ALL_NOUNS.map((noun) => [noun.name, sqlOf(noun)]),
) as Record<NounName, NounSql>

/** A row of a result of `select`, split into what the domain knows and what only the table does. */
export function storedRow(result: Record<string, unknown>): StoredRow {
  const { '@audience': audience, '@seq': seq, ...row } = result
  return { row: row as unknown as Row, audience: audience as Key[], seq: seq as number }
}

/** A row as `upsert` takes it: instants as ISO text. */
export function storable(noun: AnyNoun, pact: string, { row, audience, seq }: StoredRow): Record<string, unknown> {
  const written: Record<string, unknown> = { ...row, pact, audience, seq }
  for (const [field, kind] of Object.entries(noun.fields)) {
    const value = written[field]
    if (kind.startsWith('instant') && typeof value === 'number') written[field] = new Date(value).toISOString()
  }
  return written
}
