import { recoveryCodesView, totpSecret } from '@beistand/contracts/second-factor'
import { base32, stepOfCode, totpAddress } from '../src/access/totp.js'
import { call, codeOf } from './access-client.js'
import { appCode, bytesOf } from './authenticator-app.js'
import { BENSHEIM, emailOf, HEPPENHEIM, ODENWALD, PASSWORD, useWorld } from './world.js'

const world = useWorld({ nodes: 2, manualClock: true })
const BEGINNING = Date.UTC(2026, 10, 21, 12)
const HALF_MINUTE = 30_000
const HOUR = 3_600_000

type More = Parameters<typeof call>[3]
const signIn = (email: string, code: string | null, more: More = {}, password = PASSWORD) =>
  call(world().url, 'POST /session', { email, password, ...(code === null ? {} : { code }) }, more)

/** Adds an app to whoever has an address; at the beginning of a half minute of its own. */
async function enrolled(email: string, now: number): Promise<{ secret: string; cookies: string }> {
  await world().setClock(now)
  const { cookies } = await signIn(email, null)
  const { body } = await call(world().url, 'POST /session/totp', undefined, { cookies })
  const { secret } = totpSecret.parse(body)
  const confirm = await call(world().url, 'PUT /session/totp', { code: appCode(secret, now) }, { cookies })
  expect(confirm.status).toBe(204)
  return { secret, cookies }
}

/** Appendix B of RFC 6238, by SHA-1: seconds and the last six digits of each code. */
const RFC_6238 = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const

test('SG-4 the codes are those of RFC 6238, in their half minute and the two beside it', () => {
  const secret = Buffer.from('12345678901234567890')
  for (const [second, code] of RFC_6238) {
    const step = Math.floor(second / 30)
    const at = (steps: number) => stepOfCode(secret, code, (second + steps * 30) * 1000)
    expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, step, step, step, null])
    expect(stepOfCode(secret, `0${code}`, second * 1000)).toBeNull()
    expect(stepOfCode(secret, code.slice(1), second * 1000)).toBeNull()
  }
  expect(stepOfCode(secret, '', 59_000)).toBeNull()
})

test('SG-4 what an app reads says the secret as RFC 4648 writes it, and whose it is', () => {
  expect(['f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
    'MY',
    'MZXQ',
    'MZXW6',
    'MZXW6YQ',
    'MZXW6YTB',
    'MZXW6YTBOI',
  ])
  const address = new URL(totpAddress(Buffer.from('foobar'), 'it@bensheim.example'))
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ secret: 'MZXW6YTBOI', issuer: 'Beistand' })
  expect([address.protocol, decodeURIComponent(address.pathname)]).toEqual([
    'otpauth:',
    expect.stringContaining('it@bensheim.example'),
  ])
})

test('SG-4 an app counts once its first code has confirmed it, and then the password alone lets nobody in', async () => {
  const email = emailOf('coordinator', BENSHEIM.id)
  await world().setClock(BEGINNING)
  const { cookies } = await signIn(email, null)
  const { body } = await call(world().url, 'POST /session/totp', undefined, { cookies })
  const { secret, address } = totpSecret.parse(body)
  expect(new URL(address).searchParams.get('secret')).toBe(secret)
  expect((await signIn(email, null)).status).toBe(200)
  const wrong = appCode(secret, BEGINNING + HOUR)
  expect(codeOf(await call(world().url, 'PUT /session/totp', { code: wrong }, { cookies }))).toBe('wrong-code')
  await call(world().url, 'PUT /session/totp', { code: appCode(secret, BEGINNING) }, { cookies })
  expect(codeOf(await signIn(email, null))).toBe('code-needed')
  expect(codeOf(await signIn(email, '123456', {}, 'nicht das Passwort'))).toBe('wrong-sign-in')
  const now = BEGINNING + HALF_MINUTE
  await world().setClock(now)
  expect((await signIn(email, appCode(secret, now))).body).toMatchObject({ email, secured: true })
  expect(codeOf(await call(world().url, 'POST /session/totp', undefined, { cookies }))).toBe('exists-already')
})

test('SG-5 a code is good once, a step before or after its time, on whichever node it is used', async () => {
  const email = emailOf('coordinator', HEPPENHEIM.id)
  const { secret } = await enrolled(email, BEGINNING)
  const now = BEGINNING + 10 * HALF_MINUTE
  await world().setClock(now)
  const at = (steps: number) => appCode(secret, now + steps * HALF_MINUTE)
  expect(codeOf(await signIn(email, at(-2)))).toBe('wrong-code')
  expect(codeOf(await signIn(email, at(2)))).toBe('wrong-code')
  expect((await signIn(email, at(-1))).status).toBe(200)
  const far = world().node(1).url
  const twice = [world().url, far, world().url].map((url) =>
    call(url, 'POST /session', { email, password: PASSWORD, code: at(0) }),
  )
  expect((await Promise.all(twice)).map(({ status }) => status).sort()).toEqual([200, 401, 401])
  expect(codeOf(await signIn(email, at(-1)))).toBe('wrong-code')
  expect((await signIn(email, at(1))).status).toBe(200)
}, 20_000)

