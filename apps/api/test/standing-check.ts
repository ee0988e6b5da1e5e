import { openPipeline } from '../src/pipeline.js'
import { verify } from '../src/journal/verify.js'
import { endPool } from './databases.js'
import { planFaults } from './plan-check.js'
import { Witness } from './witness.js'
import type { Partner } from '@beistand/sim/partner'
import type { Watch } from '@beistand/sim/watch'
import type pg from 'pg'

/** What is checked: a pact in a database, and everyone who watched it. */
export interface Watched {
  readonly pact: string
  readonly databaseUrl: string
  readonly db: pg.Pool
  readonly watches: readonly { readonly partner: Partner; readonly watch: Watch }[]
}

/**
 * What must hold after every test, whatever it did: the chain is true and replaying it gives the stored rows, each watcher
 * shows exactly its own fresh snapshot and the stored plans, and nobody was ever sent what they could not see.
 */
export async function checkWorld(world: Watched): Promise<void> {
  const faults = [...(await journalFaults(world)), ...(await watchFaults(world))]
  if (faults.length > 0) throw new Error(`The world does not hold:\n${faults.slice(0, 10).join('\n')}`)
}

async function journalFaults({ databaseUrl, pact }: Watched): Promise<string[]> {
  const pool = openPipeline(databaseUrl, 1)
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY') // a timer may still write
    return await verify(client, pact)
  } finally {
    client.release()
    await endPool(pool)
  }
}

async function watchFaults({ db, pact, watches }: Watched): Promise<string[]> {
  const witness = await Witness.of(db, pact)
  const checks = watches.map(async ({ partner, watch }) => {
    const now = await partner.renewed()
    const stale = now ? await staleness(now, watch) : await remains(partner, watch, witness)
    const plans = now ? await planFaults(now, watch) : []
    return [...stale, ...plans, ...watch.received.flatMap((received) => witness.breaches(partner.person, received))]
  })
  return (await Promise.all(checks)).flat()
}

async function staleness(partner: Partner, watch: Watch): Promise<string[]> {
  const fresh = await partner.snapshot()
  await comesUpTo(watch, fresh.seq)
  const { keys, rows } = watch.replica
  const same = isSame({ keys, rows }, { keys: fresh.keys, rows: fresh.rows })
  return same ? [] : [`${partner.person} does not show its fresh snapshot:\n${difference(rows, fresh.rows)}`]
}

/** Whoever has a role and was sent away before it had one again comes back, as the browser does by itself. */
async function comesUpTo(watch: Watch, seq: number): Promise<void> {
  await watch.until((replica) => replica.seq >= seq || watch.ended !== null)
  if (watch.ended !== null) watch.connect()
  await watch.reaches(seq)
}

/** Whoever has no role left is sent away with nothing but what names the person; who was offline then was told nothing. */
async function remains({ person }: Partner, watch: Watch, witness: Witness): Promise<string[]> {
  await watch.until(() => watch.ended !== null)
  if (watch.ended === 'refused') return []
  const { seq, rows } = watch.replica
  const held = Object.entries(rows).flatMap(([noun, table]) => Object.keys(table).map((id) => ({ noun, id })))
  const left = held.filter((row) => !witness.sees(person, row, seq))
  return left.map(({ noun, id }) => `${person} was sent away and keeps ${noun} ${id}`)
}

function isSame(a: unknown, b: unknown): boolean {
  return sorted(a) === sorted(b)
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

function difference(a: object, b: object): string {
  const nouns = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...nouns]
    .filter((noun) => !isSame((a as Record<string, unknown>)[noun], (b as Record<string, unknown>)[noun]))
    .map(
      (noun) =>
        `${noun}\n  shown ${sorted((a as Record<string, unknown>)[noun])}\n  fresh ${sorted((b as Record<string, unknown>)[noun])}`,
    )
    .join('\n')
    .slice(0, 4000)
}
