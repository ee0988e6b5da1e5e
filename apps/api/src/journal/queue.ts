/** The server could not take the command in time, or lost its database on the way: ask again with the same key. */
export class Busy extends Error {}

/**
 * How many commands of a pact stand at its lock at once: while the database writes one, the next has been sent already and
 * goes on without a way back and forth.
 */
const AT_THE_LOCK = 2

/** Time from entering the queue to the pact's lock, in milliseconds. */
export const PATIENCE = 5000
const LONGEST = 500

interface Waiting {
  /** Says whether it is still wanted, and if so takes its turn. */
  readonly run: () => Promise<void>
}

/**
 * Commands of one pact wait here, before they take a connection: the database lets only one in at a time anyway.
 * Whoever has waited for five seconds gets `Busy`, counted from entering, however many wait before.
 */
export class PactQueue {
  private readonly waiting: Waiting[] = []
  private running = 0

  /** `work` gets its deadline by `performance.now()`, for what it still has to wait for. */
  run<T>(work: (deadline: number) => Promise<T>): Promise<T> {
    if (this.waiting.length >= LONGEST) return Promise.reject(new Busy())
    const deadline = performance.now() + PATIENCE
    return new Promise<T>((resolve, reject) => {
      let answered = false
      const timer = setTimeout(() => {
        answered = true
        reject(new Busy())
      }, PATIENCE)
      const run = async () => {
        if (answered) return
        clearTimeout(timer)
        await work(deadline).then(resolve, reject)
      }
      this.waiting.push({ run })
      void this.drain()
    })
  }

  private async drain(): Promise<void> {
    if (this.running === AT_THE_LOCK) return
    this.running++
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) await next.run()
    this.running--
  }
}
