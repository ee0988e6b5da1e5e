import { worldName } from '@beistand/contracts/plan'
import type { Id } from '@beistand/domain/noun'
import { applyChange, type Plan, type PlanChange } from '@beistand/domain/planning-proposals'
import type pg from 'pg'

/** The channel on which a new version is announced. */
export const PLAN_CHANNEL = 'plan'

/** Versions from one whole plan to the next. */
const WHOLE_EVERY = 50

/** A plan as stored, with the loans that its problem sets apart. */
export interface StoredPlan {
  readonly plan: Plan
  readonly apart: readonly Id[]
}

interface Result {
  readonly change: PlanChange
  readonly whole: Plan | null
  readonly apart: readonly Id[]
}

/** $1 pact, $2 world, $3 last version, or null for the newest */
const LATEST = `WITH last AS (
    SELECT max(version) AS version FROM app.plan WHERE pact = $1 AND world = $2 AND ($3::bigint IS NULL OR version <= $3)
  ), base AS (
    SELECT max(version) AS version FROM app.plan
    WHERE pact = $1 AND world = $2 AND whole IS NOT NULL AND version <= (SELECT version FROM last)
  )
  SELECT change, whole, apart FROM app.plan WHERE pact = $1 AND world = $2
    AND version BETWEEN (SELECT version FROM base) AND (SELECT version FROM last) ORDER BY version`

/** The newest plan of a world, or the one of a past version, out of the whole one before it and what changed since. */
export async function storedPlan(
  client: pg.ClientBase,
  pact: Id,
  { world, version = null }: { readonly world: Id | null; readonly version?: number | null },
): Promise<StoredPlan | null> {
  const values = [pact, worldName(world), version]
  const { rows } = await client.query<Result>({ name: 'plan_latest', text: LATEST, values })
  const [base, ...later] = rows
  if (!base?.whole) return null
  const plan = later.reduce((before, { change }) => next(before, change), base.whole)
  return { plan, apart: rows.at(-1)?.apart ?? [] }
}

function next(plan: Plan, change: PlanChange): Plan {
  const after = applyChange(plan, change)
  if (after === 'missing') throw new Error(`a version is missing before ${change.version}`)
  return after
}

/** $1 pact, $2 entry */
const AS_OF = `SELECT world, max(version) AS version FROM app.plan WHERE pact = $1 AND seq <= $2 GROUP BY world`

/** The versions that stood when the journal had come to an entry, by world. */
export async function versionsAsOf(client: pg.ClientBase, pact: Id, seq: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ world: string; version: number }>({ text: AS_OF, values: [pact, seq] })
  return new Map(rows.map(({ world, version }) => [world, version]))
}

/** $1 pact, $2 worlds wanted in any case */
const VERSIONS = `SELECT p.world, max(p.version) AS version FROM app.plan p
  WHERE p.pact = $1 AND (p.world = '' OR p.world = ANY($2)
    OR EXISTS (SELECT 1 FROM app.exercise e WHERE e.pact = p.pact AND e.id = p.world AND e.state = 'running'))
  GROUP BY p.world`

/** The newest versions of reality, of the running exercises, and of the worlds named. */
export async function newestVersions(
  client: pg.ClientBase,
  pact: Id,
  worlds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const query = { name: 'plan_versions', text: VERSIONS, values: [pact, worlds] }
  const { rows } = await client.query<{ world: string; version: number }>(query)
  return new Map(rows.map(({ world, version }) => [world, version]))
}

/** $1 pact, $2 world, $3 version known, $4 last version */
const SINCE = `SELECT change FROM app.plan WHERE pact = $1 AND world = $2 AND version > $3 AND version <= $4 ORDER BY version`

export interface Span {
  readonly world: string
  readonly after: number
  readonly to: number
}

export async function changesSince(
  client: pg.ClientBase,
  pact: Id,
  { world, after, to }: Span,
): Promise<readonly PlanChange[]> {
  const query = { name: 'plan_since', text: SINCE, values: [pact, world, after, to] }
  const { rows } = await client.query<{ change: PlanChange }>(query)
  return rows.map(({ change }) => change)
}

/**
 * Written only by whoever leads: the newest term is a number of the sequence, seen at once by everyone, and a version that
 * another has written already is refused by the key.
 */
const WRITE = `INSERT INTO app.plan (pact, world, version, term, seq, half_day, apart, change, whole)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 WHERE $4 = (SELECT last_value FROM app.plan_term)`

/** Somebody else leads by now; what was computed here is dropped. */
export class Deposed extends Error {}

export interface Version extends StoredPlan {
  readonly pact: Id
  readonly term: number
  readonly change: PlanChange
}

/** Stores the next version and announces it. Throws `Deposed` where a newer term leads. */
export async function store(client: pg.ClientBase, { pact, term, plan, apart, change }: Version): Promise<void> {
  const { world, version, seq, halfDay } = plan
  const whole = version % WHOLE_EVERY === 1 ? JSON.stringify(plan) : null
  const values = [pact, worldName(world), version, term, seq, halfDay, apart, JSON.stringify(change), whole]
  const written = client.query({ name: 'plan_write', text: WRITE, values })
  const announced = client.query(`NOTIFY ${PLAN_CHANNEL}`) // in the same flight; one that announces nothing does no harm
  const [{ rowCount }] = await Promise.all([written, announced])
  if (rowCount === 0) throw new Deposed()
}