test('SG-6 of ten printed codes each stands in for the app once, as typed by hand, until new ones are made', async () => {
  const email = emailOf('head', HEPPENHEIM.id)
  const { cookies } = await enrolled(email, BEGINNING)
  const make = async () => (await call(world().url, 'POST /session/recovery-codes', undefined, { cookies })).body
  const { codes } = recoveryCodesView.parse(await make())
  const [first = '', second = '', third = ''] = codes
  expect([new Set(codes).size, first]).toEqual([10, expect.stringMatching(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/)])
  expect((await signIn(email, first.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
  expect(codeOf(await signIn(email, first))).toBe('wrong-code')
  const replies = await Promise.all([signIn(email, second), signIn(email, second)])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 401])
  const { body } = await call(world().url, 'GET /session/factors', undefined, { cookies })
  expect(body).toEqual({ app: true, codes: 8, passkeys: 0 })
  const other = await signIn(emailOf('head', ODENWALD.id), third)
  expect(other.status).toBe(200)
  await make()
  expect(codeOf(await signIn(email, third))).toBe('wrong-code')
}, 20_000)

test('SG-7 the database gives away neither secret nor codes, and no route tells them a second time', async () => {
  const email = emailOf('head', BENSHEIM.id)
  const { secret, cookies } = await enrolled(email, BEGINNING)
  const made = await call(world().url, 'POST /session/recovery-codes', undefined, { cookies })
  const codes = recoveryCodesView.parse(made.body).codes.map((code) => code.replaceAll('-', ''))
  const { rows } = await world().db.query(
    'SELECT t::text AS t FROM app.totp t UNION ALL SELECT c::text FROM app.recovery_code c',
  )
  const stored = JSON.stringify(rows)
  const told = await Promise.all(
    ['/session', '/session/factors', '/session/devices', '/session/passkeys'].map((path) =>
      call(world().url, `GET ${path}`, undefined, { cookies }),
    ),
  )
  const hex = bytesOf(secret).toString('hex')
  for (const kept of [secret, hex, ...codes]) {
    expect(stored).not.toContain(kept)
    expect(JSON.stringify(told.map(({ body }) => body))).not.toContain(kept)
  }
})

test('SG-8 adding and removing an app and making codes ask for fresh proof', async () => {
  const email = emailOf('observer', BENSHEIM.id)
  const { cookies } = await enrolled(email, BEGINNING)
  await world().setClock(BEGINNING + HOUR)
  const routes = [
    'POST /session/totp',
    'POST /session/recovery-codes',
    'DELETE /session/totp',
    'DELETE /session/passkeys/x',
  ]
  for (const route of routes)
    expect(codeOf(await call(world().url, route, undefined, { cookies }))).toBe('proof-needed')
  await call(world().url, 'POST /session/proof', { password: PASSWORD }, { cookies })
  expect((await call(world().url, 'DELETE /session/totp', undefined, { cookies })).status).toBe(204)
  expect((await signIn(email, null)).body).toMatchObject({ secured: false })
})

test('SG-9 guessing codes from everywhere comes to an end, and leaves the owner the own browser and the printed codes', async () => {
  const email = emailOf('observer', HEPPENHEIM.id)
  const { secret, cookies } = await enrolled(email, BEGINNING)
  const made = await call(world().url, 'POST /session/recovery-codes', undefined, { cookies })
  const [printed = '', another = ''] = recoveryCodesView.parse(made.body).codes
  const now = BEGINNING + 4 * HALF_MINUTE
  await world().setClock(now)
  const guess = (index: number) => signIn(email, '000000', { from: `127.0.1.${index}` })
  const guesses = await Promise.all(Array.from({ length: 20 }, (_, index) => guess(index + 1)))
  expect(new Set(guesses.map(codeOf))).toEqual(new Set(['wrong-code']))
  const right = appCode(secret, now)
  expect(codeOf(await signIn(email, right, { from: '127.0.1.99' }))).toBe('too-many-codes')
  expect((await signIn(email, printed, { from: '127.0.1.98' })).status).toBe(200)
  expect((await signIn(email, right, { cookies, from: '127.0.1.97' })).status).toBe(200)
  await world().setClock(now + HOUR)
  expect((await signIn(email, appCode(secret, now + HOUR), { from: '127.0.1.96' })).status).toBe(200)
  expect((await signIn(email, another, { from: '127.0.1.95' })).status).toBe(200)
}, 30_000)
