import { auditPage } from '@beistand/contracts/audit'
import { registerOrganisation } from '@beistand/contracts/organisation'
import { askRecovery, grantRecovery, verifyRecovery, withdrawRecovery } from '@beistand/contracts/recovery'
import { randomUUID } from 'node:crypto'
import { call, codeOf, newLink } from './access-client.js'
import { BENSHEIM, BERGSTRASSE, EKOM21, emailOf, HEPPENHEIM, ODENWALD, PACT, PASSWORD, useWorld } from './world.js'

const world = useWorld({ nodes: 2, manualClock: true })
const BEGINNING = Date.UTC(2026, 10, 21, 12)
const HOUR = 3_600_000
const NEW_PASSWORD = 'Kranich Tasse Nebel Ofen'
const note = 'Rückruf auf die hinterlegte Nummer'

const signIn = (email: string, password: string) => call(world().url, 'POST /session', { email, password })
const take = (token: string, password = NEW_PASSWORD, node = 0) =>
  call(world().node(node).url, 'POST /recovery/take', { pact: PACT, token, password })
const ask = (organisation: string, title: string, { key = randomUUID(), from = '127.0.0.1' } = {}) =>
  call(world().url, 'POST /recovery/ask', { organisation, title, key }, { from })

const offices = async () => {
  await world().setClock(BEGINNING)
  return { first: await world().partner('office', BERGSTRASSE), second: await world().partner('office', ODENWALD, 1) }
}

/** Brings a recovery to its link, by two offices. @returns the link's token */
async function granted(person: string, organisation: string): Promise<{ id: string; token: string }> {
  const { first, second } = await offices()
  const { id } = await first.does(askRecovery, { organisation, title: 'IT-Leitung' })
  await first.does(verifyRecovery, { person, note }, { params: { recovery: id } })
  const { token, link } = newLink()
  await second.does(grantRecovery, { link }, { params: { recovery: id } })
  return { id, token }
}

test('RC-5 whoever cannot get in asks without an account, the office sees it at once, and asking twice asks once', async () => {
  const { first } = await offices()
  const watch = await world().watch(first)
  const key = randomUUID()
  const replies = [await ask('Bensheim', 'Hauptamt', { key }), await ask('Bensheim', 'Hauptamt', { key })]
  expect(replies.map(({ status }) => status)).toEqual([200, 200])
  await watch.until(({ rows }) => Object.values(rows.recovery).some(({ title }) => title === 'Hauptamt'))
  expect((await ask('06431002', 'Bauamt')).status).toBe(200)
  const titles = Object.values((await first.snapshot()).rows.recovery).map(({ title }) => title)
  expect(titles.sort()).toEqual(['Bauamt', 'Hauptamt'])
  expect(codeOf(await ask('Atlantis', 'Hauptamt'))).toBe('invalid')
  const coordinator = await world().partner('coordinator', BENSHEIM)
  expect((await coordinator.snapshot()).rows.recovery).toEqual({})
})

test('RC-12 an organisation is known by its name however it is spaced, and without what stands in brackets if that names one alone', async () => {
  const { first } = await offices()
  const register = async (name: string, ags: string) =>
    (await first.does(registerOrganisation, { ...registerOrganisation.example, name, ags })).id
  const lone = await register('Neustadt (Odenwald)', '06999001')
  const forOne = async (typed: string, title: string) => {
    const { status } = await ask(typed, title, { from: '127.0.0.71' })
    const rows = Object.values((await first.snapshot()).rows.recovery).filter((row) => row.title === title)
    return [status, ...rows.map(({ organisation }) => organisation)]
  }
  expect(await forOne('heppenheim', 'a')).toEqual([200, HEPPENHEIM.id])
  expect(await forOne(' HEPPENHEIM(Bergstraße) ', 'b')).toEqual([200, HEPPENHEIM.id])
  expect(await forOne('neustadt', 'c')).toEqual([200, lone])
  await register('Neustadt (Taunus)', '06999002')
  expect(await forOne('Neustadt', 'd')).toEqual([422])
  expect(await forOne('NEUSTADT ( Odenwald )', 'e')).toEqual([200, lone])
  const whole = await register('Neustadt', '06999003')
  expect(await forOne('Neustadt', 'f')).toEqual([200, whole])
})

test('RC-1 over HTTP one office alone comes to nothing, and two of different organisations to a link', async () => {
  const { first, second } = await offices()
  const person = `head-${HEPPENHEIM.id}`
  const { id } = await first.does(askRecovery, { organisation: HEPPENHEIM.id, title: 'Leitung' })
  const params = { recovery: id }
  const { link } = newLink()
  expect((await first.ask(grantRecovery, { link }, { params })).problem?.code).toBe('wrong-state')
  await first.does(verifyRecovery, { person, note }, { params })
  expect((await first.ask(grantRecovery, { link }, { params })).problem?.code).toBe('second-office-needed')
  const own = await world().watch(await world().partner('head', HEPPENHEIM))
  expect(own.replica.rows.recovery[id]).toMatchObject({ state: 'verified', person })
  await world().setClock(BEGINNING + HOUR)
  expect((await second.ask(grantRecovery, { link }, { params })).problem?.code).toBe('proof-needed')
  await world().setClock(BEGINNING)
  await second.does(grantRecovery, { link }, { params })
  await own.until(({ rows }) => rows.recovery[id]?.state === 'granted')
  await second.does(withdrawRecovery, {}, { params })
})

