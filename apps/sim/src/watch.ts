import type { Asks, Pushes } from '@beistand/contracts/live'
import { applyTold, type Plans, type PlanTold, versionsOf } from '@beistand/contracts/plan'
import { applyFrame, EMPTY, type Frame, type Replica, type Snapshot, withLoaded } from '@beistand/domain/replica'
import { io, type Socket } from 'socket.io-client'

/** Something received, as it was received. */
export type Received = { readonly frame: Frame } | { readonly reset: Snapshot }

export interface Opening {
  readonly url: string
  readonly cookie: string
  readonly pact: string
  /** What the client has kept from before. */
  readonly copy?: Replica
}

/** A socket and what it has told, kept up to date exactly as the browser does it. */
export class Watch {
  replica: Replica = EMPTY
  readonly received: Received[] = []
  plans: Plans = {}
  /** What was told of plans, as it was told. */
  readonly told: PlanTold[] = []
  /** Why the server will not have this socket any more, if it will not: nothing is told until `connect` succeeds. */
  ended: 'sent-away' | 'refused' | null = null
  private readonly waiting = new Set<() => void>()

  private constructor(private readonly socket: Socket<Pushes, Asks>) {
    socket.on('connect', () => this.end(null))
    socket.on('connect_error', () => {
      if (!socket.active) this.end('refused') // otherwise it tries again by itself
    })
    socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') this.end('sent-away')
    })
    socket.on('plan', (told) => this.takePlan(told))
    socket.on('reset', (reset) => this.take({ reset }, reset))
    socket.on('frame', (frame) => {
      const next = applyFrame(this.replica, frame)
      if (next === 'catch-up') this.catchUp()
      else this.take({ frame }, next)
    })
  }

  /** Opens a socket and resolves with a snapshot in place; at once where there is an offline copy, to be caught up. */
  static async open({ url, cookie, pact, copy }: Opening): Promise<Watch> {
    const position = () => (watch.replica.seq > 0 ? { seq: watch.replica.seq, hash: watch.replica.hash } : null)
    const socket: Socket<Pushes, Asks> = io(url, {
      path: '/api/live',
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { Cookie: cookie, Origin: new URL(url).origin },
      auth: (give) => give({ pact, position: position(), plans: versionsOf(watch.plans) }),
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
    })
    const watch = new Watch(socket)
    if (copy) watch.replica = copy
    await watch.until(({ seq }) => seq > 0 || watch.ended !== null)
    if (watch.ended !== null) throw new Error(`the socket was ${watch.ended}`)
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

  /** Cuts the line, where there is one, as a network does; the socket comes back by itself. */
  cut(): void {
    if (this.socket.connected) this.socket.io.engine.close() // one that is only opening would be waited for until its timeout
  }

  /** Asks to be caught up, as after a gap. */
  catchUp(): void {
    this.socket.emit('catch-up', { seq: this.replica.seq, hash: this.replica.hash })
  }

  /** Adds an emergency that the snapshot leaves out, reading it again where something came in between. */
  async load(read: () => Promise<Snapshot>): Promise<void> {
    for (;;) {
      const next = withLoaded(this.replica, await read())
      if (next === 'again') continue
      this.replica = next
      return this.changed()
    }
  }

  /** Tries again after the server has ended it. */
  connect(): void {
    this.ended = null
    this.socket.connect()
  }

  close(): void {
    this.socket.disconnect()
  }

  private takePlan(told: PlanTold): void {
    const next = applyTold(this.plans, told)
    this.told.push(told)
    if (next === 'missing') this.socket.emit('catch-up-plans', versionsOf(this.plans))
    else this.plans = next
    for (const look of [...this.waiting]) look()
  }

  private take(received: Received, replica: Replica): void {
    this.received.push(received)
    this.replica = replica
    this.changed()
  }

  private end(reason: Watch['ended']): void {
    this.ended = reason
    this.changed()
  }

  private changed(): void {
    for (const look of [...this.waiting]) look()
  }
}
