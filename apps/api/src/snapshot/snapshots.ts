import { meets } from '@beistand/domain/access'
import type { Id, Key } from '@beistand/domain/noun'
import { ALL_NOUNS, type NounName, type Rows } from '@beistand/domain/registry'
import type { RowName, RowOfNoun } from '@beistand/domain/replica'
import type pg from 'pg'
import { emergencyField, type NounSql, SQL, type StoredRow, storedRow } from '../journal/tables.js'

/** The rows of every noun that meet one of some keys, as stored. */
export type Found = ReadonlyMap<NounName, readonly StoredRow[]>

/** Which rows are looked for: those that meet one of `keys`, but for those of the emergencies `without`. */
interface Looked {
  readonly keys: readonly Key[]
  readonly without: readonly Id[]
}

/** Reads all nouns in one flight, in the transaction that `client` is in. */
export function rowsMeeting(client: pg.ClientBase, pact: Id, { keys, without }: Looked): Promise<Found> {
  return everywhere(client, ({ noun, byKeys }) => {
    const values = emergencyField(noun) ? [pact, keys, without] : [pact, keys]
    return { name: `${noun.name}_by_keys`, text: byKeys, values }
  })
}

/** The rows of every noun that meet one of `keys` and none of `other`. */
export function rowsMeetingOnly(
  client: pg.ClientBase,
  pact: Id,
  { keys, other, without }: Looked & { readonly other: readonly Key[] },
): Promise<Found> {
  return everywhere(client, ({ noun, byKeysOnly }) => {
    const values = emergencyField(noun) ? [pact, keys, other, without] : [pact, keys, other]
    return { name: `${noun.name}_by_keys_only`, text: byKeysOnly, values }
  })
}

/** The rows of one emergency that meet one of `keys`. */
export function rowsOfEmergency(
  client: pg.ClientBase,
  pact: Id,
  { keys, emergency }: { readonly keys: readonly Key[]; readonly emergency: Id },
): Promise<Found> {
  return everywhere(client, ({ noun, byEmergency }) =>
    byEmergency ? { name: `${noun.name}_of_emergency`, text: byEmergency, values: [pact, keys, emergency] } : null,
  )
}

async function everywhere(client: pg.ClientBase, queryOf: (sql: NounSql) => pg.QueryConfig | null): Promise<Found> {
  const read = ALL_NOUNS.map(async ({ name }) => {
    const query = queryOf(SQL[name])
    const rows = query ? (await client.query<Record<string, unknown>>(query)).rows : []
    return [name, rows.map(storedRow)] as const
  })
  return new Map(await Promise.all(read))
}

/** Found rows as a viewer holds them. */
export function asRows(found: Found, ...more: Found[]): Rows {
  const rows: Record<string, Record<Id, unknown>> = {}
  for (const { name } of ALL_NOUNS) {
    const table: Record<Id, unknown> = (rows[name] = {})
    for (const each of [found, ...more]) for (const { row } of each.get(name) ?? []) table[row.id] = row
  }
  return rows as unknown as Rows
}

/** Those of some found rows that meet one key. */
export function only(found: Found, key: Key): Found {
  return new Map([...found].map(([noun, rows]) => [noun, rows.filter(({ audience }) => audience.includes(key))]))
}

/** Those of some found rows that meet none of some keys. */
export function without(found: Found, keys: ReadonlySet<Key>): Found {
  return new Map([...found].map(([noun, rows]) => [noun, rows.filter(({ audience }) => !meets(audience, keys))]))
}

/** Reads rows by their names, as they stand in the transaction that `client` is in. */
export async function rowsNamed(
  client: pg.ClientBase,
  pact: Id,
  names: readonly RowName[],
): Promise<(name: RowName) => RowOfNoun[]> {
  const ids = new Map<NounName, Set<Id>>()
  for (const { noun, id } of names) ids.set(noun, (ids.get(noun) ?? new Set()).add(id))
  const read = [...ids].map(async ([noun, wanted]) => {
    const query = { name: `${noun}_by_ids`, text: SQL[noun].byIds, values: [pact, [...wanted]] }
    const { rows } = await client.query<Record<string, unknown>>(query)
    return rows.map((result) => [`${noun} ${String(result['id'])}`, { noun, row: storedRow(result).row }] as const)
  })
  const rows = new Map((await Promise.all(read)).flat())
  return ({ noun, id }) => {
    const row = rows.get(`${noun} ${id}`)
    return row ? [row] : []
  }
}
