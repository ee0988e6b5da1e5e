import { request } from 'node:http'
import { cloneDatabase, dropDatabase } from './databases.js'
import { EmptyInstallation } from './empty-installation.js'

/** As it stands behind a proxy that ends TLS and speaks to the node by its inner name. */
const ORIGIN = 'https://beistand.example'
const PROXIED = { Host: 'api:3000', 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Proto': 'https' }

let databaseUrl: string
let installation: EmptyInstallation

beforeAll(async () => {
  databaseUrl = await cloneDatabase()
  installation = await EmptyInstallation.start(databaseUrl, { ORIGINS: ORIGIN })
}, 30_000)

afterAll(async () => {
  await installation.stop()
  await dropDatabase(databaseUrl)
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

function ask(route: string, body = '', headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const [method = 'GET', path = ''] = route.split(' ')
  const all = { ...PROXIED, Origin: ORIGIN, 'Content-Length': String(Buffer.byteLength(body)), ...headers }
  return new Promise((resolve, reject) => {
    const asked = request(`${installation.url}${path}`, { method, headers: all }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (text += part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const JSON_BODY = { 'Content-Type': 'application/json' }

/** Word for word: whoever loosens one has to say so here. */
const STRICT = {
  'content-security-policy':
    "default-src 'none';script-src 'self';worker-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';" +
    "manifest-src 'self';media-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

test('HA-2 pages, files, answers and refusals carry the strict headers behind TLS', async () => {
  const script = /src="(\/assets\/[^"]+\.js)"/.exec((await ask('GET /', '', { Accept: 'text/html' })).text)?.[1] ?? ''
  const answers = [
    [200, await ask('GET /', '', { Accept: 'text/html' })],
    [200, await ask(`GET ${script}`)],
    [404, await ask('GET /assets/none.js')],
    [200, await ask('GET /notfall')],
    [200, await ask('GET /notfall/notfall.css')],
    [200, await ask('GET /api/docs')],
    [200, await ask('GET /api/openapi.json')],
    [200, await ask('GET /api/health/live')],
    [401, await ask('GET /api/session')],
    [404, await ask('GET /api/nowhere')],
    [403, await ask('POST /api/session', '{}', { ...JSON_BODY, Origin: 'https://elsewhere.example' })],
    [422, await ask('POST /api/session', '{', JSON_BODY)],
    [413, await ask('POST /api/session', JSON.stringify('x'.repeat(70_000)), JSON_BODY)],
  ] as const
  for (const [status, answer] of answers) {
    expect(answer).toMatchObject({ status, headers: STRICT })
    expect(answer.headers['referrer-policy']).toMatch(/^(no-referrer|same-origin)$/)
    expect(answer.headers['permissions-policy']).toContain('camera=(), ')
    expect(answer.headers['x-powered-by']).toBeUndefined()
  }
})

test('HA-2 what the API answers is kept by no cache, and neither is the open form', async () => {
  for (const path of ['/api/session', '/api/nowhere', '/notfall'])
    expect((await ask(`GET ${path}`)).headers['cache-control']).toBe('no-store')
})

test('HA-2 cookies belong to this very host, go out over TLS alone, and no script reads them', async () => {
  const token = new URL(installation.operatorLink ?? '').hash.slice(1)
  const operator = { token, email: 'betrieb@beistand.example', password: 'Kranich Tasse Nebel Ofen' }
  const { status, headers } = await ask('POST /api/setup', JSON.stringify(operator), JSON_BODY)
  expect(status).toBe(200)
  const cookies = [headers['set-cookie'] ?? []].flat()
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['__Host-beistand', '__Host-beistand-device'])
  for (const cookie of cookies) {
    const attributes = cookie.split('; ').slice(1)
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']))
    expect(cookie).not.toContain('Domain')
  }
  const [value = ''] = (cookies[0] ?? '').replace('__Host-', '').split(';')
  expect((await ask('GET /api/session', '', { Cookie: value })).status).toBe(401)
  expect((await ask('GET /api/session', '', { Cookie: `__Host-${value}` })).status).toBe(200)
})

test('HA-1 behind a proxy the public address is our own, and no header of the request makes another one so', async () => {
  const form = new URLSearchParams({ seen: 'Alles steht.' }).toString()
  const own = await ask('POST /notfall', form, FORM)
  expect([own.status, own.text.includes('Alles steht.')]).toEqual([403, true])
  for (const forged of [{ Host: 'elsewhere.example' }, { 'X-Forwarded-Host': 'elsewhere.example' }]) {
    const answer = await ask('POST /notfall', form, { ...FORM, ...forged, Origin: 'https://elsewhere.example' })
    expect([answer.status, answer.headers['content-type']]).toEqual([403, 'application/problem+json; charset=utf-8'])
  }
})

test('HA-1 an address of the installation that no browser would name is refused at the start', async () => {
  const wrong = EmptyInstallation.start(databaseUrl, { ORIGINS: `${ORIGIN}/` })
  await expect(wrong).rejects.toThrow('the API ended with 1')
})
