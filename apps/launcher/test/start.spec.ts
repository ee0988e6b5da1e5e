import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { requireVersion } from '../own-database.mjs'
import { freePort } from '../ports.mjs'
import { addressOfRunning } from '../postgres.mjs'
import { ended } from '../processes.mjs'
import { copyRepository } from './copy.js'
import { databasePid, launch, type Launched, processesOn, sql } from './launched.js'
import { NOBODY, ordinaryUser } from './ordinary-user.js'

const isRoot = process.getuid?.() === 0
let folder: string
let repository: string
let folders = 0

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'Amt für Öffentliche Ordnung ')))
  chmodSync(folder, 0o755)
  repository = path.join(folder, 'Beistand im Landkreis')
  await copyRepository(repository)
}, 120_000)

afterEach(() => {
  for (const pid of processesOn(folder)) process.kill(pid, 'SIGKILL')
})

afterAll(() => rmSync(folder, { recursive: true }))

const newDataDir = () => path.join(folder, `Daten ${++folders} ß`)

const started = async (dataDir = newDataDir(), env: Record<string, string> = {}) => {
  const launched = await launch({ repository, dataDir, env })
  await launched.ready
  return launched
}

/** Everything that a refused start must leave behind: a sentence, an exit code and nothing that runs. */
const refusal = async (launched: Launched) => {
  expect(await launched.exited).toBe(1)
  expect(processesOn(launched.dataDir)).toEqual([])
  expect(launched.output()).not.toContain('    at ')
  return launched.output()
}

const kill9 = async (...pids: number[]) => {
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  for (const pid of pids) await ended(pid, 5_000)
}

test('LA-1 a start says what it does, serves on the printed address, and Ctrl-C ends everything', async () => {
  const launched = await launch({ repository, dataDir: newDataDir(), env: { SEED: 'demo' } })
  const address = await launched.ready
  expect(address).toBe(`http://localhost:${launched.port}`)
  expect((await fetch(`http://127.0.0.1:${launched.port}/`)).status).toBe(200)
  expect(launched.output()).toMatch(/Starting the database[^]*Starting the application[^]*Sign in as:/)
  expect(await launched.interrupt()).toBe(0)
  expect(processesOn(folder)).toEqual([])
}, 60_000)

test('LA-2 a second start is ready within 3 s and builds nothing', async () => {
  const { dataDir, interrupt } = await started()
  await interrupt()
  const seconds = []
  for (const _ of ['second', 'third', 'fourth']) {
    const begun = performance.now()
    const again = await started(dataDir)
    seconds.push((performance.now() - begun) / 1000)
    expect(again.output()).not.toMatch(/Installing|Building/)
    await again.interrupt()
  }
  expect(Math.min(...seconds)).toBeLessThan(3)
}, 60_000)

test('LA-3 the database listens on the loopback interface only, with a password, and its files are the owner’s', async () => {
  const { dataDir } = await started()
  const url = String(addressOfRunning(dataDir))
  expect(await sql(dataDir, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect(await sql(dataDir, 'SHOW unix_socket_directories')).toEqual([{ unix_socket_directories: '' }])
  await expect(new Client(url.replace(/:[^:@]+@/, ':guessed@')).connect()).rejects.toThrow(/password/)
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) => path.join(dataDir, name))
  expect(files.filter((file) => lstatSync(file).isFile() && lstatSync(file).mode & 0o077)).toEqual([])
}, 60_000)

test('LA-4 after kill -9 of the launcher the next start takes over and has lost nothing', async () => {
  const first = await started()
  await sql(first.dataDir, 'CREATE TABLE public.kept AS SELECT 42 AS n')
  await kill9(first.pid)
  const second = await started(first.dataDir)
  expect(await sql(second.dataDir, 'SELECT n FROM public.kept')).toEqual([{ n: 42 }])
  expect(await second.interrupt()).toBe(0)
  expect(processesOn(first.dataDir)).toEqual([])
}, 60_000)

test('LA-5 after kill -9 of the database the launcher says so and ends all; the next start has lost nothing', async () => {
  const first = await started()
  await sql(first.dataDir, 'CREATE TABLE public.kept AS SELECT 42 AS n')
  await kill9(databasePid(first.dataDir))
  expect(await refusal(first)).toContain('The database ended unexpectedly')
  const second = await started(first.dataDir)
  expect(await sql(second.dataDir, 'SELECT n FROM public.kept')).toEqual([{ n: 42 }])
}, 60_000)

test('LA-6 after kill -9 of the application the launcher says so and ends all', async () => {
  const first = await started()
  const application = processesOn(path.join(repository, 'apps', 'api', 'dist'))
  expect(application).toHaveLength(1)
  await kill9(...application)
  expect(await refusal(first)).toContain('The application ended unexpectedly')
}, 60_000)

test('LA-7 after kill -9 of everything at once, in the middle of writing, every acknowledged row is there', async () => {
  const first = await started()
  await sql(first.dataDir, 'CREATE TABLE public.kept (n int)')
  let acknowledged = 0
  const writing = (async () => {
    for (;;) await sql(first.dataDir, 'INSERT INTO public.kept VALUES (1)').then(() => acknowledged++)
  })().catch(() => undefined)
  while (acknowledged < 20) await sql(first.dataDir, 'SELECT 1')
  await kill9(first.pid, databasePid(first.dataDir), ...processesOn(path.join(repository, 'apps', 'api', 'dist')))
  await writing
  const second = await started(first.dataDir)
  const [row] = await sql(second.dataDir, 'SELECT count(*)::int AS n FROM public.kept')
  expect(row?.n).toBeGreaterThanOrEqual(acknowledged)
}, 60_000)

