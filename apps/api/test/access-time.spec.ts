import { giveRole, revokeRole } from '@beistand/contracts/grant'
import { makeInvitation } from '@beistand/contracts/invitation'
import { call, codeOf, newLink } from './access-client.js'
import { BENSHEIM, BERGSTRASSE, emailOf, ODENWALD, PACT, PASSWORD, useWorld } from './world.js'

const world = useWorld({ manualClock: true })
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const BEGINNING = Date.UTC(2026, 10, 21, 12)
const role = { person: 'p-new', organisation: BENSHEIM.id, role: 'observer', title: 'Lagebeobachtung' } as const
const invited = { organisation: BENSHEIM.id, role: 'observer', title: 'Lage', email: 'lage@bensheim.example' } as const

const officeAt = async (now: number, organisation = BERGSTRASSE) => {
  await world().setClock(now)
  return world().partner('office', organisation)
}
const prove = (cookies: string, password: string) => call(world().url, 'POST /session/proof', { password }, { cookies })

test('SG-1 ten minutes after signing in roles and invitations ask for proof once more, and without it nothing happens', async () => {
  const office = await officeAt(BEGINNING)
  await world().setClock(BEGINNING + 10 * MINUTE - 1)
  const given = await office.does(giveRole, role)
  await world().setClock(BEGINNING + 10 * MINUTE)
  const before = (await office.snapshot()).seq
  const answers = [
    await office.ask(giveRole, { ...role, role: 'head' }),
    await office.ask(revokeRole, { reason: 'Ausgeschieden' }, { params: { grant: given.id } }),
    await office.ask(makeInvitation, { ...invited, link: newLink().link }),
  ]
  expect(answers.map(({ status, problem }) => [status, problem?.code])).toEqual(Array(3).fill([403, 'proof-needed']))
  expect((await office.snapshot()).seq).toBe(before)
  expect((await prove(office.cookie, PASSWORD)).status).toBe(204)
  await office.does(revokeRole, { reason: 'Ausgeschieden' }, { params: { grant: given.id } })
})

test('SG-1 whole lists as files ask for proof, reading them page by page does not', async () => {
  const office = await officeAt(BEGINNING)
  await world().setClock(BEGINNING + 10 * MINUTE)
  const file = async (path: string, accept: string) => {
    const headers = { Accept: accept, Cookie: office.cookie, 'Acting-Grant': office.grant }
    const answer = await fetch(`${world().url}/api${path}`, { headers })
    return [answer.status, answer.headers.get('content-type')?.split(';')[0]]
  }
  const files = () => Promise.all([file('/journal', 'application/x-ndjson'), file('/audit', 'text/csv')])
  const refused = [403, 'application/problem+json']
  expect(await files()).toEqual([refused, refused])
  const { rows } = await world().db.query(
    "SELECT kind FROM app.audit WHERE kind IN ('journal-exported', 'audit-exported')",
  )
  expect(rows).toEqual([])
  expect([(await office.call('/journal')).status, (await office.call('/audit')).status]).toEqual([200, 200])
  await prove(office.cookie, PASSWORD)
  expect(await files()).toEqual([
    [200, 'application/x-ndjson'],
    [200, 'text/csv'],
  ])
})

test('SG-2 only the own password is proof, for the own session, and guessing it is slowed down', async () => {
  const [office, other] = [await officeAt(BEGINNING), await officeAt(BEGINNING, ODENWALD)]
  const again = await call(world().url, 'POST /session', {
    email: emailOf('office', BERGSTRASSE.id),
    password: PASSWORD,
  })
  await world().setClock(BEGINNING + 10 * MINUTE)
  expect(codeOf(await prove('', PASSWORD))).toBe('not-signed-in')
  const wrong = []
  for (let tries = 0; tries < 5; tries += 1) wrong.push(await prove(office.cookie, 'nicht das Passwort'))
  expect(wrong.map(codeOf)).toEqual(Array(5).fill('wrong-sign-in'))
  expect(wrong.at(-1)?.took).toBeGreaterThan(250)
  expect((await office.ask(giveRole, { ...role, role: 'guest' })).problem?.code).toBe('proof-needed')
  await prove(again.cookies, PASSWORD)
  expect((await office.ask(giveRole, { ...role, role: 'guest' })).problem?.code).toBe('proof-needed')
  expect((await other.ask(giveRole, { ...role, role: 'guest' })).problem?.code).toBe('proof-needed')
}, 20_000)

test('SG-1 a command that was recorded answers as before when it is sent again after the proof', async () => {
  const office = await officeAt(BEGINNING)
  const key = 'one-and-the-same'
  const first = await office.does(giveRole, { ...role, role: 'helper' }, { key })
  await world().setClock(BEGINNING + 10 * MINUTE)
  expect((await office.ask(giveRole, { ...role, role: 'helper' }, { key })).problem?.code).toBe('proof-needed')
  await prove(office.cookie, PASSWORD)
  expect(await office.does(giveRole, { ...role, role: 'helper' }, { key })).toEqual(first)
})

const signIn = () => call(world().url, 'POST /session', { email: emailOf('head', BENSHEIM.id), password: PASSWORD })
const statusAt = async (now: number, cookies: string) => {
  await world().setClock(now)
  return (await call(world().url, 'GET /session', undefined, { cookies })).status
}

test('AC-11 a session ends after twelve hours without use, and after seven days of use', async () => {
  await world().setClock(BEGINNING)
  const idle = await signIn()
  expect(await statusAt(BEGINNING + 12 * HOUR - 1, idle.cookies)).toBe(200)
  expect(await statusAt(BEGINNING + 24 * HOUR, idle.cookies)).toBe(401)
  const used = await signIn()
  for (let hours = 11; hours < 168; hours += 11)
    expect(await statusAt(BEGINNING + DAY + hours * HOUR, used.cookies)).toBe(200)
  expect(await statusAt(BEGINNING + 8 * DAY, used.cookies)).toBe(401)
})

test('AC-6 an invitation expires after seven days, and its address is forgotten', async () => {
  await world().setClock(BEGINNING)
  const office = await world().partner('office', BERGSTRASSE)
  const { token, link } = newLink()
  const body = {
    organisation: BENSHEIM.id,
    role: 'helper',
    title: 'Hilfe',
    email: 'spaet@bensheim.example',
    link,
  } as const
  const { id } = await office.does(makeInvitation, body)
  await world().setClock(BEGINNING + 7 * DAY)
  const show = await call(world().url, 'POST /invitation/show', { pact: PACT, token })
  expect(codeOf(show)).toBe('link-ended')
  const watch = await world().watch(await world().partner('office', BERGSTRASSE))
  await watch.until(({ rows }) => rows.invitation[id]?.state === 'expired')
  expect(watch.replica.rows.invitation[id]?.email).toBeNull()
})
