import { addReport } from '@beistand/contracts/emergency'
import type { Partner } from '@beistand/sim/partner'
import { ApiNode } from '@beistand/sim/api-node'
import pg from 'pg'
import { dropDatabase, emptyDatabase } from './databases.js'
import { holding, untilTrue, WAITING } from './held.js'
import { declares } from './help.js'
import { BENSHEIM, BERGSTRASSE, PACT, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })
/** Faults take their time to be noticed. */
const PATIENCE = 30_000

function reports(partner: Partner, emergency: string, { text, key }: { text: string; key: string }) {
  return partner.ask(addReport, { text }, { key, params: { emergency } })
}

async function texts(): Promise<string[]> {
  const { rows } = await world().db.query<{ text: string }>(`SELECT text FROM app.report ORDER BY text`)
  return rows.map(({ text }) => text)
}

test(
  'J-9 A stopped node holds its pact up for less than 5 s, and has written nothing when it wakes',
  async () => {
    const bensheim = await world().partner('coordinator', BENSHEIM)
    const other = bensheim.at(world().node(1).url)
    const emergency = await declares(other)
    const wish = { text: 'Vom angehaltenen Knoten', key: 'stopped-0001' }
    const { answer } = await holding(
      world(),
      'LOCK TABLE app.involvement IN ACCESS EXCLUSIVE MODE',
      async (release) => {
        const answer = reports(bensheim, emergency, wish)
        await untilTrue(world(), WAITING)
        world().node(0).signal('SIGSTOP')
        await release()
        return { answer }
      },
    )
    const before = performance.now()
    const went = await reports(other, emergency, { text: 'Vom anderen Knoten', key: 'other-0001' })
    expect(went.status).toBe(200)
    expect(performance.now() - before).toBeLessThan(5000)
    world().node(0).signal('SIGCONT')
    expect((await answer).status).toBe(503)
    expect(await texts()).not.toContain(wish.text)
    expect((await reports(other, emergency, wish)).status).toBe(200)
  },
  PATIENCE,
)

test(
  'J-8 Whoever has waited 5 s for the pact, counted from asking, is told to come back, however many wait',
  async () => {
    const bensheim = await world().partner('coordinator', BENSHEIM)
    const emergency = await declares(bensheim)
    const lock = `SELECT pg_advisory_xact_lock(hashtextextended('${PACT}', 1))`
    const asked = await holding(world(), lock, () =>
      Promise.all(
        Array.from({ length: 5 }, async (_, index) => {
          const before = performance.now()
          const answer = await reports(bensheim, emergency, { text: 'Warten', key: `waiting-000${index}` })
          return { answer, took: performance.now() - before }
        }),
      ),
    )
    for (const { answer, took } of asked) {
      expect([answer.status, answer.problem?.code, answer.headers.get('retry-after')]).toEqual([503, 'busy', '1'])
      expect(took).toBeGreaterThan(4900)
      expect(took).toBeLessThan(7000)
    }
    expect(await texts()).not.toContain('Warten')
    expect((await reports(bensheim, emergency, { text: 'Danach', key: 'after-0001' })).status).toBe(200)
  },
  PATIENCE,
)

test(
  'L-10 A lost listening connection is opened again, and nothing is missed meanwhile',
  async () => {
    const bensheim = await world().partner('coordinator', BENSHEIM)
    const emergency = await declares(bensheim)
    const watch = await world().watch(await world().partner('head', BERGSTRASSE, 1))
    const bells = `application_name = 'beistand bell' AND datname = current_database()`
    await world().db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${bells}`)
    const { body } = await reports(bensheim, emergency, { text: 'Ohne Klingel', key: 'bell-0001' })
    await watch.until(({ rows }) => rows.report[body.id] !== undefined)
    await untilTrue(world(), `(SELECT count(*) FROM pg_stat_activity WHERE ${bells} AND query LIKE 'LISTEN%') = 2`)
  },
  PATIENCE,
)

test(
  'L-14 Viewers miss nothing when the database ends all connections in the middle of it',
  async () => {
    const bensheim = await world().partner('coordinator', BENSHEIM)
    const emergency = await declares(bensheim)
    const watch = await world().watch(await world().partner('head', BERGSTRASSE, 1))
    const sent = Array.from({ length: 20 }, async (_, index) => {
      const wish = { text: `Im Sturm ${index}`, key: `storm-00${index}` }
      const ends = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'beistand' AND datname = current_database()`
      if (index % 10 === 5) await world().db.query(ends)
      const answer = await reports(bensheim, emergency, wish)
      return answer.ok ? answer : reports(bensheim, emergency, wish)
    })
    const answers = await Promise.all(sent)
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    await watch.until(({ rows }) => answers.every(({ body }) => rows.report[body.id] !== undefined))
  },
  PATIENCE,
)

test(
  'J-10 What a killed node was asked is there as a whole or not at all, and asked again it is there once',
  async () => {
    const bensheim = await world().partner('coordinator', BENSHEIM)
    const other = bensheim.at(world().node(1).url)
    const emergency = await declares(bensheim)
    const wishes = Array.from({ length: 30 }, (_, index) => ({
      text: `Mitten im Satz ${index}`,
      key: `killed-00${index}`,
    }))
    const asked = wishes.map((wish) => reports(bensheim, emergency, wish))
    await Promise.race(asked)
    await world().node(0).kill()
    const answers = await Promise.all(asked.map((each) => each.catch(() => null)))
    const again = await Promise.all(wishes.map((wish) => reports(other, emergency, wish)))
    expect(again.map(({ status }) => status)).toEqual(again.map(() => 200))
    answers.forEach((answer, index) => answer?.ok && expect(again[index]?.body).toEqual(answer.body))
    const written = (await texts()).filter((text) => text.startsWith('Mitten'))
    expect(written.toSorted()).toEqual(wishes.map(({ text }) => text).toSorted())
  },
  PATIENCE,
)

test(
  'J-11 Of two nodes that start on an empty database at once both come up, and each migration ran once',
  async () => {
    const databaseUrl = await emptyDatabase()
    const nodes = await Promise.all([ApiNode.start(databaseUrl), ApiNode.start(databaseUrl)])
    await Promise.all(nodes.map((node) => node.stop()))
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    const { rows } = await client.query<{ name: string }>('SELECT name FROM app.migration')
    await client.end()
    await dropDatabase(databaseUrl)
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
    expect(rows.length).toBeGreaterThanOrEqual(2)
  },
  PATIENCE,
)
