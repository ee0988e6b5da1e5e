import type { Id, Instant } from '@beistand/domain/noun'
import type { Position } from '@beistand/domain/replica'
import type pg from 'pg'
import { ENTRIES_BETWEEN, type EntryResult, type StoredEntry, storedEntry } from '../journal/reading.js'

/** Where a round is: in one transaction, in one pact, at its tip. */
export interface Place {
  readonly client: pg.ClientBase
  readonly pact: Id
  readonly tip: Position
  /** By the app's clock. */
  readonly now: Instant
}

/** Sends for the entries from a number on, that one included, as far as the transaction sees. */
export async function entriesFrom(client: pg.ClientBase, pact: Id, seq: number): Promise<EntryResult[]> {
  const query = { name: 'entries_between', text: ENTRIES_BETWEEN, values: [pact, seq, Number.MAX_SAFE_INTEGER] }
  return (await client.query<EntryResult>(query)).rows
}

/**
 * The entries from a position to the tip, without the position's own; null where the journal has another entry there.
 * `read` is what `entriesFrom` read for that position, if it was sent for before.
 */
export async function entriesAfter(
  { client, pact, tip }: Place,
  from: Position,
  read?: readonly EntryResult[],
): Promise<StoredEntry[] | null> {
  if (from.seq > tip.seq) return null
  if (from.seq === tip.seq && from.hash === tip.hash) return []
  const rows = read ?? (await entriesFrom(client, pact, from.seq))
  const [own] = rows
  if (from.seq > 0 && own?.hash !== from.hash) return null
  return rows.slice(from.seq > 0 ? 1 : 0).map(storedEntry)
}
