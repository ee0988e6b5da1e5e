import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { call, codeOf, newLink } from './access-client.js'
import { cloneDatabase, dropDatabase } from './databases.js'
import { EmptyInstallation } from './empty-installation.js'

const EMAIL = 'betrieb@beistand.example'
const PASSWORD = 'Kranich Tasse Nebel Ofen'
const PACT = randomUUID()

let databaseUrl: string
let installation: EmptyInstallation
let operator: string

beforeAll(async () => {
  databaseUrl = await cloneDatabase()
  installation = await EmptyInstallation.start(databaseUrl)
}, 30_000)

afterAll(async () => {
  await installation.stop()
  await dropDatabase(databaseUrl)
})

const tokenOf = (link: string | null) => new URL(link ?? 'https://none.example').hash.slice(1)
const setUp = (token: string, more: object = {}) =>
  call(installation.url, 'POST /setup', { token, email: EMAIL, password: PASSWORD, ...more })

test('AC-1 an installation that nobody can sign in to prints one link for its first operator', () => {
  const { operatorLink, printed, url } = installation
  expect(operatorLink?.startsWith(`${url}/einrichtung#`)).toBe(true)
  expect(tokenOf(operatorLink)).toMatch(/^[\w-]{43}$/)
  expect(printed.filter((line) => line.includes('operator') && line.includes(operatorLink ?? '?'))).toHaveLength(1)
})

test('AC-1 the database keeps no token that could be used', async () => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('SELECT * FROM app.link')
  await client.end()
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(tokenOf(installation.operatorLink))
})

test('AC-7 a short, common or obvious password is refused, and the link stays good', async () => {
  const token = tokenOf(installation.operatorLink)
  expect(codeOf(await setUp(token, { password: 'elf Zeichen' }))).toBe('invalid')
  for (const password of [
    'Passwort1234!',
    'qwertzuiopasdf',
    'betrieb-beistand',
    'aaaaaaaaaaaaaaaa',
    'Sommer2026Sommer',
  ])
    expect([password, codeOf(await setUp(token, { password }))]).toEqual([password, 'weak-password'])
})

test('AC-2 the link makes one operator, whoever else uses it at the same time or later', async () => {
  const token = tokenOf(installation.operatorLink)
  expect(codeOf(await setUp(newLink().token))).toBe('link-ended')
  const replies = await Promise.all(['a', 'b', 'c'].map((name) => setUp(token, { email: `${name}@beistand.example` })))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  const made = replies.find(({ status }) => status === 200)
  operator = made?.cookies ?? ''
  expect(made?.body).toMatchObject({ operator: true, grants: [] })
  expect(operator).toContain('__Host-beistand=')
  expect(codeOf(await setUp(token))).toBe('link-ended')
})

test('AC-1 once someone can sign in no link is printed any more', async () => {
  const again = await EmptyInstallation.start(databaseUrl)
  await again.stop()
  expect(again.operatorLink).toBeNull()
  expect(again.printed.join('\n')).not.toContain('einrichtung')
}, 30_000)

const founding = (link: string) => ({
  name: 'Pakt Nordhessen',
  organisation: { name: 'Landkreis Kassel', kind: 'county', ags: '06633' },
  office: { title: 'Geschäftsstelle', email: 'geschaeftsstelle@kassel.example', link },
})

test('AC-3 the operator founds a pact whose first office person comes by a link, and sees nothing of the pact', async () => {
  const first = newLink()
  const found = () =>
    call(installation.url, `PUT /installation/pacts/${PACT}`, founding(first.link), { cookies: operator })
  const [once, twice] = [await found(), await found()]
  expect([once.status, twice.status]).toEqual([200, 200])
  expect(twice.body).toEqual(once.body)
  expect(codeOf(await call(installation.url, `PUT /installation/pacts/${PACT}`, founding(first.link)))).toBe(
    'not-signed-in',
  )
  expect(codeOf(await call(installation.url, 'GET /snapshot', undefined, { cookies: operator }))).toBe('forbidden')

  const second = newLink()
  const office = { ...founding(second.link).office, email: 'zweite@kassel.example' }
  const invite = () => call(installation.url, `POST /installation/pacts/${PACT}/office`, office, { cookies: operator })
  expect((await invite()).status).toBe(200)
  const accept = (token: string) =>
    call(installation.url, 'POST /invitation/accept', { pact: PACT, token, password: PASSWORD })
  expect(codeOf(await accept(first.token))).toBe('link-ended')
  const accepted = await accept(second.token)
  expect(accepted.status).toBe(204)
  const session = await call(installation.url, 'GET /session', undefined, { cookies: accepted.cookies })
  expect(session.body).toMatchObject({
    email: office.email,
    operator: false,
    grants: [{ pact: PACT, organisation: '06633', role: 'office', title: 'Geschäftsstelle' }],
  })
  const other = { ...office, link: newLink().link }
  const late = call(installation.url, `POST /installation/pacts/${PACT}/office`, other, { cookies: operator })
  expect(codeOf(await late)).toBe('exists-already')
  const intruder = call(installation.url, 'GET /installation/pacts', undefined, { cookies: accepted.cookies })
  expect(codeOf(await intruder)).toBe('forbidden')
})

test('AC-8 no token of a link is ever logged', () => {
  const log = installation.printed.filter((line) => !line.includes('first operator'))
  expect(log.length).toBeGreaterThan(5)
  expect(log.join('\n')).not.toContain(tokenOf(installation.operatorLink))
  expect(log.join('\n')).not.toContain(PASSWORD)
  expect(log.join('\n')).not.toContain('kassel.example')
})
