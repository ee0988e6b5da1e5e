import type { PlanVersions } from '@beistand/contracts/plan'
import type { Id, Instant } from '@beistand/domain/noun'
import type { Position } from '@beistand/domain/replica'
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import type pg from 'pg'
import type { Logger } from 'pino'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { Bell } from '../journal/bell.js'
import type { EntryResult } from '../journal/reading.js'
import { faultOf, LOGGER } from '../logger.js'
import { restingSince } from '../snapshot/window.js'
import type { Aside } from './aside.js'
import { join } from './joining.js'
import { entriesAfter, entriesFrom, type Place } from './place.js'
import { tell } from './round.js'
import type { Joiner, Sending, Viewer } from './viewers.js'

/** A pact that someone watches over this node. */
interface Watched {
  readonly viewers: Map<string, Viewer>
  joiners: Joiner[]
  /** How far this node's viewers were told. */
  position: Position
}

/** What was read of a pact since its viewers were told last. */
interface Read {
  readonly entries: readonly EntryResult[]
  readonly resting: ReadonlySet<Id>
}

/** A lost ring costs at most this long, in milliseconds. */
const PACE = 1000

/**
 * The one loop of a node that tells its viewers what the journal says. Each round is one REPEATABLE READ transaction: what
 * grew, whose keys changed, who joined, all as of the same number; nobody gets an entry judged by older keys. One pact's
 * fault stops no other.
 */
@Injectable()
export class Tick implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly watched = new Map<Id, Watched>()
  private wanted = false
  private running: Promise<void> | undefined
  private poll: NodeJS.Timeout | undefined
  private deliver: (sending: Sending) => void = () => undefined
  private aside: Aside | undefined

  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Bell) private readonly bell: Bell,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.bell.onRing(() => this.soon())
    this.poll = setInterval(() => this.soon(), PACE)
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.poll)
    this.watched.clear()
    await this.running
  }

  /** Where messages go; the gateway says so once. */
  deliverBy(deliver: (sending: Sending) => void): void {
    this.deliver = deliver
  }

  /** What is told beside the journal, in the same rounds. */
  tellAside(aside: Aside): void {
    this.aside = aside
  }

  /** Someone says which plans it has. */
  hasPlans(line: string, versions: PlanVersions): void {
    this.aside?.joins(line, versions)
    this.soon()
  }

  join(pact: Id, joiner: Joiner): void {
    const watched = this.watched.get(pact) ?? {
      viewers: new Map<string, Viewer>(),
      joiners: [],
      position: { seq: 0, hash: '' },
    }
    this.watched.set(pact, watched)
    watched.viewers.delete(joiner.line)
    watched.joiners = [...watched.joiners.filter(({ line }) => line !== joiner.line), joiner]
    this.soon()
  }

  leave(pact: Id, line: string): void {
    this.aside?.leaves(line)
    const watched = this.watched.get(pact)
    if (!watched) return
    watched.viewers.delete(line)
    watched.joiners = watched.joiners.filter((joiner) => joiner.line !== line)
    if (watched.viewers.size + watched.joiners.length === 0) this.watched.delete(pact)
  }

  /** Has a round begin, now or after the one that runs. */
  soon(): void {
    this.wanted = true
    this.running ??= this.run().finally(() => (this.running = undefined))
  }

  private async run(): Promise<void> {
    while (this.wanted && this.watched.size > 0) {
      this.wanted = false
      // What failed is tried again with the next ring, at the latest at the next poll; positions moved only on success.
      await this.round().catch((error: unknown) => this.logger.error({ fault: faultOf(error) }, 'a round failed'))
    }
  }

  private async round(): Promise<void> {
    const client = await this.pool.connect()
    const failures: Error[] = []
    const now = this.clock.now()
    try {
      const begun = client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      const tipsRead = client.query<Position & { pact: Id }>({
        name: 'tips',
        text: TIPS,
        values: [[...this.watched.keys()]],
      })
      const grown = this.grown(client, now) // in the same flight
      const [, tips, read] = await Promise.all([begun, tipsRead, grown])
      for (const { pact, ...tip } of tips.rows)
        await this.visit({ client, pact, tip, now }, read.get(pact)).catch((error: unknown) =>
          failures.push(errorOf(error)),
        )
      await client.query('COMMIT')
    } catch (error) {
      failures.push(errorOf(error))
    } finally {
      client.release(failures[0])
    }
    if (failures[0]) throw failures[0]
  }

  /** What has come since the viewers of each pact were told last, as it is stored. */
  private async grown(client: pg.ClientBase, now: Instant): Promise<ReadonlyMap<Id, Read>> {
    const told = [...this.watched].filter(([, { viewers }]) => viewers.size > 0)
    const reads = told.map(async ([pact, { position }]) => {
      const { seq } = position
      const [entries, resting] = await Promise.all([
        entriesFrom(client, pact, seq),
        restingSince(client, pact, { seq, now }),
      ])
      return [pact, { entries, resting }] as const
    })
    return new Map(await Promise.all(reads))
  }

  private async visit(place: Place, read: Read | undefined): Promise<void> {
    const watched = this.watched.get(place.pact)
    if (!watched) return
    const entries = watched.viewers.size > 0 ? await entriesAfter(place, watched.position, read?.entries) : []
    if (!entries) startOver(watched)
    const viewers = [...watched.viewers.values()]
    const joiners = [...watched.joiners]
    try {
      const told = entries && read ? await tell(place, viewers, { entries, resting: read.resting }) : []
      const joined = joiners.length > 0 ? await join(place, joiners) : { viewers: [], sendings: [] }
      for (const sending of [...told, ...expulsions(viewers), ...joined.sendings]) this.deliver(sending)
      for (const viewer of viewers) viewer.settle()
      admit(watched, joiners, joined.viewers)
      watched.position = place.tip
    } catch (error) {
      for (const viewer of viewers) viewer.revert()
      throw error
    }
    const asides = await this.aside?.tell(place, [...watched.viewers.values()])
    for (const sending of asides ?? []) this.deliver(sending)
  }
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

function expulsions(viewers: readonly Viewer[]): Sending[] {
  const lines = viewers.filter(({ expelled }) => expelled).map(({ line }) => line)
  return lines.length > 0 ? [{ lines, expelled: true }] : []
}

/** Makes viewers of joiners, but for those who have left in the meantime or joined anew. */
function admit(watched: Watched, joiners: readonly Joiner[], viewers: readonly Viewer[]): void {
  const done = new Set(joiners.filter((joiner) => watched.joiners.includes(joiner)).map(({ line }) => line))
  for (const viewer of viewers) if (done.has(viewer.line)) watched.viewers.set(viewer.line, viewer)
  watched.joiners = watched.joiners.filter((joiner) => !joiners.includes(joiner))
}

/** $1 pacts */
const TIPS = 'SELECT pact, seq, hash FROM app.journal_tip WHERE pact = ANY($1)'

/** The journal is not the one that the viewers were told of, after a restore or a failover: everyone begins anew. */
function startOver(watched: Watched): void {
  for (const { line, person } of watched.viewers.values()) watched.joiners.push({ line, person, position: null })
  watched.viewers.clear()
}
