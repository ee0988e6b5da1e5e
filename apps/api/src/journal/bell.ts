import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { Pipeline } from '../database.js'

const CHANNEL = 'journal'
const SESSIONS = 'session'

/** Where the database is, for the one connection that only listens. */
export const DATABASE_URL = Symbol('database url')

/** Tells every node that some journal has grown. Nothing is lost with a lost ring: readers compare numbers by themselves. */
@Injectable()
export class Bell implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners = new Set<() => void>()
  private readonly sessionListeners = new Set<() => void>()
  private ringing: 'no' | 'yes' | 'again' = 'no'
  private listening: pg.Client | undefined
  private readonly stop = new AbortController()
  /** Names this bell in what it tells the others; it has rung for itself already. */
  private readonly name = randomUUID()

  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
  ) {}

  onRing(listener: () => void): void {
    this.listeners.add(listener)
  }

  /** Called after a commit; rings at once here and soon everywhere, many commits in one notification. */
  ring(): void {
    this.tell()
    if (this.ringing === 'no') void this.notify()
    else this.ringing = 'again'
  }

  /** Calls a listener whenever sessions may have ended, on any node. */
  onSessionsEnded(listener: () => void): void {
    this.sessionListeners.add(listener)
  }

  /** Tells every node that sessions have ended; within a transaction once it commits. */
  async sessionsEnded(client: Pick<pg.ClientBase, 'query'> = this.pool): Promise<void> {
    await client.query(`NOTIFY ${SESSIONS}`)
  }

  onApplicationBootstrap(): void {
    void this.listen()
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort()
    await this.listening?.end().catch(() => undefined)
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  private tellOfSessions(): void {
    for (const listener of this.sessionListeners) listener()
  }

  private async notify(): Promise<void> {
    do {
      this.ringing = 'yes'
      await this.pool.query(`NOTIFY ${CHANNEL}, '${this.name}'`).catch(() => undefined)
    } while (this.wantsAgain())
    this.ringing = 'no'
  }

  private wantsAgain(): boolean {
    return this.ringing === 'again'
  }

  private async listen(): Promise<void> {
    const { signal } = this.stop
    while (!signal.aborted) {
      await this.listenOnce().catch(() => undefined)
      await wait(250, undefined, { signal }).catch(() => undefined)
    }
  }

  /** Resolves when the connection is lost. */
  private async listenOnce(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'beistand bell' })
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve())
      client.on('end', resolve)
    })
    client.on('notification', ({ channel, payload }) => {
      if (channel === SESSIONS) this.tellOfSessions()
      else if (payload !== this.name) this.tell()
    })
    await client.connect()
    this.listening = client
    try {
      await client.query(`LISTEN ${CHANNEL}; LISTEN ${SESSIONS}`)
      this.tell()
      this.tellOfSessions()
      await lost
    } finally {
      await client.end()
    }
  }
}
