import { makeInvitation, renewInvitation, withdrawInvitation } from '@beistand/contracts/invitation'
import { deviceViews } from '@beistand/contracts/access'
import type { Watch } from '@beistand/sim/watch'
import { call, codeOf, newLink } from './access-client.js'
import { BENSHEIM, BERGSTRASSE, emailOf, HEPPENHEIM, PACT, PASSWORD, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })
const NEW_PASSWORD = 'Kranich Tasse Nebel Ofen'
const PHONE = 'Mozilla/5.0 (Android 16; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'

const wish = (email: string, link: string) =>
  ({ organisation: BENSHEIM.id, role: 'coordinator', title: 'Leitung IT', email, link }) as const
const accept = (token: string, password: string | null = NEW_PASSWORD, cookies = '') =>
  call(world().url, 'POST /invitation/accept', { pact: PACT, token, password }, { cookies })
const signIn = (email: string, password: string, more: Parameters<typeof call>[3] = {}) =>
  call(world().url, 'POST /session', { email, password }, more)

test('AC-5 whoever is invited sees to what, sets a password and has the role, and nobody has it a second time', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const watch = await world().watch(office)
  const { token, link } = newLink()
  const { id } = await office.does(makeInvitation, wish('Neu@Bensheim.example', link))
  const show = await call(world().url, 'POST /invitation/show', { pact: PACT, token })
  const title = { pactName: 'Testpakt', organisationName: 'Bensheim', role: 'coordinator', title: 'Leitung IT' }
  expect(show.body).toMatchObject({ ...title, email: 'neu@bensheim.example', known: false })
  expect(codeOf(await accept(token, 'bensheim-neu'))).toBe('weak-password')
  const replies = await Promise.all([accept(token), accept(token), accept(token)])
  expect(replies.map(({ status }) => status).sort()).toEqual([204, 409, 409])
  await watch.until(({ rows }) => rows.invitation[id]?.state === 'accepted')
  const given = Object.values(watch.replica.rows.grant).filter(({ title: function_ }) => function_ === 'Leitung IT')
  expect(given).toMatchObject([{ organisation: BENSHEIM.id, role: 'coordinator' }])
  expect((await signIn('neu@bensheim.example', NEW_PASSWORD)).status).toBe(200)
  expect(codeOf(await accept(token, NEW_PASSWORD))).toBe('link-ended')
})

test('AC-6 a renewed link ends the old one, a withdrawn invitation both', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const [old, renewed] = [newLink(), newLink()]
  const { id: invitation } = await office.does(makeInvitation, wish('zweite@bensheim.example', old.link))
  await office.does(renewInvitation, { link: renewed.link }, { params: { invitation } })
  expect(codeOf(await accept(old.token))).toBe('link-ended')
  await office.does(withdrawInvitation, {}, { params: { invitation } })
  expect(codeOf(await accept(renewed.token))).toBe('link-ended')
  expect(codeOf(await signIn('zweite@bensheim.example', NEW_PASSWORD))).toBe('wrong-sign-in')
})

test('AC-5 whoever has an account accepts by signing in, and its password stays', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const { token, link } = newLink()
  const email = emailOf('head', HEPPENHEIM.id)
  await office.does(makeInvitation, wish(email, link))
  expect(codeOf(await accept(token))).toBe('account-exists')
  const stranger = await signIn(emailOf('head', BENSHEIM.id), PASSWORD)
  expect(codeOf(await accept(token, null, stranger.cookies))).toBe('account-exists')
  const own = await signIn(email, PASSWORD)
  expect((await accept(token, null, own.cookies)).status).toBe(204)
  const { body } = await call(world().url, 'GET /session', undefined, { cookies: own.cookies })
  expect(body).toMatchObject({ grants: [{ organisation: BENSHEIM.id }, { organisation: HEPPENHEIM.id }] })
  expect(codeOf(await signIn(email, NEW_PASSWORD))).toBe('wrong-sign-in')
})

test('AC-4 who is not of the office invites nobody, and invitations are seen by the office alone', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const answer = await bensheim.ask(makeInvitation, wish('x@bensheim.example', newLink().link))
  expect(answer.problem?.code).toBe('forbidden')
  expect((await bensheim.snapshot()).rows.invitation).toEqual({})
  expect(Object.keys((await (await world().partner('office', BERGSTRASSE)).snapshot()).rows.invitation)).toHaveLength(3)
})

