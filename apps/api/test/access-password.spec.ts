import { noticeList } from '@beistand/contracts/audit'
import { problem } from '@beistand/contracts/problem'
import { totpSecret } from '@beistand/contracts/second-factor'
import { call, codeOf, newLink } from './access-client.js'
import { appCode } from './authenticator-app.js'
import { holding, untilTrue, waiting } from './held.js'
import { BENSHEIM, BERGSTRASSE, emailOf, HEPPENHEIM, ODENWALD, PASSWORD, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })
const HALF_MINUTE = 30_000
const NEW_PASSWORD = 'Kranich Tasse Nebel Ofen'

const signIn = (email: string, password: string) => call(world().url, 'POST /session', { email, password })
const change = (cookies: string, password: unknown) =>
  call(world().url, 'PUT /session/password', { password }, { cookies })
const standing = async (cookies: string, url = world().url) =>
  (await call(url, 'GET /session', undefined, { cookies })).status

test('SG-13 a new password takes the place of the old one; elsewhere the person is out within a second, here not', async () => {
  const email = emailOf('coordinator', BENSHEIM.id)
  const here = await world().partner('coordinator', BENSHEIM)
  const there = await world().partner('coordinator', BENSHEIM, 1)
  const other = await world().partner('coordinator', HEPPENHEIM, 1)
  const watches = await Promise.all([here, here.at(there.url), there, other].map((partner) => partner.watch()))
  expect((await change(here.cookie, NEW_PASSWORD)).status).toBe(204)
  const before = performance.now()
  await watches[2]?.until(() => watches[2]?.ended === 'sent-away')
  expect(performance.now() - before).toBeLessThan(1000)
  expect(watches.map(({ ended }) => ended)).toEqual([null, null, 'sent-away', null])
  const sessions = [here, there, other].map(({ cookie }) => standing(cookie, there.url))
  expect(await Promise.all(sessions)).toEqual([200, 401, 200])
  expect(codeOf(await signIn(email, PASSWORD))).toBe('wrong-sign-in')
  expect((await signIn(email, NEW_PASSWORD)).status).toBe(200)
  expect((await signIn(emailOf('coordinator', HEPPENHEIM.id), PASSWORD)).status).toBe(200)
}, 20_000)

test('SG-13 a link that whoever had got in made for another device opens nothing any more', async () => {
  const email = emailOf('head', BENSHEIM.id)
  const [thief, owner] = [await signIn(email, PASSWORD), await signIn(email, PASSWORD)]
  const { token, link } = newLink()
  expect((await call(world().url, 'POST /session/handover', { link }, { cookies: thief.cookies })).status).toBe(204)
  expect((await change(owner.cookies, NEW_PASSWORD)).status).toBe(204)
  expect(codeOf(await call(world().url, 'POST /handover', { token }))).toBe('link-ended')
})

test('SG-13 AC-7 a short or common password, or the own address, is refused with the reason, and the old one stays', async () => {
  const email = emailOf('head', HEPPENHEIM.id)
  const { cookies } = await signIn(email, PASSWORD)
  const elsewhere = await signIn(email, PASSWORD)
  const refused = ['Kurz1234567', 'x'.repeat(201), null, 'passwort1234', 'Beistand2026!', email]
  const replies = []
  for (const password of refused) replies.push(await change(cookies, password))
  const weak = [422, 'weak-password']
  const wrong = [422, 'invalid']
  expect(replies.map((reply) => [reply.status, codeOf(reply)])).toEqual([wrong, wrong, wrong, weak, weak, weak])
  for (const { body, headers } of replies) {
    expect(headers['content-type']).toContain('application/problem+json')
    expect(problem.parse(body).detail).not.toBe('')
  }
  expect(await standing(elsewhere.cookies)).toBe(200)
  expect((await signIn(email, PASSWORD)).status).toBe(200)
})

/** Signs in while a change of the password is held at its last statement, and lets it go on when that waits, too. */
async function signedInWhileChanging(cookies: string, entering: object) {
  const { link } = newLink()
  await call(world().url, 'POST /session/handover', { link }, { cookies })
  return holding(world(), `SELECT FROM app.link WHERE token = '${link}' FOR UPDATE`, async (release) => {
    const changing = change(cookies, NEW_PASSWORD)
    await untilTrue(world(), waiting(1))
    const answer = call(world().node(1).url, 'POST /session', entering)
    await Promise.race([answer, untilTrue(world(), waiting(2))])
    await release()
    expect((await changing).status).toBe(204)
    return answer
  })
}

