import type { Id, Instant } from '@beistand/domain/noun'
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import type { Decision } from '@beistand/domain/refusal'
import type { DomainEvent } from '@beistand/domain/registry'
import type { Logger } from 'pino'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { faultOf, LOGGER } from '../logger.js'
import { Journal } from './journal.js'
import { Busy } from './queue.js'
import type { Timer } from './timer.js'
import type { Transaction } from './transaction.js'

type Handler = (tx: Transaction, id: Id) => Promise<Decision<DomainEvent>>
/** Work beside the journal, as of a time of the app's clock. */
type Chore = (now: Instant) => Promise<void>

/** $1 now, $2 the commands that this release knows */
const DUE = `SELECT pact, noun, id, due, command FROM app.timer WHERE due <= $1 AND command = ANY($2)
  ORDER BY due LIMIT 100`
const PACE = 1000

/** A command's key is kept for 30 days; whoever retries later has long asked someone. $1 now */
const FORGET_KEYS = `DELETE FROM app.command WHERE entered < $1::timestamptz - interval '30 days'`
const HOUR = 3_600_000

/** Runs what is due by the app's clock, on every node: the timer's key makes the second one find it done. */
@Injectable()
export class Timers implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly handlers = new Map<string, Handler>()
  private poll: NodeJS.Timeout | undefined
  private running: Promise<void> | undefined
  private readonly chores: Chore[] = [(now) => this.forgetKeys(now)]
  private choresDone: Instant = 0

  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Journal) private readonly journal: Journal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Says what a timer's command does; the noun's `due` names the command. */
  on(command: string, handler: Handler): void {
    this.handlers.set(command, handler)
  }

  /** Says what is done once an hour, and at start; on every node, so it must bear being done twice. */
  hourly(chore: Chore): void {
    this.chores.push(chore)
  }

  onApplicationBootstrap(): void {
    this.poll = setInterval(() => {
      this.running ??= this.run()
        .catch((error: unknown) => this.logger.error({ fault: faultOf(error) }, 'timers could not be read'))
        .finally(() => (this.running = undefined))
    }, PACE)
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.poll)
    await this.running
  }

  private async run(): Promise<void> {
    const now = this.clock.now()
    const { rows } = await this.pool.query<Timer>(DUE, [new Date(now), [...this.handlers.keys()]])
    for (const timer of rows) await this.ring(timer).catch((error: unknown) => this.failed(timer, error))
    if (Math.abs(now - this.choresDone) < HOUR) return
    for (const chore of this.chores) await chore(now)
    this.choresDone = now
  }

  private async forgetKeys(now: Instant): Promise<void> {
    await this.pool.query(FORGET_KEYS, [new Date(now)])
  }

  private async ring(timer: Timer): Promise<void> {
    const handler = this.handlers.get(timer.command)
    if (!handler) return
    const { pact, noun, id, due } = timer
    const asker = { system: `timer:${timer.command}`, for: null }
    const asking = { pact, asker, key: `timer:${noun}:${id}:${due}`, content: timer.command, timer }
    await this.journal.record(asking, (tx) => handler(tx, id))
  }

  /** One timer's fault stops no other; it is tried again at the next poll. */
  private failed({ noun, command }: Timer, error: unknown): void {
    if (!(error instanceof Busy)) this.logger.error({ noun, command, fault: faultOf(error) }, 'a timer failed')
  }
}
