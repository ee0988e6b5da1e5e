import { Decoder as OwnDecoder, Encoder, type Packet } from 'socket.io-parser'

/** Texts that are kept; more than a server sends at once to different circles of viewers. */
const KEPT = 200
const EVENT = '2'
const known = new Map<string, Packet>()
let latest: { readonly text: string; readonly packet: Packet } | undefined

/**
 * Decodes what many sockets of one process receive alike once for all of them, so that a crowd costs its machine about what
 * one browser does. Events received are shared and must not be changed.
 */
class Decoder extends OwnDecoder {
  override add(data: unknown): void {
    if (typeof data === 'string' && data.startsWith(EVENT)) this.emitReserved('decoded', decoded(data))
    else super.add(data)
  }
}

function decoded(text: string): Packet {
  if (latest?.text === text) return latest.packet
  const packet = known.get(text) ?? decodeAlone(text)
  latest = { text, packet }
  known.delete(text) // what was used last goes last
  known.set(text, packet)
  const [oldest] = known.keys()
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
  return packet
}

function decodeAlone(text: string): Packet {
  const packets: Packet[] = []
  const decoder = new OwnDecoder()
  decoder.on('decoded', (packet) => packets.push(packet))
  decoder.add(text)
  const [packet] = packets
  if (!packet) throw new Error('an event without a packet')
  return packet
}

/** What socket.io takes as its `parser`. */
export const sharedParser = { Encoder, Decoder }
