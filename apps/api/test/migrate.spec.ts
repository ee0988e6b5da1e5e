import pg from 'pg'
import { migrate } from '../src/migrate.js'
import { cloneDatabase, dropDatabase } from './databases.js'

test('J-18 a database that another state of the program has made is refused as it is, with a sentence', async () => {
  const url = await cloneDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const noted = async () =>
    (await client.query<{ name: string }>('SELECT name, digest FROM app.migration ORDER BY name')).rows
  await migrate(url)
  const before = await noted()
  for (const digest of ['another', null]) {
    await client.query(`UPDATE app.migration SET digest = $1 WHERE name = '0002_nouns.sql'`, [digest])
    await client.query(`DELETE FROM app.migration WHERE name = '0009_audit.sql'`)
    const other = await noted()
    await expect(migrate(url)).rejects.toThrow(/tables were different \(0002_nouns\.sql\).*DATA_DIR/)
    expect(await noted()).toEqual(other)
  }
  expect(before.length).toBeGreaterThan(10)
  await client.end()
  await dropDatabase(url)
})
