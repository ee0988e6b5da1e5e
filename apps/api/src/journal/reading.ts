import type { Id, Key, NounEvent } from '@beistand/domain/noun'
import { type NounName, nounNamed } from '@beistand/domain/registry'
import type { Entry } from '@beistand/domain/replica'
import type pg from 'pg'
import type { Body } from './chain.js'
import { isTextHash, withTexts } from './chain.js'

/** An entry as it is stored, with what decides who sees it. */
export interface StoredEntry {
  readonly entry: Entry
  readonly noun: NounName
  readonly id: Id
  readonly emergency: Id | null
  readonly hash: string
  readonly audience: readonly Key[]
  readonly was: readonly Key[] | null
  readonly who: readonly Key[] | null
}

export interface EntryResult {
  readonly seq: number
  readonly body: string
  readonly hash: string
  readonly texts: Readonly<Record<string, string>> | null
}

/** The columns of an entry `j` with its texts. */
export const ENTRY_COLUMNS = `j.seq, j.body, j.hash,
  (SELECT jsonb_object_agg(t.field, t.text) FROM app.journal_text t WHERE t.pact = j.pact AND t.seq = j.seq) AS texts`
/** Selects entries with their texts; to be followed by conditions on `j`. */
export const SELECT_ENTRIES = `SELECT ${ENTRY_COLUMNS} FROM app.journal j`

/** $1 pact, $2 first number, $3 last number. */
export const ENTRIES_BETWEEN = `${SELECT_ENTRIES} WHERE j.pact = $1 AND j.seq BETWEEN $2 AND $3 ORDER BY j.seq`

const PAGE = 5000

/** All entries up to a number, in pages: no journal is too long for the memory, and between two pages others have their turn. */
export async function* entriesUpTo(client: pg.ClientBase, pact: string, last: number): AsyncGenerator<StoredEntry[]> {
  for (let first = 1; first <= last; first += PAGE) {
    const values = [pact, first, Math.min(last, first + PAGE - 1)]
    const { rows } = await client.query<EntryResult>({ text: ENTRIES_BETWEEN, values })
    yield rows.map(storedEntry)
  }
}

/** Reads back what `columnsOf` wrote. The body is the app's own, sealed text. */
export function storedEntry({ body: text, hash, texts }: EntryResult): StoredEntry {
  const body = JSON.parse(text) as Body & { readonly noun: NounName }
  const event = withTexts(nounNamed(body.noun), body.event, texts ?? {})
  return {
    entry: entryOf(body, event, erasedIn(body, texts ?? {})),
    noun: body.noun,
    id: event.id,
    emergency: body.emergency,
    hash,
    audience: body.audience,
    was: body.was,
    who: body.who,
  }
}

function entryOf(body: Body, event: NounEvent, erased: readonly string[]): Entry {
  const { seq, batch, at, entered, by } = body
  return { seq, batch, at, entered, by, event: event as Entry['event'], ...(erased.length > 0 ? { erased } : {}) }
}

/** The fields that held a text once, by the hash that is left of it. */
function erasedIn(
  { noun, event }: Body & { readonly noun: NounName },
  texts: Readonly<Record<string, string>>,
): string[] {
  const bare = new Map<string, unknown>(Object.entries(event))
  return nounNamed(noun).texts.filter((field) => isTextHash(bare.get(field)) && texts[field] === undefined)
}
