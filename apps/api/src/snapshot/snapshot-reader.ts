import type { EndedEmergencies } from '@beistand/contracts/ended-emergencies'
import { meets } from '@beistand/domain/access'
import type { Id, Key, Row } from '@beistand/domain/noun'
import { ALL_NOUNS, noRows, type Rows } from '@beistand/domain/registry'
import { applyEntries, type Position, type Snapshot } from '@beistand/domain/replica'
import { Inject, Injectable } from '@nestjs/common'
import type pg from 'pg'
import { keysOfPersons } from '../access/keys.js'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { DoorProblem } from '../http/problem.js'
import { entriesUpTo } from '../journal/reading.js'
import { type EndedPage, endedEmergencies } from './ended.js'
import { asRows, rowsMeeting, rowsOfEmergency } from './snapshots.js'
import { resting } from './window.js'

const POSITION = `SELECT seq, hash FROM app.journal WHERE pact = $1 AND seq = $2`
const TIP = `SELECT seq, hash FROM app.journal_tip WHERE pact = $1`

/** Snapshots for whoever asks over HTTP, each as of one number. */
@Injectable()
export class SnapshotReader {
  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  now(pact: Id, person: Id): Promise<Snapshot> {
    return this.reading(async (client) => {
      const position = await positionOf(client, TIP, [pact])
      const keys = await this.keys(client, pact, person)
      const without = await resting(client, pact, this.clock.now())
      return snapshot(position, keys, asRows(await rowsMeeting(client, pact, { keys: [...keys], without })))
    })
  }

  /** What the person may see of one emergency, and no other row: for one that rests. */
  emergency(pact: Id, person: Id, emergency: Id): Promise<Snapshot> {
    return this.reading(async (client) => {
      const position = await positionOf(client, TIP, [pact])
      const keys = await this.keys(client, pact, person)
      const rows = asRows(await rowsOfEmergency(client, pact, { keys: [...keys], emergency }))
      if (!(emergency in rows.emergency)) throw new DoorProblem('not-found')
      return snapshot(position, keys, rows)
    })
  }

  /** A page of the emergencies that have ended, as far as the person sees them. */
  ended(pact: Id, person: Id, page: EndedPage): Promise<EndedEmergencies> {
    return this.reading(async (client) => {
      const keys = await this.keys(client, pact, person)
      return endedEmergencies(client, pact, { keys: [...keys], ...page })
    })
  }

  /** The past shows a row only if today's keys meet its audience then and its audience today. */
  past(pact: Id, person: Id, at: number): Promise<Snapshot> {
    return this.reading(async (client) => {
      const position = await positionOf(client, POSITION, [pact, at])
      const keys = await this.keys(client, pact, person)
      const today = asRows(await rowsMeeting(client, pact, { keys: [...keys], without: [] }))
      let past = noRows()
      for await (const page of entriesUpTo(client, pact, at)) {
        past = applyEntries(
          past,
          page.map(({ entry }) => entry),
        )
      }
      return snapshot(position, keys, bothSeen(past, today, keys))
    })
  }

  private async keys(client: pg.PoolClient, pact: Id, person: Id): Promise<ReadonlySet<Key>> {
    return (await keysOfPersons(client, pact, [person])).get(person) ?? new Set()
  }

  private async reading<T>(read: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    let failure: Error | undefined
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      const result = await read(client)
      await client.query('COMMIT')
      return result
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      throw error
    } finally {
      client.release(failure)
    }
  }
}

async function positionOf(client: pg.PoolClient, text: string, values: unknown[]): Promise<Position> {
  const { rows } = await client.query<Position>({ text, values })
  const [position] = rows
  if (!position) throw new DoorProblem('not-found')
  return position
}

function snapshot({ seq, hash }: Position, keys: ReadonlySet<Key>, rows: Rows): Snapshot {
  return { seq, hash, keys: [...keys].filter((key) => !key.startsWith('person:')).sort(), rows }
}

function bothSeen(past: Rows, today: Rows, keys: ReadonlySet<Key>): Rows {
  const seen = ALL_NOUNS.map((noun) => {
    const now: Readonly<Record<Id, Row>> = today[noun.name]
    const then = Object.values<Row>(past[noun.name])
    const rows = then.filter((row) => row.id in now && meets(noun.audience(row), keys))
    return [noun.name, Object.fromEntries(rows.map((row) => [row.id, row]))] as const
  })
  return Object.fromEntries(seen) as unknown as Rows
}
