import { inTurns, socketOf } from '@beistand/sim/sockets'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Bench } from './bench.js'
import { VIEWERS } from './stage.js'

const SCRIPT = fileURLToPath(new URL('./raw-node.js', import.meta.url))

export interface Pushes {
  /** What each push carries; its size in bytes is what counts. */
  readonly body: string
  readonly times: number
  /** Milliseconds between two of them. */
  readonly pace: number
}

/** Milliseconds from sending a command to the bare script until the last of a thousand sockets has its push, each time. */
export async function rawPushes(bench: Bench, { body, times, pace }: Pushes): Promise<number[]> {
  const { databaseUrl } = await bench.found({ organisations: 2, dependants: 1 })
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, [SCRIPT], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [{ ready }] = (await once(child, 'message')) as [{ ready: { url: string } }]
  const crowd = await RawCrowd.gather(ready.url)
  const begin = async () => {
    const all = crowd.nextByAll()
    const start = performance.now()
    await Promise.all([fetch(ready.url, { method: 'POST', body }), all])
    return performance.now() - start
  }
  const taken = await paced(begin, { times, pace })
  crowd.close()
  const exited = once(child, 'exit')
  child.disconnect()
  await exited
  return taken
}

/** Does something again and again, at most once a pace. */
export async function paced(
  work: () => Promise<number>,
  { times, pace }: { readonly times: number; readonly pace: number },
): Promise<number[]> {
  const taken: number[] = []
  for (let time = 0; time < times; time++) [taken[time]] = await Promise.all([work(), wait(pace)])
  return taken
}

class RawCrowd {
  private left = 0
  private done: () => void = () => undefined

  private constructor(private readonly sockets: readonly ReturnType<typeof socketOf>[]) {
    for (const socket of sockets) socket.on('frame', () => --this.left === 0 && this.done())
  }

  static async gather(url: string): Promise<RawCrowd> {
    const sockets = await inTurns(Array.from({ length: VIEWERS }), async (_, index) => {
      const socket = socketOf({ url, path: '/socket.io' }, index)
      const connected = new Promise((resolve) => socket.once('connect', () => resolve(undefined)))
      socket.connect()
      await connected
      return socket
    })
    return new RawCrowd(sockets)
  }

  nextByAll(): Promise<void> {
    this.left = this.sockets.length
    return new Promise((resolve) => (this.done = resolve))
  }

  close(): void {
    for (const socket of this.sockets) socket.disconnect()
  }
}
