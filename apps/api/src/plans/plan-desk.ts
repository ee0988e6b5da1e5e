import type { HalfDay } from '@beistand/domain/half-day'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type { Logger } from 'pino'
import { Worker } from 'node:worker_threads'
import { DATABASE_URL } from '../journal/bell.js'
import { LOGGER } from '../logger.js'
import type { Advice, FromWorker, Question, ToWorker } from './plan-messages.js'

interface Waiting {
  readonly resolve: (advice: Advice) => void
  readonly reject: (error: Error) => void
}

/** The node's side of the thread that plans. The thread starts with the first thing that it has to do. */
@Injectable()
export class PlanDesk implements OnApplicationShutdown {
  private worker: Worker | undefined
  private leading: number | null = null
  private asked = 0
  private readonly waiting = new Map<number, Waiting>()
  private deposed: (term: number) => void = () => undefined

  constructor(
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    const { worker } = this
    this.leading = null
    this.worker = undefined
    await worker?.terminate()
  }

  /** Whom to tell when the thread finds that somebody else leads. */
  onDeposed(listener: (term: number) => void): void {
    this.deposed = listener
  }

  lead(term: number, today: HalfDay): void {
    this.leading = term
    this.send({ lead: term, today })
  }

  rest(): void {
    this.leading = null
    this.worker?.postMessage({ rest: true } satisfies ToWorker)
  }

  /** Lets the thread look whether the plans have to change. After a fault of the thread a new one leads on. */
  look(today: HalfDay): void {
    if (this.leading === null) return
    this.send(this.worker ? { look: today } : { lead: this.leading, today })
  }

  ask(question: Question): Promise<Advice> {
    const ask = ++this.asked
    return new Promise((resolve, reject) => {
      this.waiting.set(ask, { resolve, reject })
      this.send({ ask, question })
    })
  }

  private send(message: ToWorker): void {
    this.worker ??= this.start()
    this.worker.postMessage(message)
  }

  private start(): Worker {
    const { databaseUrl } = this
    const worker = new Worker(new URL('./plan-worker.js', import.meta.url), { workerData: { databaseUrl } })
    worker.on('message', (message: FromWorker) => this.hear(message))
    worker.on('error', (error) => this.logger.error({ fault: error.name }, 'the planning thread failed'))
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = undefined
      for (const { reject } of this.waiting.values()) reject(new Error('the planning thread has ended'))
      this.waiting.clear()
    })
    return worker
  }

  private hear(message: FromWorker): void {
    if ('answer' in message) this.settle(message.answer, ({ resolve }) => resolve(message.advice))
    else if ('deposed' in message) this.deposed(message.deposed)
    else {
      this.logger.error({ fault: message.fault }, 'planning failed')
      if (message.failed !== null) this.settle(message.failed, ({ reject }) => reject(new Error('planning failed')))
    }
  }

  private settle(ask: number, settle: (waiting: Waiting) => void): void {
    const waiting = this.waiting.get(ask)
    this.waiting.delete(ask)
    if (waiting) settle(waiting)
  }
}
