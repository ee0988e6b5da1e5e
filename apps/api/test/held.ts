import pg from 'pg'
import type { World } from './world.js'

/** Asks the database again and again until something is so. */
export async function untilTrue(world: World, sql: string): Promise<void> {
  const end = performance.now() + 10_000
  for (;;) {
    const { rows } = await world.db.query<{ ok: boolean }>(`SELECT (${sql}) AS ok`)
    if (rows[0]?.ok) return
    if (performance.now() > end) throw new Error(`never true: ${sql}`)
  }
}

/** Holds a lock in a transaction of its own until the work is done. */
export async function holding<T>(
  world: World,
  lock: string,
  work: (release: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const holder = new pg.Client({ connectionString: world.databaseUrl })
  await holder.connect()
  await holder.query('BEGIN')
  await holder.query(lock)
  const release = async () => {
    await holder.query('ROLLBACK')
  }
  try {
    return await work(release)
  } finally {
    await holder.end()
  }
}

/** Whether so many statements of nodes wait for a lock in the database, those aside by which they plan and listen. */
export const waiting = (count: number) =>
  `(SELECT count(*) FROM pg_stat_activity WHERE application_name NOT LIKE 'beistand %' AND wait_event_type = 'Lock' AND datname = current_database()) >= ${count}`

export const WAITING = waiting(1)
