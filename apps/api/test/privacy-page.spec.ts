import { ALL_NOUNS } from '@beistand/domain/registry'
import { readFileSync } from 'node:fs'
import { useLedger } from './ledger.js'

const ledger = useLedger()
const PAGE = readFileSync(new URL('../../../docs/datenschutz.md', import.meta.url), 'utf8')
/** The spine of the product, which holds no text and names people by their ids alone. */
const SPINE = ['command', 'journal', 'journal_text', 'journal_tip', 'migration', 'plan', 'timer']

const COLUMNS = `SELECT table_name AS name, column_name AS column FROM information_schema.columns WHERE table_schema = 'app'`

/** What the rows of the page's tables say: a name and what belongs to it, both in backticks, in the first two cells. */
function described(): Map<string, string[]> {
  const rows = [...PAGE.matchAll(/^\| `(\w+)` +\| ([^|]+)\|/gm)]
  return new Map(rows.map(([, name = '', fields = '']) => [name, namesIn(fields)]))
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name).sort()
}

test('DS-12 every text of every noun and every column about people is named in the record of processing, and no other', async () => {
  const { rows } = await ledger().pool.query<{ name: string; column: string }>(COLUMNS)
  const nouns: readonly string[] = ALL_NOUNS.map(({ name }) => name)
  const wanted = new Map(
    ALL_NOUNS.flatMap(({ name, texts }) => (texts.length > 0 ? [[name as string, [...texts]]] : [])),
  )
  for (const { name, column } of rows.filter((row) => !nouns.includes(row.name) && !SPINE.includes(row.name)))
    wanted.set(name, [...(wanted.get(name) ?? []), column])
  const sorted = [...wanted].map(([name, columns]) => [name, columns.sort()] as const)
  expect(Object.fromEntries(described())).toEqual(Object.fromEntries(sorted))
  expect(wanted.size).toBeGreaterThan(25)
})

test('DS-12 the page says of every kind of data how long it stays', () => {
  const rows = PAGE.split('\n').filter((line) => /^\| `/.test(line))
  const last = rows.map((row) => row.split('|').at(-2)?.trim() ?? '')
  expect(last.filter((cell) => cell === '')).toEqual([])
})