test('AC-9 everyone sees the own browsers without their addresses, and only the own', async () => {
  const email = emailOf('head', BERGSTRASSE.id)
  const [desk, phone] = [await signIn(email, PASSWORD), await signIn(email, PASSWORD, { agent: PHONE })]
  await signIn(emailOf('head', BENSHEIM.id), PASSWORD)
  const { body } = await call(world().url, 'GET /session/devices', undefined, { cookies: desk.cookies })
  expect(body).toMatchObject([
    { browser: 'Firefox, Android', current: false, strange: true },
    { browser: 'Firefox, Linux', current: true, strange: false },
  ])
  expect(JSON.stringify(body)).not.toMatch(/127\.0\.0|Mozilla/)
  const [strange] = deviceViews.parse(body)
  await call(world().url, `PUT /session/devices/${strange?.id}/known`, undefined, { cookies: desk.cookies })
  const again = await signIn(email, PASSWORD, { agent: PHONE, cookies: phone.cookies })
  const { body: later } = await call(world().url, 'GET /session/devices', undefined, { cookies: again.cookies })
  expect(deviceViews.parse(later).map((device) => device.strange)).toEqual([false, false, false])
})

test('AC-9 a new browser makes none known, least of all itself', async () => {
  const email = emailOf('guest', HEPPENHEIM.id)
  const [own, thief] = [await signIn(email, PASSWORD), await signIn(email, PASSWORD)]
  const list = async () =>
    deviceViews.parse((await call(world().url, 'GET /session/devices', undefined, { cookies: own.cookies })).body)
  const id = (await list()).find(({ strange }) => strange)?.id
  const vouch = ({ cookies }: { cookies: string }) =>
    call(world().url, `PUT /session/devices/${id}/known`, undefined, { cookies })
  expect(codeOf(await vouch(thief))).toBe('forbidden')
  expect((await list()).map(({ strange }) => strange)).toContain(true)
  expect((await vouch(own)).status).toBe(204)
  expect((await list()).map(({ strange }) => strange)).toEqual([false, false])
})

test('AC-10 ending a session closes its sockets within a second on every node, and no other', async () => {
  const [near, far] = await Promise.all([
    world().partner('observer', BERGSTRASSE),
    world().partner('observer', BERGSTRASSE, 1),
  ])
  const watches = await Promise.all([near, near.at(far.url), far].map((partner) => partner.watch()))
  const [here, there, other] = watches
  const closed = (watch: Watch | undefined) => watch?.until(() => watch.ended === 'sent-away')
  const { body } = await call(world().url, 'GET /session/devices', undefined, { cookies: near.cookie })
  const current = deviceViews.parse(body).find((device) => device.current)
  const before = performance.now()
  await call(far.url, `DELETE /session/devices/${current?.id}`, undefined, { cookies: far.cookie })
  await Promise.all([closed(here), closed(there)])
  expect(performance.now() - before).toBeLessThan(1000)
  expect(codeOf(await call(world().url, 'GET /session', undefined, { cookies: near.cookie }))).toBe('not-signed-in')
  expect(other?.ended).toBeNull()
  await call(world().url, 'DELETE /session', undefined, { cookies: far.cookie })
  await closed(other)
})

test('AC-10 all other sessions end at once, and nobody ends those of someone else', async () => {
  const email = emailOf('observer', HEPPENHEIM.id)
  const [first, second] = [await signIn(email, PASSWORD), await signIn(email, PASSWORD)]
  const thief = await signIn(emailOf('observer', BENSHEIM.id), PASSWORD)
  const { body } = await call(world().url, 'GET /session/devices', undefined, { cookies: first.cookies })
  for (const { id } of deviceViews.parse(body))
    await call(world().url, `DELETE /session/devices/${id}`, undefined, { cookies: thief.cookies })
  const standing = async ({ cookies }: { cookies: string }) =>
    (await call(world().url, 'GET /session', undefined, { cookies })).status
  expect([await standing(first), await standing(second)]).toEqual([200, 200])
  await call(world().url, 'DELETE /session/devices', undefined, { cookies: first.cookies })
  expect([await standing(first), await standing(second), await standing(thief)]).toEqual([200, 401, 200])
})

test('AC-12 guessing gets slower and slower, and the owner still gets in at once from elsewhere', async () => {
  const email = emailOf('helper', HEPPENHEIM.id)
  const guess = () => signIn(email, 'Winter Sommer 2026', { from: '127.0.0.66' })
  const took: number[] = []
  for (let tries = 0; tries < 6; tries += 1) took.push((await guess()).took)
  const slowEnough = [250, 500, 1000].map((least, index) => (took[index + 3] ?? 0) >= least)
  expect(slowEnough).toEqual([true, true, true])
  const owner = await signIn(email, PASSWORD, { from: '127.0.0.67' })
  expect([owner.status, owner.took < 1000]).toEqual([200, true])
}, 15_000)

test('AC-12 a flood from one address is turned away and leaves other addresses alone', async () => {
  const flood = Array.from({ length: 40 }, (_, index) => signIn(`${index}@x.example`, 'x', { from: '127.0.0.68' }))
  const owner = await signIn(emailOf('guest', BENSHEIM.id), PASSWORD, { from: '127.0.0.69' })
  expect(owner.status).toBe(200)
  const codes = (await Promise.all(flood)).map(codeOf)
  expect(new Set(codes)).toEqual(new Set(['wrong-sign-in', 'too-many']))
  expect(codes.filter((code) => code === 'wrong-sign-in').length).toBeGreaterThan(0)
}, 15_000)
