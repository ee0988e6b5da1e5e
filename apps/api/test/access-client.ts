import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type IncomingHttpHeaders, request } from 'node:http'
import * as z from 'zod/mini'

/** What a server answered: status, body if any, and the cookies that it set. */
export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly cookies: string
  readonly took: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

interface Call {
  readonly cookies?: string
  /** The loopback address to call from. */
  readonly from?: string
  readonly agent?: string
  /** The page that asks; our own unless given, none where it is null. */
  readonly origin?: string | null
  /** What kind of answer is wanted; none is named unless given. */
  readonly accept?: string
}

/** One request with nothing added by a client library, from an address of the test's choice. A text is sent as it is. */
export function call(
  url: string,
  route: string,
  body?: unknown,
  { cookies, from, agent, origin = url, accept }: Call = {},
): Promise<Reply> {
  const [method = 'GET', path = ''] = route.split(' ')
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'Idempotency-Key': randomUUID(),
    'User-Agent': agent ?? 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    ...(cookies ? { Cookie: cookies } : {}),
    ...(accept ? { Accept: accept } : {}),
    ...(origin === null ? {} : { Origin: origin }),
  }
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api${path}`, { method, headers, localAddress: from ?? '127.0.0.1' }, (answer) => {
      let read = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (read += part))
      answer.on('end', () => {
        const set = answer.headers['set-cookie']?.map((cookie) => cookie.split(';')[0] ?? '') ?? []
        const isJson = answer.headers['content-type']?.includes('json') ?? false
        const parsed: unknown = isJson ? JSON.parse(read) : null
        const took = performance.now() - began
        resolve({
          status: answer.statusCode ?? 0,
          body: parsed,
          cookies: set.join('; '),
          took,
          headers: answer.headers,
          text: read,
        })
      })
    })
    sent.on('error', reject)
    sent.end(text)
  })
}

const problem = z.object({ code: z.string() })

export function codeOf({ body }: Reply): string | null {
  const read = problem.safeParse(body)
  return read.success ? read.data.code : null
}

/** A link's token and what the server keeps of it, as whoever makes a link makes them. */
export function newLink(): { token: string; link: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, link: createHash('sha256').update(token).digest('hex') }
}
