/** The server could not take the command in time; nothing was written. */
export class Busy extends Error {}

/** Time from entering the queue to an answer, in milliseconds. */
export const PATIENCE = 5000
const LONGEST = 500

interface Waiting {
  readonly run: () => Promise<void>
  readonly deadline: number
}

/**
 * Commands of one pact wait here, before they take a connection: the database would let only one in at a time anyway.
 * Whoever has waited for five seconds gets `Busy`, counted from entering, however many wait before.
 */
export class PactQueue {
  private readonly waiting: Waiting[] = []
  private running = false

  /** `work` gets the milliseconds that are left for it. */
  run<T>(work: (left: number) => Promise<T>): Promise<T> {
    if (this.waiting.length >= LONGEST) return Promise.reject(new Busy())
    const deadline = performance.now() + PATIENCE
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Busy()), PATIENCE)
      const run = async () => {
        clearTimeout(timer)
        await work(deadline - performance.now()).then(resolve, reject)
      }
      this.waiting.push({ run, deadline })
      void this.drain()
    })
  }

  private async drain(): Promise<void> {
    if (this.running) return
    this.running = true
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      if (next.deadline > performance.now()) await next.run()
    }
    this.running = false
  }
}