const lockOfDead = (dataDir: string, pid: number) =>
  writeFileSync(
    path.join(dataDir, 'database', 'postmaster.pid'),
    `${pid}\n${dataDir}/database\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
    { mode: 0o600 },
  )

test('LA-8 a lock file of a dead database blocks nothing when another database has its process id by now', async () => {
  const other = await started()
  const first = await started()
  await first.interrupt()
  lockOfDead(first.dataDir, databasePid(other.dataDir))
  await started(first.dataDir)
  expect(await sql(other.dataDir, 'SELECT 1 AS here')).toEqual([{ here: 1 }])
}, 60_000)

test('LA-8 nor does one whose dead process was never collected by its parent', async () => {
  const first = await started()
  await first.interrupt()
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [zombie] = (await once(parent.stdout, 'data')).map(Number)
  lockOfDead(first.dataDir, Number(zombie))
  await started(first.dataDir).finally(() => parent.kill())
}, 60_000)

test('LA-9 a first start that was killed while it created the database leaves nothing in the way of the next', async () => {
  const dataDir = newDataDir()
  mkdirSync(path.join(dataDir, 'database.unfinished'), { recursive: true })
  writeFileSync(path.join(dataDir, 'database.unfinished', 'PG_VERSION'), '18\n')
  await started(dataDir)
}, 60_000)

test('LA-10 data of another major version is refused and left alone', async () => {
  const dataDir = newDataDir()
  mkdirSync(path.join(dataDir, 'database'), { recursive: true })
  writeFileSync(path.join(dataDir, 'database', 'PG_VERSION'), '17\n')
  const said = await refusal(await launch({ repository, dataDir }))
  expect(said).toContain('written by PostgreSQL 17')
  expect(said).toContain('DATA_DIR')
  expect(readdirSync(path.join(dataDir, 'database'))).toEqual(['PG_VERSION'])
}, 60_000)

test('LA-11 a taken port is named, with another to choose', async () => {
  const other = createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const launched = await launch({ repository, dataDir: newDataDir(), env: { PORT: String(port) } })
  await launched.exited.finally(() => other.close())
  const said = await refusal(launched)
  expect(said).toContain(`Port ${port} on 127.0.0.1 is already used`)
  expect(said).toMatch(/PORT=\d+ npm start/)
}, 60_000)

test('LA-12 a data folder in use is refused, and its user goes on undisturbed', async () => {
  const first = await started()
  const second = await launch({ repository, dataDir: first.dataDir })
  expect(await second.exited).toBe(1)
  expect(second.output()).toContain(`in use by another Beistand that is running (process ${first.pid})`)
  expect((await fetch(`http://127.0.0.1:${first.port}/`)).status).toBe(200)
}, 60_000)

test('LA-13 a folder that cannot be written to is named', async () => {
  const locked = newDataDir()
  mkdirSync(locked, { mode: 0o555 })
  const said = await refusal(
    await launch({ repository, dataDir: path.join(locked, 'mine'), prefix: await ordinaryUser() }),
  )
  expect(said).toContain('this user has no right to write there')
}, 60_000)

test('LA-14 a Node that is too old is refused before anything else', async () => {
  const pretence = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })"
  const nodeArgs = ['--import', `data:text/javascript,${encodeURIComponent(pretence)}`]
  const launched = await launch({ repository, dataDir: newDataDir(), nodeArgs })
  expect(await refusal(launched)).toContain('this is Node 18.20.4')
}, 60_000)

test('LA-15 a database of one’s own that does not answer, refuses or is no address is named, never its password', async () => {
  const tries = [
    ['postgres://user:geheim@127.0.0.1:1/db', 'nothing listens there'],
    [String(process.env.TEST_DATABASE_URL).replace(/:[^:@]+@/, ':geheim@'), 'refuses this user and password'],
    [String(process.env.TEST_DATABASE_URL).replace(/[^/]+$/, 'missing'), 'no database of that name'],
    ['127.0.0.1:geheim', 'not the address of a PostgreSQL'],
  ]
  for (const [DATABASE_URL = '', sentence] of tries) {
    const said = await refusal(await launch({ repository, dataDir: newDataDir(), env: { DATABASE_URL } }))
    expect(said).toContain(sentence)
    expect(said).not.toContain('geheim')
  }
}, 60_000)

test('LA-16 a database of one’s own from PostgreSQL 15 on will do, an older one is refused', () => {
  expect(() => requireVersion(14, 'postgres://a:b@db.example/c')).toThrow('db.example:5432/c is PostgreSQL 14')
  expect(() => requireVersion(15, 'postgres://a:b@db.example/c')).not.toThrow()
})

test('LA-17 an ordinary user starts it, with data of his own', async () => {
  const dataDir = newDataDir()
  mkdirSync(dataDir)
  if (isRoot) chownSync(dataDir, NOBODY, NOBODY)
  const launched = await launch({ repository, dataDir, prefix: await ordinaryUser() })
  await launched.ready
  expect(await launched.interrupt()).toBe(0)
  expect(processesOn(dataDir)).toEqual([])
}, 60_000)

if (isRoot)
  test('LA-18 root starts it where user namespaces are forbidden too, and later also where they are not', async () => {
    const dataDir = newDataDir()
    const without = await started(dataDir, { PATH: '' })
    expect(lstatSync(path.join(dataDir, 'database')).uid).toBe(NOBODY)
    await without.interrupt()
    await started(dataDir)
  }, 60_000)
