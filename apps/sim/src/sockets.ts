import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { sharedParser } from './shared-parser.js'

/** Sockets from one source address; far below the 28,000 that one address has ports for. */
const PER_ADDRESS = 500
const AT_ONCE = 50

export interface SocketWish {
  readonly url: string
  readonly path: string
  readonly cookie?: string
  readonly auth?: SocketOptions['auth']
}

/** Opens one of many sockets, not connected yet. `index` spreads them over the source addresses 127.0.0.1 and following. */
export function socketOf({ url, path, cookie, auth }: SocketWish, index: number): Socket {
  const address = url.replace('//localhost', '//127.0.0.1')
  const options: Partial<ManagerOptions & SocketOptions> & { readonly localAddress: string } = {
    path,
    transports: ['websocket'],
    forceNew: true,
    autoConnect: false,
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
    parser: sharedParser,
    localAddress: `127.0.0.${1 + Math.floor(index / PER_ADDRESS)}`,
    ...(cookie === undefined ? {} : { extraHeaders: { Cookie: cookie, Origin: new URL(address).origin } }),
    ...(auth === undefined ? {} : { auth }),
  }
  return io(address, options)
}

/** Does some work for each of many, a few at a time; answers in their order. */
export async function inTurns<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
  atOnce = AT_ONCE,
): Promise<R[]> {
  const results: R[] = []
  const waiting = items.entries()
  const worker = async () => {
    for (const [index, item] of waiting) results[index] = await work(item, index)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
