import type { IncomingMessage } from 'node:http'
import type { Config } from '../config.js'

/** A provider gives one customer a whole /64 of IPv6 addresses. */
export function placeOf(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}

/** Where a handshake comes from; in production the proxy before us says so, and writes it last. */
export function addressOf({ headers, socket }: IncomingMessage, { production }: Pick<Config, 'production'>): string {
  const forwarded = production ? [headers['x-forwarded-for'] ?? []].flat().join(',') : ''
  return forwarded.split(',').at(-1)?.trim() || (socket.remoteAddress ?? '')
}
