import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import type { Founding } from '../src/founding.js'
import { migrate } from '../src/migrate.js'

const MIGRATIONS = new URL('../src/migrations/', import.meta.url)

/** The template's name follows from the migrations, so that a changed one gets a new template. */
const TEMPLATE = `template_${digest(
  readdirSync(MIGRATIONS)
    .sort()
    .map((name) => readFileSync(new URL(name, MIGRATIONS))),
)}`

function digest(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 12)
}

function cluster(): string {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) throw new Error('TEST_DATABASE_URL is missing: run the tests with npm test')
  return url
}

function inCluster(name: string): string {
  const url = new URL(cluster())
  url.pathname = `/${name}`
  return url.href
}

async function withCluster<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: cluster() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * A migrated database of its own, empty or with a pact as it begins. What is copied is migrated, and founded, once, by
 * whoever comes first: for a pact that many begin with.
 */
export async function cloneDatabase(founding?: Founding): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withCluster(async (client) => {
    await client.query('SELECT pg_advisory_lock(4711)') // one clone at a time: a template must not be in use
    await ensureTemplate(client, TEMPLATE, { from: 'template1', fill: migrate })
    const founded = founding && `${TEMPLATE}_${digest([JSON.stringify(founding)])}`
    if (founded) await ensureTemplate(client, founded, { from: TEMPLATE, fill: (url) => found(url, founding) })
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${founded ?? TEMPLATE}`)
  })
  return inCluster(name)
}

/** Founds a pact in an empty, migrated database; loaded when needed, for it brings all of the server's tables. */
export async function found(url: string, founding: Founding): Promise<void> {
  const { foundPact } = await import('../src/founding.js')
  await foundPact(url, founding)
}

/** A copy of a database that nobody is connected to, as it is now: a backup. */
export async function copyDatabase(url: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withCluster((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${new URL(url).pathname.slice(1)}`))
  return inCluster(name)
}

/** A database with nothing in it, not even our schema. */
export async function emptyDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withCluster((client) => client.query(`CREATE DATABASE ${name}`))
  return inCluster(name)
}

interface Template {
  readonly from: string
  readonly fill: (url: string) => Promise<unknown>
}

async function ensureTemplate(client: pg.Client, name: string, { from, fill }: Template): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [name])
  if (rowCount !== 0) return
  await client.query(`DROP DATABASE IF EXISTS ${name}`)
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`)
  await fill(inCluster(name))
  await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`)
}

/** Ends a pool and waits until its lines are closed, which `end` alone does not: dropping the database would cut them off. */
export async function endPool(pool: pg.Pool): Promise<void> {
  let open = pool.totalCount
  const closed = new Promise<void>((resolve) => {
    if (open === 0) resolve()
    pool.on('remove', () => {
      open -= 1
      if (open === 0) resolve()
    })
  })
  await pool.end()
  await closed
}

export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await withCluster((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
}
