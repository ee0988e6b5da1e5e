import type { Server } from 'node:http'
import type { Limits } from '../limits.js'

/** Milliseconds; longer than a proxy keeps an idle connection, so that it never sends into one that is being closed. */
const IDLE = 130_000

/** Cuts off who sends headers or bodies in drops to hold connections. Before the server listens. */
export function limitSlowness(server: Server, { headersWithin, requestWithin }: Limits): void {
  server.headersTimeout = headersWithin
  server.requestTimeout = requestWithin
  server.keepAliveTimeout = IDLE
  Object.assign(server, { connectionsCheckingInterval: headersWithin / 5 })
}
