import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A socket spoken by hand, which reads only when it is told to; it answers pings all the same, unasked. */
export class RawLine {
  private heard = ''

  private constructor(private readonly socket: Socket) {}

  /** Opens one that says hello and then reads nothing. */
  static async open({ url, cookie, pact }: { url: string; cookie: string; pact: string }): Promise<RawLine> {
    const { hostname, port, origin, host } = new URL(url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    const headers = [
      'GET /api/live/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${host}`,
      `Origin: ${origin}`,
      `Cookie: ${cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ]
    socket.write(`${headers.join('\r\n')}\r\n\r\n`)
    await once(socket, 'readable')
    const line = new RawLine(socket)
    socket.on('error', () => undefined) // cut off, it is closed with an error
    line.says(`40${JSON.stringify({ pact, position: null })}`)
    return line
  }

  get closed(): boolean {
    return this.socket.closed
  }

  pong(): void {
    this.says('3')
  }

  end(): void {
    this.socket.destroy()
  }

  /** Reads on until a text has come; throws where the line is closed before. */
  async reads(text: string): Promise<void> {
    for await (const chunk of this.socket) {
      this.heard += String(chunk)
      if (this.heard.includes(text)) return
    }
    throw new Error(`closed before ${text} came`)
  }

  /** One message of less than 126 bytes, masked with nothing. */
  private says(text: string): void {
    const payload = Buffer.from(text)
    this.socket.write(Buffer.concat([Buffer.from([0x81, 0x80 + payload.length, 0, 0, 0, 0]), payload]))
  }
}
