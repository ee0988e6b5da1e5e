import { giveRole } from '@beistand/contracts/grant'
import { deviceViews } from '@beistand/contracts/access'
import { call, codeOf, newLink } from './access-client.js'
import { BENSHEIM, BERGSTRASSE, emailOf, HEPPENHEIM, PASSWORD, useWorld } from './world.js'

const world = useWorld({ nodes: 2, manualClock: true })
const MINUTE = 60_000
const BEGINNING = Date.UTC(2026, 10, 21, 12)
const PHONE = 'Mozilla/5.0 (Android 16; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'

const signIn = (email: string) => call(world().url, 'POST /session', { email, password: PASSWORD })
const take = (token: string, node = 0) => call(world().node(node).url, 'POST /handover', { token }, { agent: PHONE })
async function offered(cookies: string): Promise<string> {
  const { token, link } = newLink()
  expect((await call(world().url, 'POST /session/handover', { link }, { cookies })).status).toBe(204)
  return token
}

test('SG-11 a second device gets in once by the link, for the person who showed it, who is told of it', async () => {
  await world().setClock(BEGINNING)
  const email = emailOf('coordinator', BENSHEIM.id)
  const { cookies } = await signIn(email)
  const token = await offered(cookies)
  expect((await call(world().url, 'POST /handover/show', { token })).body).toEqual({ email })
  const replies = await Promise.all([take(token), take(token, 1), take(token)])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect(replies.find(({ status }) => status === 200)?.body).toMatchObject({ email })
  expect(codeOf(await take(token))).toBe('link-ended')
  const { body } = await call(world().url, 'GET /session/devices', undefined, { cookies })
  expect(deviceViews.parse(body).filter(({ strange }) => strange)).toMatchObject([{ browser: 'Firefox, Android' }])
  expect((await call(world().url, 'GET /session', undefined, { cookies })).body).toMatchObject({ strange: 1 })
})

test('SG-11 a link ends after ten minutes and with the next one, and none is offered without fresh proof', async () => {
  await world().setClock(BEGINNING)
  const { cookies } = await signIn(emailOf('coordinator', HEPPENHEIM.id))
  const [first, second] = [await offered(cookies), await offered(cookies)]
  expect(codeOf(await take(first))).toBe('link-ended')
  await world().setClock(BEGINNING + 10 * MINUTE)
  expect(codeOf(await take(second))).toBe('link-ended')
  const late = await call(world().url, 'POST /session/handover', { link: newLink().link }, { cookies })
  expect(codeOf(late)).toBe('proof-needed')
})

test('SG-12 on the second device nobody has proved anything: what asks for fresh proof asks there', async () => {
  await world().setClock(BEGINNING)
  const { cookies } = await signIn(emailOf('office', BERGSTRASSE.id))
  const phone = await take(await offered(cookies))
  const role = { person: 'p-new', organisation: BENSHEIM.id, role: 'observer', title: 'Lage' }
  const asked = await call(world().url, `POST ${giveRole.path}`, role, { cookies: phone.cookies })
  expect(codeOf(asked)).toBe('proof-needed')
  expect((await call(world().url, `POST ${giveRole.path}`, role, { cookies })).status).toBe(200)
})

test('SG-11 the database keeps no token of a link', async () => {
  await world().setClock(BEGINNING)
  const { cookies } = await signIn(emailOf('head', BENSHEIM.id))
  const token = await offered(cookies)
  const { rows } = await world().db.query('SELECT l::text FROM app.link l')
  expect(JSON.stringify(rows)).not.toContain(token)
})
