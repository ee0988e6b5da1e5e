import { addReport } from '@beistand/contracts/emergency'
import { erasePerson, eraseText } from '@beistand/contracts/erasure'
import { ApiNode } from '@beistand/sim/api-node'
import { Partner } from '@beistand/sim/partner'
import { appendFile, mkdir, mkdtemp, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { openPipeline } from '../src/database.js'
import { foundPact } from '../src/founding.js'
import { verify } from '../src/journal/verify.js'
import { call, codeOf } from './access-client.js'
import { cloneDatabase, copyDatabase, dropDatabase, endPool } from './databases.js'
import { declares } from './help.js'
import { BENSHEIM, BERGSTRASSE, emailOf, founding, HEPPENHEIM, ODENWALD, PACT, PASSWORD } from './world.js'

const REPORT = 'Auf dem Server steht noch die Liste der Vorerkrankungen'
const KEPT = 'Wir arbeiten auf Papier'
const TITLES = [`head ${HEPPENHEIM.id}`, `observer ${BENSHEIM.id}`]
let folder: string
let list: string
let node: ApiNode
const databases: string[] = []

async function start(url: string): Promise<void> {
  node = await ApiNode.start(url, { env: { ERASURES: list, LOG_LEVEL: 'fatal' } })
}
const partner = (role: 'office' | 'coordinator' | 'head', { id }: { id: string }) =>
  Partner.signIn(node.url, { email: emailOf(role, id), password: PASSWORD, role })
const signsIn = async (email: string) => (await call(node.url, 'POST /session', { email, password: PASSWORD })).status

async function faults(url: string): Promise<{ faults: string[]; seq: number; all: string }> {
  const pool = openPipeline(url, 1)
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ seq: number }>('SELECT seq FROM app.journal_tip WHERE pact = $1', [PACT])
    const { rows: texts } = await client.query<{ text: string }>(`SELECT text FROM app.journal_text
      UNION ALL SELECT to_jsonb(g)::text FROM app."grant" g UNION ALL SELECT to_jsonb(r)::text FROM app.report r
      UNION ALL SELECT to_jsonb(i)::text FROM app.identity i`)
    const all = texts.map(({ text }) => text).join('\n')
    return { faults: await verify(client, PACT), seq: rows[0]?.seq ?? 0, all }
  } finally {
    client.release()
    await endPool(pool)
  }
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'erasures-'))
  list = path.join(folder, 'kept', 'list.jsonl')
  const live = await cloneDatabase()
  databases.push(live)
  await foundPact(live, founding())
  await start(live)
  const heppenheim = await partner('coordinator', HEPPENHEIM)
  const params = { emergency: await declares(heppenheim, HEPPENHEIM) }
  const texts = [REPORT, KEPT]
  for (const text of texts) await heppenheim.does(addReport, { text }, { params })
  await node.stop()
  databases.push(await copyDatabase(live))
  await start(live)
}, 120_000)

afterAll(async () => {
  await node.stop()
  for (const url of databases) await dropDatabase(url)
  await rm(folder, { recursive: true })
}, 60_000)

test('DS-13 erased after the backup, erased again after it was put back, before anyone is served', async () => {
  const office = await partner('office', BERGSTRASSE)
  const { entries } = await office.log('?type=report-added')
  const entry = entries.find(({ event }) => 'text' in event && event.text === REPORT)?.seq ?? 0
  await office.does(eraseText, { entry, field: 'text' })
  await office.does(erasePerson, { words: false }, { params: { person: `head-${HEPPENHEIM.id}` } })
  const own = await call(node.url, 'POST /session', { email: emailOf('observer', BENSHEIM.id), password: PASSWORD })
  expect((await call(node.url, 'DELETE /session/account', {}, { cookies: own.cookies })).status).toBe(204)
  await node.stop()

  const backup = databases[1] ?? ''
  const before = await faults(backup)
  for (const text of [REPORT, KEPT, ...TITLES]) expect(before.all).toContain(text)
  await appendFile(list, '{"id":"cut off","at":"20')
  await start(backup)
  const after = await faults(backup)
  expect(after.faults).toEqual([])
  for (const text of [REPORT, ...TITLES, emailOf('head', HEPPENHEIM.id), emailOf('observer', BENSHEIM.id)])
    expect(after.all).not.toContain(text)
  expect(after.all).toContain(KEPT)
  expect([await signsIn(emailOf('head', HEPPENHEIM.id)), await signsIn(emailOf('observer', BENSHEIM.id))]).toEqual([
    401, 401,
  ])
  const { rows } = await (await partner('coordinator', HEPPENHEIM)).snapshot()
  const reports = Object.values(rows.report).map(({ text }) => text)
  expect([reports.includes(KEPT), reports.includes(null), reports.includes(REPORT)]).toEqual([true, true, false])
}, 120_000)

