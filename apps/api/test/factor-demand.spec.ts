import { openNeed } from '@beistand/contracts/need'
import { auditPage } from '@beistand/contracts/audit'
import { demandFactor } from '@beistand/contracts/pact'
import { totpSecret } from '@beistand/contracts/second-factor'
import { Partner } from '@beistand/sim/partner'
import { call, codeOf } from './access-client.js'
import { appCode } from './authenticator-app.js'
import { openedForm, sendForm } from './notfall-form.js'
import { BENSHEIM, BERGSTRASSE, emailOf, HEPPENHEIM, PASSWORD, useWorld } from './world.js'

const NOW = 1_793_000_000_000
const FROM = NOW + 60_000
const world = useWorld({ nodes: 2, manualClock: true })
beforeAll(() => world().setClock(NOW - 11 * 60_000))
/** Of the office person's app. */
let officeSecret = ''

/** What a session is answered on each of the ways to the pact's content. */
async function answers({ url, cookie }: Partner) {
  const ways = ['GET /snapshot', 'GET /journal', 'GET /plans', `PUT /pact/second-factor`]
  return Promise.all(
    ways.map(async (way) => codeOf(await call(url, way, way.startsWith('PUT') ? {} : undefined, { cookies: cookie }))),
  )
}

async function setUpApp({ cookie }: Pick<Partner, 'cookie'>, now: number): Promise<string> {
  const enrolled = await call(world().url, 'POST /session/totp', undefined, { cookies: cookie })
  const { secret } = totpSecret.parse(enrolled.body)
  const code = { code: appCode(secret, now) }
  expect((await call(world().url, 'PUT /session/totp', code, { cookies: cookie })).status).toBe(204)
  return secret
}

test('SF-1 SF-6 the office demands it from a time on, after fresh proof, and knows how many it would meet; nobody else does', async () => {
  const early = await world().partner('office', BERGSTRASSE)
  await world().setClock(NOW)
  expect((await early.ask(demandFactor, { from: FROM })).problem?.code).toBe('proof-needed')
  const office = await world().partner('office', BERGSTRASSE)
  const town = await world().partner('coordinator', BENSHEIM)
  expect((await town.ask(demandFactor, { from: FROM })).status).toBe(403)
  expect((await office.ask(demandFactor, { from: NOW - 1 })).problem?.code).toBe('deadline-passed')
  officeSecret = await setUpApp(office, NOW)
  await world().setClock(NOW + 30_000)
  // A coordinator and a head of each of five organisations, office people of two; one of these has an app.
  expect((await office.call('/pact/second-factor')).body).toEqual({ people: 12, missing: 11 })
  expect((await town.call('/pact/second-factor')).status).toBe(403)
  await office.does(demandFactor, { from: FROM })
  expect((await town.snapshot()).rows.pact[world().pact]).toMatchObject({ factorFrom: FROM, factorHolds: false })
})

test('SF-2 when the time comes, who has only a password is sent away on every node and refused by a code of its own', async () => {
  const [town, lender, helper, office] = await Promise.all([
    world().partner('coordinator', BENSHEIM),
    world().partner('head', HEPPENHEIM, 1),
    world().partner('helper', HEPPENHEIM),
    world().partner('observer', BERGSTRASSE, 1),
  ])
  const [first, second, third, fourth] = await Promise.all([
    town.watch(),
    lender.watch(),
    helper.watch(),
    office.watch(),
  ])
  await world().setClock(FROM)
  await Promise.all([first.until(() => first.ended === 'sent-away'), second.until(() => second.ended === 'sent-away')])
  expect([third.ended, fourth.ended]).toEqual([null, null])
  for (const watch of [first, second, third, fourth]) watch.close()
  const needed = Array.from({ length: 4 }, () => 'factor-needed')
  expect([await answers(town), await answers(lender)]).toEqual([needed, needed])
  await expect(town.watch()).rejects.toThrow('refused')
  const { problem, status } = await town.ask(openNeed, openNeed.example, { params: { emergency: 'any' } })
  expect([status, problem?.code]).toEqual([403, 'factor-needed'])
  expect((await helper.snapshot()).seq).toBeGreaterThan(0)
  expect((await call(town.url, 'POST /session/totp', undefined, { cookies: town.cookie })).status).toBe(200)
  expect(await answers(town)).toEqual(needed) // an app that no first code has confirmed is no second factor
})

test('SF-3 nobody stands before a closed door: the same session sets up an app and is in, and the open form is heard', async () => {
  const town = await world().partner('coordinator', BENSHEIM)
  expect(town.session.grants).toMatchObject([{ barred: true }])
  await setUpApp(town, FROM)
  const again = await Partner.resumed(world().url, town.cookie)
  expect(again.session).toMatchObject({ secured: true, grants: [{ barred: false }] })
  const watch = await again.watch()
  expect(watch.replica.rows.pact[world().pact]).toMatchObject({ factorHolds: true })
  watch.close()
  expect(codeOf(await call(world().url, 'DELETE /session/totp', undefined, { cookies: town.cookie }))).toBe(
    'factor-needed',
  )
  const { key, token } = await openedForm(world().url)
  const notice = { lang: 'de', seen: 'Alles steht.', severity: 'critical', phone: '0170 7654321' }
  expect((await sendForm(world().url, { ...notice, key, token, organisation: HEPPENHEIM.id })).status).toBe(200)
})

test('SF-4 SF-6 once it is demanded no longer, the password is enough again, and the audit says all three', async () => {
  const head = await world().partner('head', HEPPENHEIM)
  expect(await answers(head)).toContain('factor-needed')
  const login = { email: emailOf('office', BERGSTRASSE.id), password: PASSWORD }
  expect(codeOf(await call(world().url, 'POST /session', login))).toBe('code-needed')
  const { cookies } = await call(world().url, 'POST /session', { ...login, code: appCode(officeSecret, FROM) })
  const office = await Partner.resumed(world().url, cookies.split('; ')[0] ?? '')
  await office.does(demandFactor, { from: null })
  expect((await head.snapshot()).rows.pact[world().pact]).toMatchObject({ factorFrom: null, factorHolds: false })
  const watch = await head.watch()
  watch.close()
  const { notes } = auditPage.parse((await office.call('/audit?kinds=factor-demanded,factor-holds,factor-lifted')).body)
  const by = `office-${BERGSTRASSE.id}`
  expect(notes.map(({ kind, about, actor }) => [kind, about, actor === by])).toEqual([
    ['factor-lifted', '', true],
    ['factor-holds', String(FROM), false],
    ['factor-demanded', String(FROM), true],
  ])
})
