import type { INestApplication } from '@nestjs/common'
import { IoAdapter } from '@nestjs/platform-socket.io'
import type { IncomingMessage } from 'node:http'
import { addressOf, placeOf } from '../access/addresses.js'
import type { Config } from '../config.js'
import { isOwnOrigin } from '../http/origin.js'
import { Counts } from './counts.js'

type ServerOptions = NonNullable<Parameters<IoAdapter['createIOServer']>[1]>

/** A connection, before anyone has said who it is. */
interface Line {
  readonly request: IncomingMessage
  once(event: 'close', listener: () => void): void
  on(event: 'packet' | 'drain', listener: () => void): void
  on(event: 'packetCreate', listener: (packet: { readonly data?: { readonly length: number } }) => void): void
}

/** In milliseconds. */
const SPAN = 10_000

/** Sockets are Socket.IO's; whoever does not come from our own page, or floods, gets no further than the handshake. */
class LiveAdapter extends IoAdapter {
  private readonly lines = new Counts()

  constructor(
    app: INestApplication,
    private readonly config: Config,
  ) {
    super(app)
  }

  override createIOServer(port: number, options: ServerOptions) {
    const allowRequest: ServerOptions['allowRequest'] = (request, answer) => {
      const refusal = this.refusal(request)
      answer(refusal, refusal === null)
    }
    const server = super.createIOServer(port, { ...options, allowRequest })
    server.engine.on('connection', (line: Line) => this.bound(line))
    return server
  }

  private refusal(request: IncomingMessage): 'origin-not-allowed' | 'too-many' | null {
    const { origin, host } = request.headers
    if (!isOwnOrigin(origin, host, this.config.origins)) return 'origin-not-allowed'
    return this.lines.of(this.place(request)) < this.config.limits.addressSockets ? null : 'too-many'
  }

  /** Counts a line until it is closed, and closes one that says too much or reads too little. */
  private bound(line: Line): void {
    line.once('close', this.lines.enter(this.place(line.request)))
    boundUnread(line, this.config.limits.unread)
    let [since, said] = [0, 0]
    line.on('packet', () => {
      const now = performance.now()
      if (now - since > SPAN) [since, said] = [now, 0]
      if (++said > this.config.limits.messages) line.request.socket.destroy()
    })
  }

  private place(request: IncomingMessage): string {
    return placeOf(addressOf(request, this.config))
  }
}

/**
 * Cuts a line off for which too much waits, in bytes, even if it answers pings. What is being written does not count: a
 * snapshot alone may be as large and as slow as it is. Whoever is honest comes back and is caught up from its position.
 */
function boundUnread(line: Line, most: number): void {
  let unread = 0
  line.on('drain', () => (unread = 0))
  line.on('packetCreate', ({ data }) => {
    if (unread > most) line.request.socket.destroy()
    unread += data?.length ?? 0
  })
}

export function useSockets(app: INestApplication, config: Config): void {
  app.useWebSocketAdapter(new LiveAdapter(app, config))
}
