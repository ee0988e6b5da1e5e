import { useLedger } from './ledger.js'

const ledger = useLedger()
/** People of the installation, how they prove who they are and came in, and what was migrated: one for all pacts. */
const FOR_ALL = [
  'audit',
  'audit_read',
  'challenge',
  'device',
  'erasure',
  'guess',
  'identity',
  'link',
  'migration',
  'oidc_account',
  'passkey',
  'recovery_code',
  'session',
  'totp',
]

const INDEXES = `SELECT c.relname AS name, a.attname AS first
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
  WHERE n.nspname = 'app' AND i.indisunique`
const TABLES = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'app'::regnamespace AND relkind = 'r'`

test('J-14 Every key of every table begins with the pact, but for people and migrations', async () => {
  const { rows: indexes } = await ledger().pool.query<{ name: string; first: string }>(INDEXES)
  const { rows: tables } = await ledger().pool.query<{ name: string }>(TABLES)
  const keyed = tables.map(({ name }) => name).filter((name) => !FOR_ALL.includes(name))
  expect(keyed.length).toBeGreaterThan(25)
  for (const name of keyed) {
    const first = new Set(indexes.filter((index) => index.name === name).map((index) => index.first))
    expect([name, [...first]]).toEqual([name, ['pact']])
  }
})

test('J-14 No foreign key ties one pact to another', async () => {
  expect(await ledger().value(`SELECT count(*) AS value FROM pg_constraint WHERE contype = 'f'`)).toBe(0)
})
