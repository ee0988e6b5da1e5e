import type { DomainEvent } from '@beistand/domain/registry'
import { verify } from '../src/journal/verify.js'
import { useLedger } from './ledger.js'
import { PACT } from './world.js'

/** `tampered` looks at three entries or rows at once; this row has more entries, so that its replay goes over several pieces. */
const NARROWINGS = 10
const ROW = 'The row report busy'
const ledger = useLedger()
let last = 0

const tampered = (sql: string) => ledger().tampered(sql)

beforeAll(async () => {
  const narrowed = (n: number) => ({ to: 'named', persons: [`helper-${n}`] }) as const
  const asker = { system: 'test', for: null } as const
  const record = (key: string, events: readonly DomainEvent[]) =>
    ledger().journal.record({ pact: PACT, asker, key, content: key }, () => Promise.resolve(events))
  await record('report', [
    {
      ...{ type: 'report-added', id: 'busy', emergency: 'some', text: 'gestrichen' },
      ...{ tlp: 'TLP:RED', circle: narrowed(0) },
    },
    ...Array.from({ length: NARROWINGS }, (_, n): DomainEvent => ({
      ...{ type: 'report-narrowed', id: 'busy', tlp: 'TLP:RED', circle: narrowed(n + 1) },
    })),
  ])
  await record('erasure', [
    {
      type: 'texts-erased',
      id: 'busy',
      noun: 'report',
      fields: ['text'],
      places: [[await added(), 'text']],
      why: 'time',
    },
  ])
  last = (await ledger().value<number>('SELECT seq AS value FROM app.journal_tip')) ?? 0
})

async function added(): Promise<number> {
  const seq = await ledger().value<number>(`SELECT seq AS value FROM app.journal WHERE type = 'report-added'`)
  if (seq === undefined) throw new Error('no report')
  return seq
}

test('J-6 a broken hash is found at the first and the last place and where a piece ends, and nothing else with it', async () => {
  for (const seq of [1, 3, 4, last]) {
    const end = seq === last ? [`The journal ends at ${last}, but was written up to ${last}.`] : []
    const next = seq === last ? [] : [`Entry ${seq + 1} does not follow the entry before it.`]
    expect(await tampered(`UPDATE app.journal SET hash = md5(hash) WHERE seq = ${seq}`)).toEqual([
      `Entry ${seq} was changed.`,
      ...next,
      ...end,
    ])
  }
})

test('J-6 an entry whose text is none, or whose event nobody knows, is found', async () => {
  const changed = (body: string) => tampered(`UPDATE app.journal SET body = ${body} WHERE seq = ${last}`)
  expect(await changed(`'{'`)).toEqual(
    expect.arrayContaining([`Entry ${last} was changed.`, `${ROW} cannot be replayed.`]),
  )
  expect(await changed(`replace(body, '"report"', '"rapport"')`)).toContain(
    `Entry ${last}: this release does not know a texts-erased of a rapport.`,
  )
})

test('J-6 a row with more entries than are looked at in one piece is replayed whole', async () => {
  expect(await tampered('SELECT 1')).toEqual([])
  const rows = (change: string) => tampered(change)
  expect(await rows(`UPDATE app.report SET tlp = 'TLP:CLEAR'`)).toEqual([`${ROW} is not what the journal says.`])
  expect(await rows(`UPDATE app.report SET seq = seq - 1`)).toEqual([`${ROW} is not what the journal says.`])
  expect(await rows('DELETE FROM app.report')).toEqual([`${ROW} is missing.`])
  expect(await rows(`DELETE FROM app.journal WHERE type = 'report-added'`)).toContain(`${ROW} cannot be replayed.`)
})

test('J-6 every row of a noun with several pieces of rows is compared', async () => {
  const { rows } = await ledger().pool.query<{ id: string }>('SELECT id FROM app.organisation ORDER BY id')
  expect(rows.length).toBeGreaterThan(3)
  const sentences = (said: string) => rows.map(({ id }) => `The row organisation ${id} ${said}`)
  expect(await tampered(`UPDATE app.organisation SET name = 'anders'`)).toEqual(
    sentences('is not what the journal says.'),
  )
  expect(await tampered('DELETE FROM app.organisation')).toEqual(sentences('is missing.'))
})

test('J-6 an erased text that is there again is found, and so is one that went without an erasure', async () => {
  const back = `INSERT INTO app.journal_text VALUES ('${PACT}', ${await added()}, 'text', '', 'wieder da')`
  expect(await tampered(back)).toEqual([`Entry ${await added()}: its text was erased and is there.`])
  const unerased = `DELETE FROM app.journal WHERE seq = ${last}`
  expect(await tampered(unerased)).toContain(`Entry ${await added()}: its text is missing.`)
})

test('J-6 of very many faults the first thousand are said, and how many more there are', async () => {
  const strays = `INSERT INTO app.journal_text SELECT '${PACT}', n, 'note', '', '' FROM generate_series(${last + 1}, ${last + 1200}) n`
  const faults = await tampered(strays)
  expect(faults).toHaveLength(1001)
  expect([faults[0], faults.at(-1)]).toEqual([`A text belongs to no entry: ${last + 1} note.`, 'And 200 more.'])
})

test('J-6 each entry is looked at in its place and for its row, in pieces', async () => {
  const pieces: number[] = []
  await ledger().asServer((client) => verify(client, PACT, { piece: 4, looked: (entries) => pieces.push(entries) }))
  expect(pieces.reduce((sum, entries) => sum + entries)).toBe(2 * last)
  expect(Math.max(...pieces)).toBe(4)
})
