import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { APP_ROLE } from './pipeline.js'

const FOLDER = new URL('../src/migrations/', import.meta.url)
const OLDEST = 150000

/** The database cannot be used; the message says why and what to do. */
export class DatabaseError extends Error {}

/**
 * Brings the database to this release: plain SQL files, forward only, each in a transaction of its own, under an advisory
 * lock so that of two nodes starting at once one waits. Needs a login that may create; the app itself then runs as a role
 * that owns nothing. What has run must be the same ever since: a database with other tables is refused, not half used.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl)
  try {
    await client.query(`SELECT pg_advisory_lock(hashtextextended('beistand migrations', 0))`)
    await prepare(client)
    const done = await client.query<{ name: string; digest: string | null }>('SELECT name, digest FROM app.migration')
    const known = new Map(done.rows.map(({ name, digest }) => [name, digest]))
    const files = await migrations()
    for (const { name, digest } of files) if (known.has(name) && known.get(name) !== digest) throw otherTables(name)
    for (const file of files) if (!known.has(file.name)) await run(client, file)
    await client.query(GRANTS)
  } finally {
    await client.end()
  }
}

interface Migration {
  readonly name: string
  readonly sql: string
  readonly digest: string
}

async function migrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(new URL(name, FOLDER), 'utf8')).replaceAll('\r\n', '\n')
      return { name, sql, digest: createHash('sha256').update(sql).digest('base64url') }
    }),
  )
}

function otherTables(name: string): DatabaseError {
  return new DatabaseError(
    `The database was made by a state of this program whose tables were different (${name}). ` +
      'Start that one on it, or this one with another DATABASE_URL or DATA_DIR.',
  )
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DatabaseError(`The database cannot be reached (${reason}). Check DATABASE_URL and that the server runs.`)
  }
  const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`)
  if (Number(rows[0]?.version) >= OLDEST) return client
  await client.end()
  throw new DatabaseError('The database is too old. PostgreSQL 15 or later is needed.')
}

async function prepare(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE])
  if (rowCount === 0) await client.query(`CREATE ROLE ${APP_ROLE} NOLOGIN`).catch(sameRoleMadeElsewhere)
  await client.query(`GRANT ${APP_ROLE} TO CURRENT_USER`).catch(sameRoleMadeElsewhere)
  await client.query('CREATE SCHEMA IF NOT EXISTS app')
  await client.query(
    'CREATE TABLE IF NOT EXISTS app.migration (name text PRIMARY KEY, applied timestamptz(3) NOT NULL DEFAULT clock_timestamp())',
  )
  await client.query('ALTER TABLE app.migration ADD COLUMN IF NOT EXISTS digest text')
}

/** Roles belong to the whole server: another database's migration may have made it in the same moment. */
function sameRoleMadeElsewhere(error: unknown): void {
  const code = error instanceof pg.DatabaseError ? error.code : undefined
  if (code !== '42710' && code !== '23505' && code !== 'XX000') throw error
}

async function run(client: pg.Client, { name, sql, digest }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query('INSERT INTO app.migration (name, digest) VALUES ($1, $2)', [name, digest])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

const GRANTS = `
  GRANT USAGE ON SCHEMA app TO ${APP_ROLE};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA app TO ${APP_ROLE};
  REVOKE UPDATE, DELETE, TRUNCATE ON app.journal FROM ${APP_ROLE};
  REVOKE UPDATE, TRUNCATE ON app.journal_text FROM ${APP_ROLE};
  REVOKE INSERT, UPDATE, DELETE ON app.migration FROM ${APP_ROLE};
`
