import * as z from 'zod/mini'

const atMost = (usual: number) => z._default(z.coerce.number().check(z.int(), z.positive()), usual)

/** How much one browser, person or address may ask of one node. Each node counts for itself. */
export const LIMIT_SETTINGS = {
  /** Commands in a minute, of one browser. */
  LIMIT_COMMANDS: atMost(1800),
  /** Reads in a minute, of one browser; what reads a whole pact counts for twenty. */
  LIMIT_READS: atMost(3600),
  /** Requests in a minute, of one address, by whoever is not signed in. */
  LIMIT_STRANGERS: atMost(1800),
  /** Sockets open at once, of one browser. */
  LIMIT_BROWSER_SOCKETS: atMost(20),
  /** Sockets open at once, of one address: a county's people may come from one. */
  LIMIT_ADDRESS_SOCKETS: atMost(2000),
  /** Messages in ten seconds, of one socket. */
  LIMIT_MESSAGES: atMost(100),
  /** Kilobytes that wait for one socket to read what it was sent before. */
  LIMIT_UNREAD_KB: atMost(8000),
  /** Seconds in which the headers of a request have come, and all of it: a full body takes 26 over 20 kbit/s. */
  LIMIT_HEADER_SECONDS: atMost(10),
  LIMIT_REQUEST_SECONDS: atMost(30),
}

type Given = Readonly<Record<keyof typeof LIMIT_SETTINGS, number>>
export type Limits = ReturnType<typeof limitsOf>

export function limitsOf(given: Given) {
  return {
    commands: given.LIMIT_COMMANDS,
    reads: given.LIMIT_READS,
    strangers: given.LIMIT_STRANGERS,
    browserSockets: given.LIMIT_BROWSER_SOCKETS,
    addressSockets: given.LIMIT_ADDRESS_SOCKETS,
    messages: given.LIMIT_MESSAGES,
    unread: given.LIMIT_UNREAD_KB * 1000,
    headersWithin: given.LIMIT_HEADER_SECONDS * 1000,
    requestWithin: given.LIMIT_REQUEST_SECONDS * 1000,
  }
}
