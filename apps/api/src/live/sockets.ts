import type { INestApplication } from '@nestjs/common'
import { IoAdapter } from '@nestjs/platform-socket.io'
import type { IncomingMessage } from 'node:http'
import type { Config } from '../config.js'
import { isOwnOrigin } from '../http/origin.js'

type ServerOptions = NonNullable<Parameters<IoAdapter['createIOServer']>[1]>

/** Sockets are Socket.IO's; whoever does not come from our own page gets no further than the handshake. */
class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplication,
    private readonly config: Config,
  ) {
    super(app)
  }

  override createIOServer(port: number, options: ServerOptions) {
    const allowRequest: ServerOptions['allowRequest'] = (request, answer) => {
      const allowed = this.admits(request)
      answer(allowed ? null : 'origin-not-allowed', allowed)
    }
    return super.createIOServer(port, { ...options, allowRequest })
  }

  private admits({ headers }: IncomingMessage): boolean {
    return isOwnOrigin(headers.origin, headers.host, this.config.origins)
  }
}

export function useSockets(app: INestApplication, config: Config): void {
  app.useWebSocketAdapter(new LiveAdapter(app, config))
}
