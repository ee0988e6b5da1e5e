import { addReport } from '@beistand/contracts/emergency'
import { once } from 'node:events'
import { connect } from 'node:net'
import { call, codeOf, type Reply } from './access-client.js'
import { declares } from './help.js'
import { BENSHEIM, BERGSTRASSE, emailOf, HEPPENHEIM, ODENWALD, PASSWORD, useWorld } from './world.js'

const LIMITS = {
  LIMIT_COMMANDS: '30',
  LIMIT_READS: '200',
  LIMIT_STRANGERS: '40',
  LIMIT_HEADER_SECONDS: '1',
  LIMIT_REQUEST_SECONDS: '2',
}
const world = useWorld({ env: LIMITS })

type More = Parameters<typeof call>[3]
const signIn = (email: string, more: More = {}) =>
  call(world().url, 'POST /session', { email, password: PASSWORD }, more)
const look = (more: More) => call(world().url, 'GET /session', undefined, more)
const times = (count: number) => Array.from({ length: count }, (_, index) => index)

function expectTurnedAway(reply: Reply | undefined): void {
  expect([reply?.status, reply && codeOf(reply)]).toEqual([429, 'too-many'])
  const seconds = Number(reply?.headers['retry-after'])
  expect([seconds > 0, seconds <= 60]).toEqual([true, true])
}

test('HA-4 who floods with commands is told when to come back, and nobody else notices', async () => {
  const [bensheim, heppenheim] = await Promise.all([
    world().partner('coordinator', BENSHEIM),
    world().partner('coordinator', HEPPENHEIM),
  ])
  const params = { emergency: await declares(bensheim) }
  const flood = await Promise.all(times(60).map(() => bensheim.ask(addReport, { text: 'Neues.' }, { params })))
  expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([200, 429]))
  expect(flood.filter(({ ok }) => ok)).toHaveLength(29)
  const refused = flood.find(({ ok }) => !ok)
  expect(refused?.problem).toMatchObject({ code: 'too-many', status: 429 })
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
  const { rows } = await bensheim.snapshot()
  expect(Object.values(rows.report).filter(({ text }) => text === 'Neues.')).toHaveLength(29)
  await declares(heppenheim, HEPPENHEIM)
})

test('HA-4 what reads a whole pact counts for more than a small read', async () => {
  const observer = await world().partner('observer', BENSHEIM)
  const answers = await Promise.all(times(14).map(() => observer.call('/snapshot')))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(10)
  expect(answers.find(({ ok }) => !ok)?.problem?.code).toBe('too-many')
})

test('HA-5 a flood by whoever got into an account leaves the known browser of its owner free', async () => {
  const email = emailOf('head', BENSHEIM.id)
  const own = await signIn(email, { from: '127.0.0.71' })
  const thieves = [await signIn(email, { from: '127.0.0.72' }), await signIn(email, { from: '127.0.0.73' })]
  for (const { cookies } of thieves) await Promise.all(times(120).map(() => look({ cookies, from: '127.0.0.72' })))
  for (const { cookies } of thieves) expectTurnedAway(await look({ cookies }))
  expect((await look({ cookies: own.cookies, from: '127.0.0.71' })).status).toBe(200)
})

test('HA-5 a flood from an address leaves known browsers there, and who is signed in there, free', async () => {
  const from = '127.0.0.74'
  const known = await signIn(emailOf('head', HEPPENHEIM.id), { from })
  const device = known.cookies.split('; ').find((cookie) => cookie.includes('device'))
  const flood = await Promise.all(times(80).map(() => look({ from })))
  expectTurnedAway(flood.find(({ status }) => status !== 401))
  expectTurnedAway(await signIn(emailOf('head', BERGSTRASSE.id), { from }))
  expectTurnedAway(await signIn(emailOf('head', HEPPENHEIM.id), { from, cookies: 'beistand-device=made-up' }))
  expect((await look({ from, cookies: known.cookies })).status).toBe(200)
  expect((await signIn(emailOf('head', HEPPENHEIM.id), { from, cookies: device ?? '' })).status).toBe(200)
  expect((await signIn(emailOf('head', BERGSTRASSE.id), { from: '127.0.0.75' })).status).toBe(200)
})

test('HA-5 whoever keeps all places of an address busy with guesses keeps a known browser there from nothing', async () => {
  const from = '127.0.0.76'
  const email = emailOf('head', ODENWALD.id)
  const known = await signIn(email, { from })
  const guess = (index: number) =>
    call(world().url, 'POST /session', { email: `${index}@x.example`, password: 'x' }, { from })
  for (const index of times(23)) await guess(index) // the next ones wait for two seconds
  const guesses = times(12).map(guess)
  const owner = await signIn(email, { from, cookies: known.cookies })
  expect(owner.status).toBe(200)
  expect((await Promise.all(guesses)).map(codeOf)).toContain('too-many')
})

test('HA-4 the open form, too, is shown only so often to one address, and people are told on a page', async () => {
  const from = '127.0.0.77'
  const shown = await Promise.all(times(60).map(() => call(world().url, 'GET /../notfall', undefined, { from })))
  expectTurnedAway(shown.find(({ status }) => status !== 200))
  const inTab = await call(world().url, 'GET /../notfall', undefined, { from, accept: 'text/html,*/*;q=0.8' })
  expect([inTab.status, inTab.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8'])
  expect(inTab.text).toContain('Zu viele Anfragen')
})

test('HA-6 a body that is too large, or nested too deeply, is refused before anyone looks at it', async () => {
  const nested = (depth: number) => `{"email":${'['.repeat(depth)}${']'.repeat(depth)}}`
  const { cookies } = await signIn(emailOf('guest', BENSHEIM.id))
  const send = (body: unknown) => call(world().url, 'POST /session', body, { cookies })
  expect([(await send({ text: 'x'.repeat(70_000) })).status, codeOf(await send({ text: 'x'.repeat(70_000) }))]).toEqual(
    [413, 'too-large'],
  )
  const tooDeep = { code: 'invalid', errors: [{ detail: 'Nested more than 16 times' }] }
  for (const lists of [20_000, 16]) expect(await send(nested(lists))).toMatchObject({ status: 422, body: tooDeep })
  expect((await send(nested(15))).body).not.toMatchObject(tooDeep)
})

/** What a connection is told that sends a beginning and then nothing more. */
async function dripped(beginning: string): Promise<{ told: string; took: number }> {
  const { port } = new URL(world().url)
  const began = performance.now()
  const line = connect(Number(port), '127.0.0.1')
  line.write(beginning)
  let told = ''
  line.on('data', (part: Buffer) => (told += part.toString()))
  await once(line, 'close')
  return { told, took: performance.now() - began }
}

test('HA-7 who sends headers or a body in drops is cut off', async () => {
  const head = `POST /api/session HTTP/1.1\r\nHost: ${new URL(world().url).host}\r\n`
  const body = `${head}Origin: ${world().url}\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"email"`
  const [slowHead, slowBody] = await Promise.all([dripped(head), dripped(body)])
  expect([slowHead.told, slowBody.told].map((told) => told.split('\r\n')[0])).toEqual(
    times(2).map(() => 'HTTP/1.1 408 Request Timeout'),
  )
  expect([slowHead.took < 6000, slowBody.took < 8000]).toEqual([true, true])
})
