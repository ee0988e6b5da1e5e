import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Position } from '@beistand/domain/replica'
import { foundPact } from '../src/founding.js'
import { useLedger } from './ledger.js'
import { PACT } from './world.js'

const ledger = useLedger()
const CLI = fileURLToPath(new URL('../dist/journal/cli.js', import.meta.url))

function verifyWith(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: ledger().databaseUrl }
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'verify', ...args], { env, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

/** The entry that is tampered with: one with a text, between others. */
let seq = 0
beforeAll(async () => {
  seq = (await ledger().value<number>(`SELECT seq AS value FROM app.journal WHERE id = 'grant-helper-06431002'`)) ?? 0
})

async function tip(): Promise<Position> {
  const { rows } = await ledger().pool.query<Position>('SELECT seq, hash FROM app.journal_tip WHERE pact = $1', [PACT])
  const [position] = rows
  if (!position) throw new Error('no tip')
  return position
}

/** An entry as it would be written today, sealed onto whatever lies before it. */
const RESEAL = `UPDATE app.journal j SET previous = coalesce((SELECT p.hash FROM app.journal p WHERE p.pact = j.pact AND p.seq = j.seq - 1), '');
  UPDATE app.journal SET hash = encode(sha256(convert_to(salt || previous || body, 'UTF8')), 'hex')`

test('J-6 An untouched journal holds', async () => {
  expect(await ledger().tampered('SELECT 1')).toEqual([])
})

test('J-6 A changed entry is found', async () => {
  const changed = `UPDATE app.journal SET body = replace(body, 'helper', 'office') WHERE seq = ${seq}`
  expect(await ledger().tampered(changed)).toContain(`Entry ${seq} was changed.`)
})

test('J-6 A column that no longer says what is sealed is found', async () => {
  const widened = `UPDATE app.journal SET audience = '{all}' WHERE seq = ${seq}`
  expect(await ledger().tampered(widened)).toEqual([`Entry ${seq}: its columns differ from its sealed body.`])
})

test('J-6 A removed entry is found', async () => {
  expect(await ledger().tampered(`DELETE FROM app.journal WHERE seq = ${seq}`)).toContain(`Entry ${seq} is missing.`)
})

test('J-6 An added entry is found', async () => {
  const added = `INSERT INTO app.journal SELECT (jsonb_populate_record(j, jsonb_build_object('seq', j.seq + 1, 'previous', j.hash))).*
    FROM app.journal j ORDER BY j.seq DESC LIMIT 1`
  const last = (await tip()).seq
  expect(await ledger().tampered(added)).toContain(`The journal ends at ${last + 1}, but was written up to ${last}.`)
})

test('J-6 Entries that changed places are found', async () => {
  const reordered = `UPDATE app.journal SET seq = -1 WHERE seq = ${seq}; UPDATE app.journal SET seq = ${seq} WHERE seq = ${seq + 1};
    UPDATE app.journal SET seq = ${seq + 1} WHERE seq = -1`
  expect(await ledger().tampered(reordered)).toContain(`Entry ${seq} does not follow the entry before it.`)
})

test('J-6 A changed text, a missing one and one too many are found', async () => {
  const texts = (change: string) => ledger().tampered(change)
  expect(await texts(`UPDATE app.journal_text SET text = 'anders' WHERE seq = ${seq}`)).toContain(
    `Entry ${seq}: its title was changed.`,
  )
  expect(await texts(`DELETE FROM app.journal_text WHERE seq = ${seq}`)).toContain(
    `Entry ${seq}: its title is missing.`,
  )
  const planted = `INSERT INTO app.journal_text VALUES ('${PACT}', 1, 'note', '', 'untergeschoben')`
  expect(await texts(planted)).toEqual(['A text belongs to no entry: 1 note.'])
})

test('J-6 A row that was changed, removed or added beside the journal is found', async () => {
  const rows = (change: string) => ledger().tampered(change)
  const row = 'app."grant" WHERE id = \'grant-head-06431\''
  const wrong = ['The row grant grant-head-06431 is not what the journal says.']
  expect(await rows(`UPDATE app."grant" SET role = 'office' WHERE id = 'grant-head-06431'`)).toEqual(wrong)
  expect(await rows(`UPDATE app."grant" SET audience = '{all}' WHERE id = 'grant-head-06431'`)).toEqual(wrong)
  expect(await rows(`UPDATE app."grant" SET seq = seq + 1 WHERE id = 'grant-head-06431'`)).toEqual(wrong)
  expect(await rows(`DELETE FROM ${row}`)).toEqual(['The row grant grant-head-06431 is missing.'])
  const added = `INSERT INTO app."grant" SELECT (jsonb_populate_record(g, '{"id": "falsch"}')).* FROM ${row.replace(' WHERE', ' g WHERE')}`
  expect(await rows(added)).toEqual(['The row grant falsch is not what the journal says.'])
})

test('J-7 A cut tail and a chain written anew are found by an anchor', async () => {
  const anchor = await tip()
  const before = `(SELECT seq FROM app.journal WHERE pact = '${PACT}' ORDER BY seq DESC OFFSET 1 LIMIT 1)`
  const cut = `DELETE FROM app."grant" WHERE seq > ${before}; DELETE FROM app.journal_text WHERE seq > ${before};
    DELETE FROM app.journal WHERE seq > ${before};
    UPDATE app.journal_tip t SET (seq, hash) = (SELECT seq, hash FROM app.journal ORDER BY seq DESC LIMIT 1)`
  expect(await ledger().tampered(cut)).toEqual([])
  expect(await ledger().tampered(cut, anchor)).toEqual([`Entry ${anchor.seq} of the anchor is missing.`])
  const entries = Array.from({ length: anchor.seq }, () => RESEAL).join(';')
  const anew = `UPDATE app.journal SET salt = 'x' WHERE seq = 1; ${entries};
    UPDATE app.journal_tip t SET hash = (SELECT hash FROM app.journal ORDER BY seq DESC LIMIT 1)`
  expect(await ledger().tampered(anew)).toEqual([])
  expect(await ledger().tampered(anew, anchor)).toEqual([`Entry ${anchor.seq} is not the one of the anchor.`])
})

test('J-7 On the command line an anchor belongs to one pact, and what does not hold is the exit code', async () => {
  const { seq: last, hash } = await tip()
  expect(verifyWith()).toEqual({ status: 0, said: `${PACT}: all ${last} entries hold; anchor ${last}:${hash}\n` })
  expect(verifyWith('--anchor', `${last}:${'0'.repeat(64)}`)).toMatchObject({ status: 1 })
  expect(verifyWith('--anchor', 'unsinn')).toMatchObject({ status: 2 })
  const events = [{ type: 'pact-founded', id: 'other', name: 'Anderer Pakt', demo: false }] as const
  await foundPact(ledger().databaseUrl, { pact: 'other', events, people: [], password: 'unbenutzt' })
  expect(verifyWith('--anchor', `${last}:${hash}`)).toMatchObject({ status: 2 })
  expect(verifyWith('--pact', PACT, '--anchor', `${last}:${hash}`)).toMatchObject({ status: 0 })
  expect(verifyWith('--pact', 'unknown')).toMatchObject({ status: 2 })
})

test.each([
  'UPDATE app.journal SET type = type',
  'DELETE FROM app.journal',
  'TRUNCATE app.journal',
  'UPDATE app.journal_text SET text = text',
  'TRUNCATE app.journal_text',
])('J-5 The database refuses "%s", to the app and to the owner of the tables', async (sql) => {
  await expect(ledger().pool.query(sql)).rejects.toThrow('permission denied')
  const owner = new pg.Client({ connectionString: ledger().databaseUrl })
  await owner.connect()
  await expect(owner.query(sql)).rejects.toThrow('append-only')
  await owner.end()
})

test('J-5 The app owns no table, so it cannot switch a trigger off', async () => {
  await expect(ledger().pool.query('ALTER TABLE app.journal DISABLE TRIGGER ALL')).rejects.toThrow('must be owner')
  expect(await ledger().value(`SELECT count(*) AS value FROM pg_class WHERE relowner = 'beistand_app'::regrole`)).toBe(
    0,
  )
})

test('J-16 A text stands beside the chain, which holds only its salted hash', async () => {
  const text = await ledger().value(`SELECT text AS value FROM app.journal_text WHERE seq = ${seq}`)
  const body = await ledger().value<string>(`SELECT body AS value FROM app.journal WHERE seq = ${seq}`)
  expect(text).toBe('helper 06431002')
  expect(body).not.toContain('helper 06431002')
  expect(body).toMatch(/"title":\{"sha256":"[0-9a-f]{64}"\}/)
})