test('DS-13 a second start erases nothing anew, and an entry of another journal under the same number stays', async () => {
  const backup = databases[1] ?? ''
  const { seq } = await faults(backup)
  await node.stop()
  const foreign = { id: 'f', at: 'now', pact: PACT, entry: seq, hash: '0'.repeat(64), field: 'text' }
  await appendFile(list, `\n${JSON.stringify(foreign)}\n`)
  await start(backup)
  expect((await faults(backup)).seq).toBe(seq)
}, 60_000)

test('DS-13 the list holds ids and places, no text and no address', async () => {
  const lines = (await readFile(list, 'utf8')).split('\n').filter((line) => line.endsWith('}'))
  expect(lines.length).toBe(6)
  const shapes = new Set(lines.map((line) => [...line.matchAll(/"(\w+)":/g)].map(([, name]) => name).join()))
  expect([...shapes].sort()).toEqual(['id,at,pact,entry,hash,field', 'id,at,pact,person,words'])
  expect(lines.join('\n')).not.toMatch(/@|Vorerkrankungen|head 06431011/)
})

test('DS-14 where the list cannot be written nothing is erased, and after a line that was cut off the next one is whole', async () => {
  await rename(list, `${list}.away`)
  await mkdir(list)
  const office = await partner('office', BERGSTRASSE)
  const params = { person: `guest-${ODENWALD.id}` }
  const refused = await office.ask(erasePerson, { words: false }, { params })
  expect([refused.status, refused.problem?.code]).toEqual([500, 'broken'])
  expect(JSON.stringify(refused.problem)).not.toMatch(/EISDIR|list\.jsonl|kept/)
  expect(await signsIn(emailOf('guest', ODENWALD.id))).toBe(200)
  await rmdir(list)
  await rename(`${list}.away`, list)
  await appendFile(list, '{"id":"cut off","at":"20')
  await office.does(erasePerson, { words: false }, { params })
  const line = new RegExp(
    `^\\{"id":"[0-9a-f-]{36}","at":"[^"]+","pact":"${PACT}","person":"${params.person}","words":false\\}$`,
    'm',
  )
  expect(await readFile(list, 'utf8')).toMatch(line)
  expect(
    codeOf(await call(node.url, 'POST /session', { email: emailOf('guest', ODENWALD.id), password: PASSWORD })),
  ).toBe('wrong-sign-in')
}, 60_000)

test('DS-14 a line that stands on the list though its erasure failed is carried out at the next start', async () => {
  const backup = databases[1] ?? ''
  await node.stop()
  const line = { id: 'w', at: 'now', pact: PACT, person: `helper-${ODENWALD.id}`, words: false }
  await appendFile(list, `\n${JSON.stringify(line)}\n`)
  await start(backup)
  expect((await faults(backup)).all).not.toContain(`helper ${ODENWALD.id}`)
  const db = new pg.Client({ connectionString: backup })
  await db.connect()
  const { rows } = await db.query(`SELECT 1 FROM app.erasure WHERE id = 'w'`)
  await db.end()
  expect(rows).toHaveLength(1)
}, 60_000)
