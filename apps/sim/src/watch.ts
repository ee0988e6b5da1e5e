import type { Asks, Pushes } from '@beistand/contracts/live'
import { applyFrame, EMPTY, type Frame, type Replica, type Snapshot } from '@beistand/domain/replica'
import { io, type Socket } from 'socket.io-client'

/** Something received, as it was received. */
export type Received = { readonly frame: Frame } | { readonly reset: Snapshot }

/** A socket and what it has told, kept up to date exactly as the browser does it. */
export class Watch {
  replica: Replica = EMPTY
  readonly received: Received[] = []
  private readonly waiting = new Set<() => void>()

  private constructor(private readonly socket: Socket<Pushes, Asks>) {
    socket.on('reset', (reset) => this.take({ reset }, reset))
    socket.on('frame', (frame) => {
      const next = applyFrame(this.replica, frame)
      if (next === 'catch-up') socket.emit('catch-up', { seq: this.replica.seq, hash: this.replica.hash })
      else this.take({ frame }, next)
    })
  }

  static async open(url: string, cookie: string, pact: string): Promise<Watch> {
    let watch: Watch | undefined
    const position = () =>
      watch && watch.replica.seq > 0 ? { seq: watch.replica.seq, hash: watch.replica.hash } : null
    const socket: Socket<Pushes, Asks> = io(url, {
      path: '/api/live',
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { Cookie: cookie },
      auth: (give) => give({ pact, position: position() }),
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
    })
    watch = new Watch(socket)
    const refused = new Promise<never>((_, reject) => {
      socket.once('connect_error', (error) => {
        if (socket.active) return // it tries again by itself
        reject(error)
      })
    })
    await Promise.race([watch.until(({ seq }) => seq > 0), refused])
    return watch
  }

  /** Resolves as soon as the replica is as wanted; rejects after `within` milliseconds. */
  until(wanted: (replica: Replica) => boolean, within = 10_000): Promise<void> {
    if (wanted(this.replica)) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!wanted(this.replica)) return
        clearTimeout(timer)
        this.waiting.delete(look)
        resolve()
      }
      const timer = setTimeout(() => {
        this.waiting.delete(look)
        reject(new Error(`not seen within ${within} ms; the replica stands at ${this.replica.seq}`))
      }, within)
      this.waiting.add(look)
    })
  }

  reaches(seq: number, within?: number): Promise<void> {
    return this.until((replica) => replica.seq >= seq, within)
  }

  /** Cuts the line as a network does; the socket comes back by itself. */
  cut(): void {
    this.socket.io.engine.close()
  }

  close(): void {
    this.socket.disconnect()
  }

  private take(received: Received, replica: Replica): void {
    this.received.push(received)
    this.replica = replica
    for (const look of [...this.waiting]) look()
  }
}
