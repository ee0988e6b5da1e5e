import type { Id, Instant } from '@beistand/domain/noun'
import type pg from 'pg'
import { ENDED } from './ended.js'

const DAY = 86_400_000
const HOUR = 3_600_000

const RESTING = `SELECT id FROM app.emergency WHERE pact = $1 AND phase = ANY($2) AND "phaseSince" < $3`
const RESTING_AMONG = `${RESTING} AND id = ANY($4)`

/**
 * Emergencies that ended more than 30 days ago rest: snapshots leave them out with all their rows, and whoever wants one
 * loads it. Whoever holds one and whoever does not are told of a change alike, by the whole row.
 */
export async function resting(client: pg.ClientBase, pact: Id, now: Instant): Promise<Id[]> {
  const values = [pact, ENDED, new Date(now - 30 * DAY)]
  const { rows } = await client.query<{ id: Id }>({ name: 'resting', text: RESTING, values })
  return rows.map(({ id }) => id)
}

/** Those of some emergencies that rest; an hour early, since the clocks of the nodes may differ, which does no harm. */
export async function restingAmong(
  client: pg.ClientBase,
  pact: Id,
  { ids, now }: { readonly ids: readonly Id[]; readonly now: Instant },
): Promise<ReadonlySet<Id>> {
  if (ids.length === 0) return new Set()
  const values = [pact, ENDED, new Date(now - 30 * DAY + HOUR), ids]
  const { rows } = await client.query<{ id: Id }>({ name: 'resting_among', text: RESTING_AMONG, values })
  return new Set(rows.map(({ id }) => id))
}
