import type { Recorded } from '@beistand/contracts/command'
import type { Id, Instant } from '@beistand/domain/noun'
import { type Decision, isRefusal, type Refusal, refuse } from '@beistand/domain/refusal'
import type { DomainEvent } from '@beistand/domain/registry'
import { Inject, Injectable } from '@nestjs/common'
import { createHmac } from 'node:crypto'
import pg from 'pg'
import { Clock } from '../clock.js'
import { inOnePiece, Pipeline } from '../database.js'
import { prepare } from './batch.js'
import { Bell } from './bell.js'
import { Busy, PactQueue } from './queue.js'
import type { Timer } from './timer.js'
import { type Asker, Refused, Transaction } from './transaction.js'
import { commitBatch } from './writing.js'

/** A command as it was asked. */
export interface Asking {
  readonly pact: Id
  readonly asker: Asker
  /** The caller's key; the same key with the same content is recorded once. */
  readonly key: string
  /** Route and body, of which a keyed digest is kept. */
  readonly content: string
  /** The event's own time, where it is not now. */
  readonly at?: Instant
  /** The timer that asks; it goes in the command's transaction, whatever comes of it. */
  readonly timer?: Timer
}

/** The key was used before, for another command. */
export interface Reused {
  readonly reused: true
}
export type Outcome = Recorded | Refusal | Reused
export type Decide = (tx: Transaction) => Promise<Decision<DomainEvent>>

/** Keys the digests of commands. */
export const SECRET = Symbol('secret')

/** Told how many milliseconds the database's clock is behind the last entry, where that is more than a node can explain. */
export type ClockAlarm = (behind: number) => void
export const CLOCK_ALARM = Symbol('clock alarm')
const BEHIND = 5000

/** The only writer of the journal and of the rows that follow from it. One command, one transaction, one batch. */
@Injectable()
export class Journal {
  @Inject(CLOCK_ALARM) private readonly alarm: ClockAlarm = () => undefined
  private readonly queues = new Map<Id, PactQueue>()

  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Bell) private readonly bell: Bell,
    @Inject(SECRET) private readonly secret: string,
  ) {}

  /**
   * Records what `decide` comes to. `decide` reads under the pact's lock; a command whose key is known is answered as the
   * first time, and the decision is dropped. Throws `Busy` when it was not its turn within five seconds.
   */
  async record(asking: Asking, decide: Decide): Promise<Outcome> {
    const queue = this.queues.get(asking.pact) ?? new PactQueue()
    this.queues.set(asking.pact, queue)
    return queue.run((deadline) => this.transact(asking, decide, deadline))
  }

  private async transact(asking: Asking, decide: Decide, deadline: number): Promise<Outcome> {
    const client = await this.pool.connect()
    let failure: Error | undefined
    try {
      const left = deadline - performance.now()
      const [tx, decided] = inOnePiece(client, () => {
        const tx = new Transaction(client, asking, { left, now: this.clock.now() })
        return [tx, tx.follow(decide(tx).catch(refusalOf))] as const
      })
      return await this.attempt(tx, asking, decided)
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      throw passing(failure) ? new Busy() : failure
    } finally {
      client.release(failure)
    }
  }

  private async attempt(tx: Transaction, asking: Asking, decided: ReturnType<Decide>): Promise<Outcome> {
    const { earlier, tip, due } = await tx.opened
    const digest = createHmac('sha256', this.secret).update(asking.content).digest('hex')
    if (earlier) return tx.abandon(earlier.digest === digest ? answerOf(earlier) : { reused: true })
    if (!due) return tx.abandon(refuse('unchanged'))
    if (tip.entered - tip.clock > BEHIND) this.alarm(tip.entered - tip.clock)
    const decision = await decided
    if (isRefusal(decision)) return tx.abandon(await tx.explained(decision))
    const batch = prepare(
      { pact: asking.pact, tip, at: asking.at ?? tx.now, entered: Math.max(tip.clock, tip.entered), by: await tx.by },
      decision,
      await tx.rowsOf(decision),
    )
    await commitBatch(tx.client, batch, {
      pact: asking.pact,
      actor: tx.actor,
      key: asking.key,
      digest,
      timer: asking.timer,
    })
    this.bell.ring()
    return { first: tip.seq + 1, last: tip.seq + decision.length, id: decision[0]?.id ?? '' }
  }
}

function answerOf({ first, last, id }: Recorded): Recorded {
  return { first, last, id }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal
  throw error
}

/** The lock did not come free in time, or the server ended the connection: shut down, or idle for too long in a transaction. */
const PASSING = ['55P03', '57P01', '57P02', '57P03', '25P03']

/** Whether it is worth asking again; the key makes sure that what was recorded all the same is not recorded twice. */
function passing(error: Error): boolean {
  if (error instanceof pg.DatabaseError) return PASSING.includes(error.code ?? '')
  return /^Connection terminated|not queryable|ECONN|EPIPE/.test(error.message)
}
