import pg from 'pg'

/** The role that the app takes on: it reads and extends, and owns nothing. */
export const APP_ROLE = 'beistand_app'

/** How the app's connections are set: a stopped process frees its pact after three seconds; nothing runs for ever. */
export const SETTINGS = `-c role=${APP_ROLE} -c search_path=app -c idle_in_transaction_session_timeout=3000 -c statement_timeout=30000`

/** Whole numbers and instants (milliseconds) as the domain has them; both stay below 2^53. */
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Date.parse(text))

/** Connections of the journal, live push and snapshots: statements are sent on without waiting for the one before. */
export class Pipeline extends pg.Pool {}

export function openPipeline(databaseUrl: string, max: number): Pipeline {
  const options = {
    connectionString: databaseUrl,
    options: SETTINGS,
    max,
    types,
    pipeline: true,
    application_name: 'beistand',
  }
  const pool = new Pipeline(options)
  pool.on('error', () => undefined) // an idle connection was lost; the next command takes a new one
  // One in use was lost, between two statements: whoever uses it learns of it with the next one.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Sends everything that `ask` asks of a connection in one piece, instead of one by one. */
export function inOnePiece<T>({ connection: { stream } }: pg.PoolClient, ask: () => T): T {
  stream.cork()
  try {
    return ask()
  } finally {
    stream.uncork()
  }
}
