import { ApiNode } from '@beistand/sim/api-node'
import { Partner } from '@beistand/sim/partner'
import pg from 'pg'
import { Identities } from '../src/access/identities.js'
import { Clock } from '../src/clock.js'
import { dataSource, openPipeline } from '../src/database.js'
import { DemoData } from '../src/demo/demo-data.js'
import { DEMO_PACT, demoSteps } from '../src/demo/demo-steps.js'
import { LENDER, OBSERVER, OPERATOR, VICTIM } from '../src/demo/people.js'
import { Bell } from '../src/journal/bell.js'
import { Journal } from '../src/journal/journal.js'
import { verify } from '../src/journal/verify.js'
import { cloneDatabase, dropDatabase, endPool } from './databases.js'

const WHOLE = demoSteps(Date.now()).reduce((sum, { events }) => sum + events.length, 0)

/** An empty installation with the filler as the app has it. */
async function install() {
  const databaseUrl = await cloneDatabase()
  const pool = openPipeline(databaseUrl, 2)
  const source = await dataSource(databaseUrl).initialize()
  const clock = new Clock()
  const journal = new Journal(pool, clock, new Bell(pool, databaseUrl), 'test')
  const demo = new DemoData(pool, clock, journal, new Identities(source, clock))
  const entries = async () => {
    const { rows } = await pool.query<{ count: number }>('SELECT count(*) FROM app.journal WHERE pact = $1', [
      DEMO_PACT.id,
    ])
    return rows[0]?.count
  }
  const remove = async () => {
    await source.destroy()
    await endPool(pool)
    await dropDatabase(databaseUrl)
  }
  return { databaseUrl, pool, demo, entries, remove }
}

test('DM-10 an empty installation is filled once; the chain is true and the rows follow from it', async () => {
  const { pool, demo, entries, remove } = await install()
  const signIns = await demo.fill()
  expect(await entries()).toBe(WHOLE)
  expect(await demo.fill()).toEqual(signIns)
  expect(await entries()).toBe(WHOLE)
  const client = await pool.connect()
  expect(await verify(client, DEMO_PACT.id)).toEqual([])
  client.release()
  await remove()
}, 60_000)

test('DM-11 everyone of the demo can sign in and sees what the role may see', async () => {
  const { databaseUrl, demo, remove } = await install()
  const signIns = await demo.fill()
  const node = await ApiNode.start(databaseUrl)
  const seen = new Map<string, { organisations: number; loans: number }>()
  for (const { email, password } of signIns) {
    const partner = await Partner.signIn(node.url, { email, password })
    const { organisation, commitment } = (await partner.snapshot()).rows
    seen.set(email, { organisations: Object.keys(organisation).length, loans: Object.keys(commitment).length })
  }
  await node.stop()
  await remove()
  expect(seen.get(VICTIM.email)).toEqual({ organisations: 31, loans: 4 })
  expect(seen.get(LENDER.email)).toEqual({ organisations: 31, loans: 4 })
  expect(seen.get(OBSERVER.email)).toEqual({ organisations: 31, loans: 0 })
  expect(seen.get(OPERATOR.email)).toEqual({ organisations: 0, loans: 0 })
}, 60_000)

test('DM-12 a demo that was interrupted is completed at the next start', async () => {
  const { databaseUrl, demo, entries, remove } = await install()
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  await owner.query(`CREATE FUNCTION interrupt() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW.seq > ${WHOLE - 20} THEN RAISE EXCEPTION 'interrupted'; END IF; RETURN NEW; END $$`)
  await owner.query(
    `CREATE TRIGGER interrupt BEFORE UPDATE ON app.journal_tip FOR EACH ROW EXECUTE FUNCTION interrupt()`,
  )
  await expect(demo.fill()).rejects.toThrow('interrupted')
  expect(await entries()).toBeGreaterThan(0)
  expect(await entries()).toBeLessThan(WHOLE)
  await owner.query('DROP TRIGGER interrupt ON app.journal_tip')
  await owner.end()
  await demo.fill()
  expect(await entries()).toBe(WHOLE)
  await remove()
}, 60_000)

test('DM-13 an installation that has another pact gets no demo', async () => {
  const { pool, demo, entries, remove } = await install()
  await pool.query(`INSERT INTO app.pact (pact, id, name, demo, "foundedAt", "partnersAct", "factorHolds", audience, seq)
    VALUES ('other', 'other', 'Ein anderer Pakt', false, now(), false, false, '{all}', 1)`)
  expect(await demo.fill()).toEqual([])
  expect(await entries()).toBe(0)
  await remove()
}, 60_000)
