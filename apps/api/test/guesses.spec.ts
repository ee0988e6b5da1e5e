import { createHmac, randomUUID } from 'node:crypto'
import { newCardCode } from '@beistand/sim/card'
import { call, codeOf, type Reply } from './access-client.js'
import { openedForm, sendForm } from './notfall-form.js'
import { BENSHEIM, BERGSTRASSE, emailOf, HEPPENHEIM, ODENWALD, PASSWORD, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })
const times = (count: number) => Array.from({ length: count }, (_, index) => index)
const WRONG = 'Winter Sommer 2026'
/** Of a server that is given none. */
const SECRET = 'development only, not a secret, never used in production'

interface Try {
  readonly email: string
  readonly from: string
  readonly node?: number
  readonly password?: string
  readonly cookies?: string
}
const signIn = ({ email, from, node = 0, password = WRONG, cookies = '' }: Try): Promise<Reply> =>
  call(world().node(node).url, 'POST /session', { email, password }, { from, cookies })
/** As if the counts of a kind had come to this: hundreds of guesses would wait for an hour. */
const counted = (kind: string, points: number) =>
  world().db.query(`UPDATE app.guess SET points = $2 WHERE key LIKE $1 || ':%'`, [kind, points])

test('HA-10 guesses split over two nodes count together, and a restart forgets none', async () => {
  const guess = { email: emailOf('helper', BENSHEIM.id), from: '127.0.0.31' }
  for (const index of times(3)) await signIn({ ...guess, node: index % 2 })
  const [fourth, fifth] = [await signIn({ ...guess, node: 1 }), await signIn(guess)]
  expect([fourth.took >= 250, fifth.took >= 500]).toEqual([true, true])
  await world().node(1).kill()
  await world().restart(1)
  expect((await signIn({ ...guess, node: 1 })).took).toBeGreaterThanOrEqual(1000)
}, 60_000)

test('HA-10 of many guesses at once over two nodes no more are answered at once than of a few', async () => {
  const guess = { email: emailOf('guest', BENSHEIM.id), from: '127.0.0.32' }
  const replies = await Promise.all(times(14).map((index) => signIn({ ...guess, node: index % 2 })))
  expect(new Set(replies.map(codeOf))).toEqual(new Set(['wrong-sign-in']))
  const took = replies.map((reply) => reply.took).sort((a, b) => a - b)
  expect(took.slice(3).map((one, index) => one >= Math.min(5000, 250 * 2 ** index))).toEqual(times(11).map(() => true))
}, 30_000)

test('HA-10 an address that goes on is turned away on every node; the owner gets in from there in the own browser, and elsewhere', async () => {
  const from = '127.0.0.33'
  const email = emailOf('head', ODENWALD.id)
  const known = await signIn({ email, from, password: PASSWORD })
  await signIn({ email, from })
  await counted('pair', 100)
  const replies = [await signIn({ email, from }), await signIn({ email, from, node: 1, password: PASSWORD })]
  expect(replies.map(codeOf)).toEqual(['too-many', 'too-many'])
  const seconds = Number(replies[1]?.headers['retry-after'])
  expect([seconds > 800, seconds <= 900]).toEqual([true, true])
  const owner = [
    await signIn({ email, from, password: PASSWORD, cookies: known.cookies }),
    await signIn({ email, from: '127.0.0.34', node: 1, password: PASSWORD }),
  ]
  expect(owner.map(({ status, took }) => [status, took < 1000])).toEqual([
    [200, true],
    [200, true],
  ])
})

test('HA-10 an account that is tried from everywhere costs its owner two seconds elsewhere, and nothing in the own browser', async () => {
  const email = emailOf('observer', HEPPENHEIM.id)
  const known = await signIn({ email, from: '127.0.0.35', password: PASSWORD })
  for (const index of times(2)) await signIn({ email, from: `127.0.2.${index + 1}`, node: index })
  await counted('account', 100_000)
  const elsewhere = await signIn({ email, from: '127.0.0.36', node: 1, password: PASSWORD })
  expect([elsewhere.status, elsewhere.took >= 2000, elsewhere.took < 4000]).toEqual([200, true, true])
  const owner = await signIn({ email, from: '127.0.0.37', password: PASSWORD, cookies: known.cookies })
  expect([owner.status, owner.took < 1000]).toEqual([200, true])
}, 20_000)

test('HA-10 words of cards count together on all nodes, by address alone', async () => {
  const { key, token } = await openedForm(world().url, '/notfall/karte')
  const form = { lang: 'de', seen: 'Alles aus.', severity: 'critical', phone: '0170 7654321', key, token }
  const guess = (node: number, from = '127.0.0.38') =>
    sendForm(world().node(node).url, { ...form, organisation: BENSHEIM.id, code: newCardCode() }, from)
  for (const index of times(12)) await guess(index % 2)
  expect((await guess(0)).took).toBeGreaterThanOrEqual(1000)
  await counted('card', 200)
  expect([(await guess(0)).status, (await guess(1)).status]).toEqual([429, 429])
  expect((await guess(1, '127.0.0.39')).status).toBe(422)
}, 20_000)

test('HA-10 asking for a new way in is bounded by address, on all nodes together', async () => {
  const ask = (index: number, from: string) => {
    const body = { organisation: index < 5 ? BENSHEIM.id : BERGSTRASSE.id, title: 'Hauptamt', key: randomUUID() }
    return call(world().node(index % 2).url, 'POST /recovery/ask', body, { from })
  }
  const replies = await Promise.all(times(12).map((index) => ask(index, '127.0.0.41')))
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(10)
  expect(new Set(replies.flatMap((reply) => codeOf(reply) ?? []))).toEqual(new Set(['too-many']))
  expect((await ask(1, '127.0.0.42')).status).toBe(200)
})

test('HA-11 what is kept of guesses is a keyed hash and a count, without name or address', async () => {
  await signIn({ email: emailOf('coordinator', BENSHEIM.id), from: '127.0.0.43' })
  const { rows } = await world().db.query<{ key: string }>('SELECT key FROM app.guess')
  expect(rows.length).toBeGreaterThan(5)
  for (const { key } of rows) expect(key).toMatch(/^(pair|place|account|known|card|lost):[\w-]{43}$/)
  const keyed = createHmac('sha256', SECRET).update('guess\n127.0.0.43').digest('base64url')
  expect(rows.map(({ key }) => key)).toContain(`place:${keyed}`)
})

test('HA-12 while the database cannot count, people get in and each node slows guesses down by itself', async () => {
  await world().db.query('ALTER TABLE app.guess RENAME TO guess_away')
  const guess = { email: emailOf('coordinator', HEPPENHEIM.id), from: '127.0.0.44' }
  for (const _ of times(4)) await signIn(guess)
  expect((await signIn(guess)).took).toBeGreaterThanOrEqual(500)
  expect((await signIn({ ...guess, from: '127.0.0.45', password: PASSWORD })).status).toBe(200)
  await world().db.query('ALTER TABLE app.guess_away RENAME TO guess')
}, 20_000)
