import type { DomainEvent } from '@beistand/domain/registry'
import { pino } from 'pino'
import pg from 'pg'
import type { Journal } from '../src/journal/journal.js'
import type { Timer } from '../src/journal/timer.js'
import { Timers } from '../src/journal/timers.js'
import { useLedger } from './ledger.js'
import { PACT } from './world.js'

const ledger = useLedger()
const DAY = 86_400_000
let count = 0

/** A report of its own; nothing else changes. */
function reported(): DomainEvent {
  const rest = { text: 'Alles ruhig.', tlp: 'TLP:AMBER', circle: { to: 'pact' } } as const
  return { type: 'report-added', id: `report-${++count}`, emergency: 'some', ...rest }
}

function record(journal: Journal, timer?: Timer) {
  const asking = { pact: PACT, asker: { system: 'test', for: null }, key: `ledger-${count}`, content: 'test' }
  return journal.record(timer ? { ...asking, timer } : asking, () => Promise.resolve([reported()]))
}

test('J-4 Times of entry never run backwards, and the operator hears of a clock that does', async () => {
  const { journal, pool } = ledger()
  const behind: number[] = []
  Object.assign(journal, { alarm: (by: number) => behind.push(by) })
  await record(journal)
  expect(behind).toEqual([])
  await pool.query(`UPDATE app.journal_tip SET entered = entered + interval '1 hour'`)
  await record(journal)
  await record(journal)
  const falls = `SELECT count(*) AS value FROM (SELECT entered < lag(entered) OVER (ORDER BY seq) AS fell FROM app.journal) e WHERE fell`
  expect(await ledger().value(falls)).toBe(0)
  expect(behind).toHaveLength(2)
  expect(Math.round((behind[0] ?? 0) / 60_000)).toBe(60)
})

async function timers() {
  return (await ledger().pool.query<Timer>('SELECT pact, noun, id, due, command FROM app.timer')).rows
}

test('J-12 A timer that was set anew meanwhile does nothing and stays as it is set', async () => {
  const { journal, pool } = ledger()
  const timer = { pact: PACT, noun: 'decision', id: 'd1', due: 1_000, command: 'decision.lapse' }
  await pool.query('INSERT INTO app.timer VALUES ($1, $2, $3, $4, $5)', [
    PACT,
    'decision',
    'd1',
    new Date(2_000),
    timer.command,
  ])
  expect(await record(journal, timer)).toMatchObject({ refused: 'unchanged' })
  expect(await timers()).toEqual([{ ...timer, due: 2_000 }])
  expect(await record(journal, { ...timer, due: 2_000 })).toMatchObject({ id: `report-${count}` })
  expect(await timers()).toEqual([])
})

test('J-12 A refused timer goes away, and one that fails keeps no other from its time', async () => {
  const { journal, pool, clock } = ledger()
  const running = new Timers(pool, clock, journal, pino({ level: 'silent' }))
  running.on('fails', () => Promise.reject(new Error('a fault')))
  running.on('refuses', () => Promise.resolve({ refused: 'wrong-state', detail: {} } as const))
  const insert = 'INSERT INTO app.timer VALUES ($1, $2, $3, $4, $2)'
  await pool.query(insert, [PACT, 'fails', 'a', new Date(1_000)])
  await pool.query(insert, [PACT, 'refuses', 'b', new Date(2_000)])
  const tip = await ledger().value('SELECT seq AS value FROM app.journal_tip')
  running.onApplicationBootstrap()
  await ledger().becomes(`SELECT count(*) AS value FROM app.timer WHERE command = 'refuses'`, 0)
  await running.onApplicationShutdown()
  expect(await timers()).toMatchObject([{ command: 'fails' }])
  expect(await ledger().value('SELECT seq AS value FROM app.journal_tip')).toBe(tip)
})

test('J-13 The key of a command is kept for thirty days', async () => {
  const { journal, pool, clock } = ledger()
  await record(journal)
  const keys = 'SELECT count(*) AS value FROM app.command'
  const kept = await ledger().value(keys)
  await pool.query('DELETE FROM app.timer')
  await pool.query('UPDATE app.command SET entered = clock_timestamp()')
  const runOnce = async (now: number) => {
    clock.set(now)
    const running = new Timers(pool, clock, journal, pino({ level: 'silent' }))
    running.on('passes', () => Promise.resolve({ refused: 'wrong-state', detail: {} } as const))
    await pool.query(`INSERT INTO app.timer VALUES ($1, 'passes', 'c', to_timestamp(0), 'passes')`, [PACT])
    running.onApplicationBootstrap()
    await ledger().becomes('SELECT count(*) AS value FROM app.timer', 0)
    await running.onApplicationShutdown()
  }
  await runOnce(Date.now() + 29 * DAY)
  expect(await ledger().value(keys)).toBe(kept)
  await runOnce(Date.now() + 31 * DAY)
  expect(await ledger().value(keys)).toBe(0)
})

test('L-11 Commands recorded in quick succession are told in few notifications, and the last is told', async () => {
  const { journal, bell, databaseUrl } = ledger()
  const listener = new pg.Client({ connectionString: databaseUrl })
  await listener.connect()
  await listener.query('LISTEN journal')
  let rings = 0
  const tip = async () => {
    const { rows } = await listener.query<{ seq: string }>('SELECT seq FROM app.journal_tip')
    return Number(rows[0]?.seq)
  }
  const wanted = (await tip()) + 1
  const heard: Promise<unknown>[] = []
  const told = new Promise<void>((resolve) => {
    listener.on('notification', () => {
      rings++
      heard.push(tip().then((seq) => seq === wanted && resolve()))
    })
  })
  for (let quick = 0; quick < 50; quick++) bell.ring()
  await record(journal)
  await told
  expect(rings).toBeLessThanOrEqual(4)
  listener.removeAllListeners('notification')
  await Promise.all(heard)
  await listener.end()
})
