import type { INestApplication } from '@nestjs/common'
import { IoAdapter } from '@nestjs/platform-socket.io'

/** Sockets are Socket.IO's. */
export function useSockets(app: INestApplication): void {
  app.useWebSocketAdapter(new IoAdapter(app))
}
