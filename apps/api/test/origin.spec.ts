import { request } from 'node:http'
import * as z from 'zod/mini'
import { call, codeOf } from './access-client.js'
import { BENSHEIM, emailOf, PASSWORD, useWorld } from './world.js'

const world = useWorld()
const described = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
const NOT_OURS = [null, 'null', 'https://elsewhere.example']

async function cookiesOf(): Promise<string> {
  const given = { email: emailOf('coordinator', BENSHEIM.id), password: PASSWORD }
  return (await call(world().url, 'POST /session', given)).cookies
}

test('HA-1 every route that changes something refuses a foreign page and a request that does not say where from', async () => {
  const cookies = await cookiesOf()
  const { paths } = described.parse((await call(world().url, 'GET /openapi.json')).body)
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, 'x')}`),
  )
  const unsafe = routes.filter((route) => !route.startsWith('GET '))
  expect(unsafe.length).toBeGreaterThan(80)
  const letIn: unknown[] = []
  for (const origin of NOT_OURS)
    for (const route of unsafe) {
      const reply = await call(world().url, route, {}, { cookies, origin })
      if (codeOf(reply) !== 'origin-not-allowed' || reply.status !== 403) letIn.push([route, origin, reply])
    }
  expect(letIn).toEqual([])
  expect((await call(world().url, 'GET /session', undefined, { cookies, origin: null })).status).toBe(200)
})

test('HA-1 the same host on another port, or below another name, is a foreign page', async () => {
  const { port, hostname } = new URL(world().url)
  const near = [`http://${hostname}:${Number(port) + 1}`, `http://x.${hostname}:${port}`, `http://${hostname}`]
  for (const origin of near)
    expect(codeOf(await call(world().url, 'POST /session', {}, { origin }))).toBe('origin-not-allowed')
  expect(codeOf(await call(world().url, 'POST /session', {}))).toBe('invalid')
})

/** What the handshake of a socket is answered with: 101 if it is opened. */
function handshake(origin: string | null, cookies: string): Promise<number | undefined> {
  const headers = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    Cookie: cookies,
    ...(origin === null ? {} : { Origin: origin }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(`${world().url}/api/live/?EIO=4&transport=websocket`, { headers })
    asked.on('response', ({ statusCode }) => resolve(statusCode))
    asked.on('upgrade', ({ statusCode }, socket) => {
      socket.destroy()
      resolve(statusCode)
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('HA-1 a socket is opened for our own page alone', async () => {
  const cookies = await cookiesOf()
  for (const origin of NOT_OURS) expect(await handshake(origin, cookies)).toBe(400)
  expect(await handshake(world().url, cookies)).toBe(101)
})
