import type { Id, Instant } from '@beistand/domain/noun'
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import type { Decision } from '@beistand/domain/refusal'
import type { DomainEvent } from '@beistand/domain/registry'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { Journal } from './journal.js'
import type { Transaction } from './transaction.js'

export interface Timer {
  readonly pact: Id
  readonly noun: string
  readonly id: Id
  readonly due: Instant
  readonly command: string
}

type Handler = (tx: Transaction, id: Id) => Promise<Decision<DomainEvent>>

const DUE = 'SELECT pact, noun, id, due, command FROM app.timer WHERE due <= $1 ORDER BY due LIMIT 100'
const PACE = 1000

/** Runs what is due by the app's clock, on every node: the timer's key makes the second one find it done. */
@Injectable()
export class Timers implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly handlers = new Map<string, Handler>()
  private poll: NodeJS.Timeout | undefined
  private running: Promise<void> | undefined

  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Says what a timer's command does; the noun's `due` names the command. */
  on(command: string, handler: Handler): void {
    this.handlers.set(command, handler)
  }

  onApplicationBootstrap(): void {
    this.poll = setInterval(() => {
      this.running ??= this.run()
        .catch(() => undefined)
        .finally(() => (this.running = undefined))
    }, PACE)
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.poll)
    await this.running
  }

  private async run(): Promise<void> {
    const { rows } = await this.pool.query<Timer>(DUE, [new Date(this.clock.now())])
    for (const timer of rows) await this.ring(timer)
  }

  private async ring(timer: Timer): Promise<void> {
    const handler = this.handlers.get(timer.command)
    if (!handler) return
    const { pact, noun, id, due } = timer
    const asker = { system: `timer:${timer.command}`, for: null }
    const asking = { pact, asker, key: `timer:${noun}:${id}:${due}`, content: timer.command, timer }
    await this.journal.record(asking, (tx) => handler(tx, id))
  }
}
