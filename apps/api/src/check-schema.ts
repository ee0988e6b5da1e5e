import { dataSource } from './database.js'
import { migrate } from './migrate.js'

/** Migrates the database behind DATABASE_URL, then prints the SQL that the entity maps would still need, and fails on any. */
const url = process.env['DATABASE_URL']
if (!url) throw new Error('DATABASE_URL is missing')
await migrate(url)
const source = dataSource(url, null)
await source.initialize()
const { upQueries } = await source.driver.createSchemaBuilder().log()
await source.destroy()
for (const { query } of upQueries) process.stdout.write(`${query};\n`)
if (upQueries.length > 0) process.exitCode = 1
