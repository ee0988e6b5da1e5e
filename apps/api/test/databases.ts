import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { migrate } from '../src/migrate.js'

const MIGRATIONS = new URL('../src/migrations/', import.meta.url)

/** The template's name follows from the migrations, so that a changed one gets a new template. */
const TEMPLATE = `template_${digestOfMigrations()}`

function digestOfMigrations(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(MIGRATIONS).sort()) hash.update(readFileSync(new URL(name, MIGRATIONS)))
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

/** An empty, migrated database of its own; the template is migrated once, by whoever comes first. */
export async function cloneDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withCluster(async (client) => {
    await client.query('SELECT pg_advisory_lock(4711)') // one clone at a time: a template must not be in use
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [
      TEMPLATE,
    ])
    if (rowCount === 0) await makeTemplate(client)
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
  })
  return inCluster(name)
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

async function makeTemplate(client: pg.Client): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`)
  await client.query(`CREATE DATABASE ${TEMPLATE}`)
  await migrate(inCluster(TEMPLATE))
  await client.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true`)
}

export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await withCluster((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
}
