import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { APP_ROLE } from '../pipeline.js'
import { DATABASE_URL } from '../journal/bell.js'
import { PLAN_CHANNEL } from './stored-plans.js'

/** Milliseconds between two signs of life. */
const PACE = 250
/** A node that is stopped loses its connection, and with it the lead, after this long in milliseconds. */
const SILENCE = 1000

const LOCK = `SELECT pg_try_advisory_lock(hashtextextended('beistand planning', 0)) AS leads`
const TERM = `SELECT nextval('app.plan_term')::int AS term`

/** What the holder of the lead is told. */
export interface Candidate {
  /** The node leads from now on, with a term above all before. */
  leads(term: number): void
  rests(): void
  /** Every quarter of a second, as long as the database answers. */
  beats(): void
  /** Somebody has written a plan. */
  hears(): void
}

/**
 * One node of all plans. Each holds a connection of its own: whoever has its lock leads, the others try to get it. The
 * database ends the connection of a node that falls silent, so that another one takes over.
 */
@Injectable()
export class Leadership implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stop = new AbortController()
  private candidate: Candidate | undefined
  private running: Promise<void> | undefined
  private dropped = false

  constructor(@Inject(DATABASE_URL) private readonly databaseUrl: string) {}

  stand(candidate: Candidate): void {
    this.candidate = candidate
  }

  onApplicationBootstrap(): void {
    this.running = this.run()
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort()
    await this.running
  }

  /** Gives the lead back; it may be won again, with a new term. */
  drop(): void {
    this.dropped = true
  }

  private async run(): Promise<void> {
    const { signal } = this.stop
    while (!signal.aborted) {
      await this.holdOn().catch(() => undefined)
      this.candidate?.rests()
      await wait(PACE, undefined, { signal }).catch(() => undefined)
    }
  }

  /** Ends when the connection is lost, or the lead is dropped. */
  private async holdOn(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: `beistand planning ${process.pid}`,
      options: `-c role=${APP_ROLE} -c idle_session_timeout=${SILENCE}`,
      query_timeout: SILENCE,
    })
    client.on('error', () => undefined) // the next question finds out
    client.on('notification', () => this.candidate?.hears())
    this.dropped = false
    try {
      await client.connect()
      await client.query(`LISTEN ${PLAN_CHANNEL}`)
      this.candidate?.hears()
      await this.beat(client)
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  private async beat(client: pg.Client): Promise<void> {
    const { signal } = this.stop
    let leads = false
    while (!signal.aborted && !this.dropped) {
      if (!leads && (leads = await wins(client))) this.candidate?.leads(await nextTerm(client))
      else await client.query('SELECT 1')
      this.candidate?.beats()
      await wait(PACE, undefined, { signal }).catch(() => undefined)
    }
  }
}

async function wins(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ leads: boolean }>(LOCK)
  return rows[0]?.leads ?? false
}

async function nextTerm(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ term: number }>(TERM)
  const term = rows[0]?.term
  if (term === undefined) throw new Error('the database gives no term')
  return term
}
