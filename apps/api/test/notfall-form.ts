import { request } from 'node:http'

/** The open form as a browser has it, with its hidden key and token. */
export interface OpenedForm {
  readonly key: string
  readonly token: string
  readonly page: string
}

export interface Sent {
  readonly status: number
  readonly page: string
  readonly cookie: string
  readonly took: number
}

export async function openedForm(url: string, path = '/notfall', cookie = ''): Promise<OpenedForm> {
  const page = await (await fetch(`${url}${path}`, { headers: { Cookie: cookie } })).text()
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  return { page, key: hidden('key'), token: hidden('token') }
}

/** Sends the form without a browser, from a loopback address of the test's choice. */
export function sendForm(
  url: string,
  values: Readonly<Record<string, string>>,
  from = '127.0.0.1',
  cookies = '',
): Promise<Sent> {
  const text = new URLSearchParams(values).toString()
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(text),
    ...(cookies ? { Cookie: cookies } : {}),
    'User-Agent': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
  }
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/notfall`, { method: 'POST', headers, localAddress: from }, (answer) => {
      let page = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (page += part))
      answer.on('end', () => {
        const cookie = answer.headers['set-cookie']?.map((one) => one.split(';')[0] ?? '').join('; ') ?? ''
        resolve({ status: answer.statusCode ?? 0, page, cookie, took: performance.now() - began })
      })
    })
    asked.on('error', reject)
    asked.end(text)
  })
}
