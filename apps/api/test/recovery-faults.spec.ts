import { askRecovery, grantRecovery, verifyRecovery } from '@beistand/contracts/recovery'
import { call, newLink } from './access-client.js'
import { holding, untilTrue, waiting, WAITING } from './held.js'
import { BENSHEIM, BERGSTRASSE, EKOM21, emailOf, HEPPENHEIM, ODENWALD, PACT, PASSWORD, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })
const NEW_PASSWORD = 'Kranich Tasse Nebel Ofen'
const BACKENDS = `FROM pg_stat_activity WHERE application_name = 'beistand' AND wait_event_type = 'Lock' AND datname = current_database()`

/** Who is to get in again, by a link that two offices have given. */
async function givenLink({ id: organisation }: { readonly id: string }) {
  const person = `coordinator-${organisation}`
  const first = await world().partner('office', BERGSTRASSE, 1)
  const { id } = await first.does(askRecovery, { organisation, title: 'IT-Leitung' })
  const params = { recovery: id }
  await first.does(verifyRecovery, { person, note: 'Rückruf' }, { params })
  const { token, link } = newLink()
  await (await world().partner('office', ODENWALD, 1)).does(grantRecovery, { link }, { params })
  return { token, email: emailOf('coordinator', organisation) }
}

const other = () => world().node(1).url
const take = (token: string, url = other()) =>
  call(url, 'POST /recovery/take', { pact: PACT, token, password: NEW_PASSWORD })
const signIn = async (email: string, password: string) =>
  (await call(other(), 'POST /session', { email, password })).status
const shown = async (token: string) => (await call(other(), 'POST /recovery/show', { pact: PACT, token })).status

/** Kills the node that takes a link while it waits for a table; `ends` also cuts what it still had under way. */
async function killedWhileTaking(token: string, table: string, ends: boolean): Promise<void> {
  await holding(world(), `LOCK TABLE ${table} IN SHARE MODE`, async (release) => {
    const answer = take(token, world().url).catch(() => null)
    await untilTrue(world(), WAITING)
    await world().node(0).kill()
    if (ends) await world().db.query(`SELECT pg_terminate_backend(pid) ${BACKENDS}`)
    await release()
    await answer
  })
  // The pact's lock comes free when the killed node's transaction has ended, one way or the other.
  await world().db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [PACT])
  await world().restart(0)
}

test('RC-11 cut off between the new password and the use of the link nothing has happened, and the link works once more', async () => {
  const { token, email } = await givenLink(BENSHEIM)
  const session = await call(other(), 'POST /session', { email, password: PASSWORD })
  await killedWhileTaking(token, 'app.journal', true)
  expect((await call(other(), 'GET /session', undefined, { cookies: session.cookies })).status).toBe(200)
  expect([await shown(token), await signIn(email, PASSWORD), await signIn(email, NEW_PASSWORD)]).toEqual([
    200, 200, 401,
  ])
  expect([(await take(token)).status, (await take(token)).status]).toEqual([200, 409])
  expect([await signIn(email, PASSWORD), await signIn(email, NEW_PASSWORD)]).toEqual([401, 200])
}, 60_000)

test.each([
  ['before the last of the old ways in is gone', 'app.oidc_account', HEPPENHEIM],
  ['while the use of the link is written', 'app.journal', BERGSTRASSE],
] as const)(
  'RC-11 killed %s, the password is new exactly when the link is used, and asking again ends the same',
  async (_, table, organisation) => {
    const { token, email } = await givenLink(organisation)
    await killedWhileTaking(token, table, false)
    const used = (await shown(token)) === 409
    expect([await signIn(email, PASSWORD), await signIn(email, NEW_PASSWORD)]).toEqual(used ? [401, 200] : [200, 401])
    expect((await take(token)).status).toBe(used ? 409 : 200)
    expect([await shown(token), await signIn(email, PASSWORD), await signIn(email, NEW_PASSWORD)]).toEqual([
      409, 401, 200,
    ])
  },
  60_000,
)

test('SG-15 whoever signs in with the old password in the very moment of a recovery is not in', async () => {
  const { token, email } = await givenLink(EKOM21)
  await holding(world(), 'LOCK TABLE app.journal IN SHARE MODE', async (release) => {
    const taking = take(token)
    await untilTrue(world(), WAITING)
    const answer = call(world().url, 'POST /session', { email, password: PASSWORD })
    await Promise.race([answer, untilTrue(world(), waiting(2))])
    await release()
    expect([(await taking).status, (await answer).status]).toEqual([200, 401])
  })
  const sql = 'SELECT token FROM app.session s JOIN app.identity i ON i.id = s.identity WHERE i.email = $1'
  expect((await world().db.query(sql, [email])).rowCount).toBe(1)
}, 20_000)