const sessionsOf = async (email: string) => {
  const sql =
    'SELECT count(*)::int AS count FROM app.session s JOIN app.identity i ON i.id = s.identity WHERE i.email = $1'
  return (await world().db.query<{ count: number }>(sql, [email])).rows[0]?.count
}

test('SG-15 whoever signs in with the old password in the very moment of its change is not in', async () => {
  const email = emailOf('helper', BENSHEIM.id)
  const { cookies } = await signIn(email, PASSWORD)
  const answer = await signedInWhileChanging(cookies, { email, password: PASSWORD })
  expect([answer.status, codeOf(answer), answer.cookies]).toEqual([401, 'wrong-sign-in', ''])
  expect([await sessionsOf(email), await standing(cookies)]).toEqual([1, 200])
}, 20_000)

test('SG-15 the same with a code of the app beside the old password', async () => {
  const email = emailOf('helper', HEPPENHEIM.id)
  const { cookies } = await signIn(email, PASSWORD)
  const { body } = await call(world().url, 'POST /session/totp', undefined, { cookies })
  const { secret } = totpSecret.parse(body)
  const now = Date.now()
  await call(world().url, 'PUT /session/totp', { code: appCode(secret, now) }, { cookies })
  const entering = { email, password: PASSWORD, code: appCode(secret, now + HALF_MINUTE) }
  const answer = await signedInWhileChanging(cookies, entering)
  expect([answer.status, codeOf(answer), await sessionsOf(email)]).toEqual([401, 'wrong-sign-in', 1])
}, 20_000)

test('SG-13 without fresh proof nothing changes, and the old password is asked for as proof alone', async () => {
  const email = emailOf('observer', BENSHEIM.id)
  const { cookies } = await signIn(email, PASSWORD)
  const elsewhere = await signIn(email, PASSWORD)
  expect(codeOf(await change('', NEW_PASSWORD))).toBe('not-signed-in')
  await world().db.query("UPDATE app.session SET proven = proven - interval '11 minutes'")
  const stale = await change(cookies, NEW_PASSWORD)
  expect([stale.status, codeOf(stale)]).toEqual([403, 'proof-needed'])
  expect(await standing(elsewhere.cookies)).toBe(200)
  expect((await signIn(email, PASSWORD)).status).toBe(200)
  await call(world().url, 'POST /session/proof', { password: PASSWORD }, { cookies })
  expect((await change(cookies, NEW_PASSWORD)).status).toBe(204)
  expect(await standing(elsewhere.cookies)).toBe(401)
})

test('SG-13 an account that is gone gets no password', async () => {
  const email = emailOf('guest', ODENWALD.id)
  const { cookies } = await signIn(email, PASSWORD)
  await world().db.query('DELETE FROM app.identity WHERE email = $1', [email])
  expect(codeOf(await change(cookies, NEW_PASSWORD))).toBe('not-signed-in')
})

test('SG-13 AU-6 the change is noted and told to the person alone, and nothing that is kept tells the password', async () => {
  const guest = await world().partner('guest', BENSHEIM)
  const office = await world().partner('office', BERGSTRASSE)
  await change(guest.cookie, NEW_PASSWORD)
  const told = async (partner: typeof guest) =>
    noticeList
      .parse((await partner.call('/session/notices')).body)
      .notes.filter(({ person }) => person === guest.person)
  expect((await told(guest)).map(({ kind, actor, about }) => [kind, actor, about])).toEqual([
    ['password-changed', null, ''],
  ])
  expect(await told(office)).toEqual([])
  const { rows } = await world().db.query<{ kept: string }>(
    `SELECT to_jsonb(a)::text AS kept FROM app.audit a WHERE kind = 'password-changed'
     UNION ALL SELECT to_jsonb(i)::text FROM app.identity i WHERE id = '${guest.person}'`,
  )
  const kept = rows.map((row) => row.kept).join('\n')
  expect(kept).toContain('password-changed')
  expect(kept).toContain('$argon2id$')
  expect(kept).not.toContain(NEW_PASSWORD)
})
