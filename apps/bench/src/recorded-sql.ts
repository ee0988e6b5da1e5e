import { Clock } from '@beistand/api/clock'
import { openPipeline } from '@beistand/api/database'
import { Bell } from '@beistand/api/journal/bell'
import { Journal } from '@beistand/api/journal/journal'
import type pg from 'pg'

/** A statement as the product sent it. */
export interface Statement {
  readonly name?: string
  readonly text: string
  readonly values?: readonly unknown[]
}
/** Statements that travel together, without waiting for each other's answers. */
export type Flight = readonly Statement[]

/** Runs one command through the product's own journal, in this process, and keeps the SQL of its transaction. */
export async function recordSql(databaseUrl: string, run: (journal: Journal) => Promise<unknown>): Promise<Flight[]> {
  const pool = openPipeline(databaseUrl, 1)
  const flights: Statement[][] = []
  const connect = pool.connect.bind(pool)
  const recording = Object.assign(Object.create(pool) as typeof pool, {
    connect: async () => listening(await connect(), flights),
  })
  await run(new Journal(recording, new Clock(), new Bell(pool, databaseUrl), 'recording'))
  await pool.end()
  return flights
}

function listening(client: pg.PoolClient, flights: Statement[][]): pg.PoolClient {
  let landed = true
  const query = (asked: string | Statement) => {
    if (landed) flights.push([])
    landed = false
    flights.at(-1)?.push(typeof asked === 'string' ? { text: asked } : asked)
    const { values, ...statement } = typeof asked === 'string' ? { text: asked, values: [] } : asked
    const answer = client.query({ ...statement, values: [...(values ?? [])] })
    void answer.then(() => (landed = true))
    return answer
  }
  return new Proxy(client, { get: (target, name) => (name === 'query' ? query : bound(target, name)) })
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name)
  return typeof value === 'function' ? value.bind(target) : value
}
