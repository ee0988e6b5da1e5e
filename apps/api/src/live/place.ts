import type { Id } from '@beistand/domain/noun'
import type { Position } from '@beistand/domain/replica'
import type pg from 'pg'
import { ENTRIES_BETWEEN, type EntryResult, type StoredEntry, storedEntry } from '../journal/reading.js'

/** Where a round is: in one transaction, in one pact, at its tip. */
export interface Place {
  readonly client: pg.ClientBase
  readonly pact: Id
  readonly tip: Position
}

/** The entries from a position to the tip, without the position's own; null where the journal has another entry there. */
export async function entriesAfter({ client, pact, tip }: Place, from: Position): Promise<StoredEntry[] | null> {
  if (from.seq > tip.seq) return null
  if (from.seq === tip.seq && from.hash === tip.hash) return []
  const values = [pact, from.seq, tip.seq]
  const { rows } = await client.query<EntryResult>({ name: 'entries_between', text: ENTRIES_BETWEEN, values })
  if (from.seq > 0 && rows.shift()?.hash !== from.hash) return null
  return rows.map(storedEntry)
}
