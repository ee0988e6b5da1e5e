import type { Id, Instant } from '@beistand/domain/noun'
import type pg from 'pg'
import { ENDED } from './ended.js'

const DAY = 86_400_000
const HOUR = 3_600_000

const RESTING = `SELECT id FROM app.emergency WHERE pact = $1 AND phase = ANY($2) AND "phaseSince" < $3`
const RESTING_SINCE = `${RESTING} AND id = ANY(ARRAY(SELECT emergency FROM app.journal WHERE pact = $1 AND seq > $4))`

/**
 * Emergencies that ended more than 30 days ago rest: snapshots leave them out with all their rows, and whoever wants one
 * loads it. Whoever holds one and whoever does not are told of a change alike, by the whole row.
 */
export async function resting(client: pg.ClientBase, pact: Id, now: Instant): Promise<Id[]> {
  const values = [pact, ENDED, new Date(now - 30 * DAY)]
  const { rows } = await client.query<{ id: Id }>({ name: 'resting', text: RESTING, values })
  return rows.map(({ id }) => id)
}

/**
 * Those that entries after a number belong to. It can be asked with the entries, before one is known. An hour early, since the
 * clocks of the nodes may differ, which does no harm.
 */
export async function restingSince(
  client: pg.ClientBase,
  pact: Id,
  { seq, now }: { readonly seq: number; readonly now: Instant },
): Promise<ReadonlySet<Id>> {
  const values = [pact, ENDED, new Date(now - 30 * DAY + HOUR), seq]
  // Without a name it is planned for this number: only so does the database know that few entries follow.
  const { rows } = await client.query<{ id: Id }>({ text: RESTING_SINCE, values })
  return new Set(rows.map(({ id }) => id))
}