test('RC-6 the link sets a new password once; old password, sessions, app, printed codes, passkeys, linked accounts, enrolled browsers and links end', async () => {
  const email = emailOf('coordinator', BENSHEIM.id)
  const person = `coordinator-${BENSHEIM.id}`
  await world().setClock(BEGINNING)
  const thief = await world().partner('coordinator', BENSHEIM, 1)
  const line = await thief.watch()
  const device = newLink()
  await call(world().url, 'POST /session/handover', { link: device.link }, { cookies: thief.cookie })
  await world().db.query(
    `INSERT INTO app.passkey (id, identity, "publicKey", counter, transports, name, created) VALUES ('k', $1, '', 0, '{}', '', now())`,
    [person],
  )
  await world().db.query(`INSERT INTO app.oidc_account VALUES ('https://sso.example', 'k', $1, now())`, [person])
  await world().db.query(
    `INSERT INTO app.enrolment (pact, id, identity, organisation, token, name, created, expires)
     VALUES ($1, 'e', $2, $3, 'k', '', now(), now() + interval '60 days')`,
    [PACT, person, BENSHEIM.id],
  )
  const { token } = await granted(person, BENSHEIM.id)
  const shown = await call(world().url, 'POST /recovery/show', { pact: PACT, token })
  expect(shown.body).toMatchObject({ email, title: 'IT-Leitung', organisationName: 'Bensheim' })
  expect(codeOf(await take(token, 'bensheim-neu'))).toBe('weak-password')
  const replies = await Promise.all([take(token), take(token, NEW_PASSWORD, 1), take(token)])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  await line.until(() => line.ended === 'sent-away')
  line.close()
  expect(codeOf(await call(world().url, 'GET /session', undefined, { cookies: thief.cookie }))).toBe('not-signed-in')
  expect(codeOf(await signIn(email, PASSWORD))).toBe('wrong-sign-in')
  expect(codeOf(await call(world().url, 'POST /handover', { token: device.token }))).toBe('link-ended')
  const { rows } = await world().db.query(
    `SELECT id FROM app.passkey WHERE identity = $1 UNION ALL SELECT subject FROM app.oidc_account WHERE identity = $1
     UNION ALL SELECT id FROM app.enrolment WHERE identity = $1`,
    [person],
  )
  expect(rows).toEqual([])
  expect((await signIn(email, NEW_PASSWORD)).body).toMatchObject({ email, secured: false })
  expect(codeOf(await take(token))).toBe('link-ended')
}, 30_000)

test('RC-3 a link ends after two hours and when the office stops it', async () => {
  const stopped = await granted(`observer-${BENSHEIM.id}`, BENSHEIM.id)
  const { second } = await offices()
  await second.does(withdrawRecovery, {}, { params: { recovery: stopped.id } })
  expect(codeOf(await take(stopped.token))).toBe('link-ended')
  const late = await granted(`observer-${HEPPENHEIM.id}`, HEPPENHEIM.id)
  await world().setClock(BEGINNING + 2 * HOUR)
  expect(codeOf(await take(late.token))).toBe('link-ended')
  await world().setClock(BEGINNING)
  expect(codeOf(await signIn(emailOf('observer', HEPPENHEIM.id), NEW_PASSWORD))).toBe('wrong-sign-in')
})

test('RC-7 no pact gives anyone the account of an operator of the installation', async () => {
  const { first } = await offices()
  const person = `guest-${BENSHEIM.id}`
  await world().db.query('UPDATE app.identity SET operator = true WHERE id = $1', [person])
  const { id } = await first.does(askRecovery, { organisation: BENSHEIM.id, title: 'Betrieb' })
  const answer = await first.ask(verifyRecovery, { person, note }, { params: { recovery: id } })
  expect(answer.problem?.code).toBe('forbidden')
})

test('RC-10 after ten forged requests the real one reads that many wait and who calls back, and the office is told how many more came and goes on to a new way in', async () => {
  const { first } = await offices()
  const forged = Array.from({ length: 10 }, () => ask(EKOM21.id, 'Gefälscht', { from: '127.0.0.51' }))
  for (const { body } of await Promise.all(forged)) expect(body).toMatchObject({ tooMany: false })
  const callingBack = [BERGSTRASSE, ODENWALD].map(({ name }) => ({ title: null, organisation: name, phone: null }))
  const real = await ask(EKOM21.id, 'IT-Leitung', { from: '127.0.0.52' })
  expect([real.status, real.body]).toEqual([200, { tooMany: true, callingBack }])
  const stored = Object.values((await first.snapshot()).rows.recovery).filter((row) => row.organisation === EKOM21.id)
  expect(stored.map(({ title }) => title)).toEqual(Array.from({ length: 10 }, () => 'Gefälscht'))
  for (const from of ['127.0.0.53', '127.0.0.54'])
    expect((await ask(EKOM21.id, 'Gefälscht', { from })).body).toMatchObject({ tooMany: true })
  const { notes } = auditPage.parse((await first.call('/audit?kinds=recovery-refused')).body)
  expect(notes).toMatchObject([
    { organisation: EKOM21.id, count: 3, person: null, actor: null, about: '', place: null },
  ])
  const { token } = await granted(`coordinator-${EKOM21.id}`, EKOM21.id)
  expect((await take(token)).status).toBe(200)
  expect((await signIn(emailOf('coordinator', EKOM21.id), NEW_PASSWORD)).status).toBe(200)
})

test('RC-8 neither journal nor database holds a token that could be used', async () => {
  const { token } = await granted(`helper-${HEPPENHEIM.id}`, HEPPENHEIM.id)
  const { rows } = await world().db.query(
    'SELECT body::text AS t FROM app.journal UNION ALL SELECT r::text FROM app.recovery r',
  )
  expect(rows.length).toBeGreaterThan(5)
  expect(JSON.stringify(rows)).not.toContain(token)
})
