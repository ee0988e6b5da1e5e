import { Clock } from '../src/clock.js'
import { openPipeline, type Pipeline } from '../src/database.js'
import { foundPact } from '../src/founding.js'
import { Bell } from '../src/journal/bell.js'
import { Journal } from '../src/journal/journal.js'
import { verify } from '../src/journal/verify.js'
import type { Position } from '@beistand/domain/replica'
import type pg from 'pg'
import { cloneDatabase, dropDatabase, endPool } from './databases.js'
import { founding, PACT } from './world.js'

const GAVE_UP = 10_000

/** The journal of the test pact on a database of its own, without a server around it. */
export class Ledger {
  readonly clock = new Clock()
  readonly bell: Bell
  readonly journal: Journal

  private constructor(
    readonly databaseUrl: string,
    readonly pool: Pipeline,
  ) {
    this.bell = new Bell(pool, databaseUrl)
    this.journal = new Journal(pool, this.clock, this.bell, 'the secret of the ledger')
  }

  static async open(): Promise<Ledger> {
    const databaseUrl = await cloneDatabase()
    await foundPact(databaseUrl, founding())
    return new Ledger(databaseUrl, openPipeline(databaseUrl, 4))
  }

  /** One value of one row. */
  async value<T>(sql: string, values: readonly unknown[] = []): Promise<T | undefined> {
    const { rows } = await this.pool.query<{ value: T }>(sql, [...values])
    return rows[0]?.value
  }

  /** Asks the database again and again until it gives the value. */
  async becomes(sql: string, wanted: unknown): Promise<void> {
    const end = performance.now() + GAVE_UP
    while ((await this.value(sql)) !== wanted) {
      if (performance.now() > end) throw new Error(`${sql} did not become ${String(wanted)}`)
    }
  }

  /** Does to the journal what only the owner of the server can, past all triggers, and says what `verify` finds. */
  async tampered(sql: string, anchor?: Position): Promise<string[]> {
    return this.asServer(async (client) => {
      await client.query(sql)
      return verify(client, PACT, { anchor, piece: 3 })
    })
  }

  /** Works as the owner of the server in a transaction that leaves nothing. */
  async asServer<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    await client.query('BEGIN; SET LOCAL role = none; SET LOCAL session_replication_role = replica')
    try {
      return await work(client)
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  }

  async close(): Promise<void> {
    await endPool(this.pool)
    await dropDatabase(this.databaseUrl)
  }
}

/** One ledger for the tests of a file. */
export function useLedger(): () => Ledger {
  let ledger: Ledger | undefined
  beforeAll(async () => {
    ledger = await Ledger.open()
  }, 60_000)
  afterAll(() => ledger?.close())
  return () => {
    if (!ledger) throw new Error('the ledger is not open')
    return ledger
  }
}
