import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from './ports.mjs'
import { findBinaries } from './postgres-binaries.mjs'
import { ensureCluster, optionsFor } from './postgres-cluster.mjs'
import { addressOf, filesOf, readPassword, removeServerFile, runningServer, serverFile } from './postgres-files.mjs'
import { chooseUser } from './postgres-user.mjs'
import { end, run } from './processes.mjs'
import { Trouble } from './trouble.mjs'

/**
 * A running database.
 * `url` holds the password and is for child processes only. `stop` returns when the server has ended; `exited` settles
 * when it has, however that came about.
 * @typedef {{ url: string, pid: number, stop: () => Promise<void>, exited: Promise<void> }} Database
 */

/** Nothing of the stored data may reach the log: no statements, no parameters, no details of an error. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}
/** The log is kept small, for it may lie in memory. */
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '256MB' }

/** The dead server's children may live a moment longer, and a dead server may wait for its parent to collect it. */
const PATIENCE_MS = 10_000
const PASSING =
  /pre-existing shared memory block|lock file "postmaster.pid" already exists|could not create any TCP\/IP sockets/

/**
 * Starts PostgreSQL on a data folder, which is created when there is none. A server that an earlier launcher left
 * running on the same data is stopped first. Listens on the loopback interface only.
 * @param {{ dataDir: string, durable?: boolean, connections?: number }} options `durable: false` gives up the promise
 *   that committed data survives a crash of the machine, for throwaway databases
 * @returns {Promise<Database>}
 */
export async function startDatabase({ dataDir, durable = true, connections = 200 }) {
  mkdirSync(path.join(dataDir, 'log'), { recursive: true, mode: 0o711 })
  const folder = realpathSync(dataDir)
  const { data, log } = filesOf(folder)
  const binaries = findBinaries()
  const programs = { ...binaries, user: await chooseUser(binaries.folder, data) }
  await stopOrphan(data)
  const password = await ensureCluster(folder, programs, { durable })
  const settings = { ...SETTINGS, ...(durable ? {} : CARELESS), max_connections: String(connections) }
  const server = await launch({ data, log, programs }, settings)
  return { ...server, url: addressOf(password, server.port), stop: () => stopServer(data, server.pid, binaries.pgCtl) }
}

/**
 * The address of the database that runs on a data folder, for a second program beside the one that started it.
 * @param {string} dataDir
 * @returns {string | undefined}
 */
export function addressOfRunning(dataDir) {
  const { data } = filesOf(realpathSync(dataDir))
  const server = runningServer(data)
  const password = readPassword(dataDir)
  return server?.ready && password ? addressOf(password, server.port) : undefined
}

/**
 * Stops the server of a launcher that was killed, and removes what a dead one left.
 * @param {string} data
 */
export async function stopOrphan(data) {
  const orphan = runningServer(data)
  if (orphan) await stopServer(data, orphan.pid)
  if (!runningServer(data)) return removeServerFile(data)
  throw new Trouble(
    'data-folder-in-use',
    `The database in ${data} is in use by a running PostgreSQL (process ${orphan?.pid}) that may not be stopped from here.`,
    'Stop it as the user who started it, or choose another folder with DATA_DIR.',
  )
}

/** @param {string} data @param {number} pid @param {string} [pgCtl] */
async function stopServer(data, pid, pgCtl) {
  if (process.platform === 'win32' && pgCtl) await run(pgCtl, ['stop', '-D', data, '-m', 'fast'])
  await end(pid, [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ])
}

/**
 * @param {{ data: string, log: string, programs: import('./postgres-cluster.mjs').Programs }} cluster
 * @param {Record<string, string>} settings
 * @returns {Promise<{ pid: number, port: number, exited: Promise<void> }>}
 */
async function launch(cluster, settings) {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const logged = statSync(cluster.log, { throwIfNoEntry: false })?.size ?? 0
    const port = await freePort()
    const server = spawnServer(cluster, { ...settings, port: String(port) })
    if (await isReady(cluster.data, server)) return { pid: server.pid, port, exited: server.exited }
    const reason = readFileSync(cluster.log).subarray(logged).toString('utf8')
    if (!PASSING.test(reason) || Date.now() > deadline) throw didNotStart(reason, cluster.log)
    if (!runningServer(cluster.data)) removeServerFile(cluster.data)
    await delay(100)
  }
}

/**
 * A process group of its own keeps Ctrl-C from reaching the server before the application has ended.
 * @param {{ data: string, log: string, programs: import('./postgres-cluster.mjs').Programs }} cluster
 * @param {Record<string, string>} settings
 */
function spawnServer({ data, log, programs }, settings) {
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [program, ...rest] = [...programs.user.prefix, programs.postgres, '-D', data, ...args]
  const out = openSync(log, 'a', 0o600)
  const child = spawn(String(program), rest, {
    ...optionsFor(programs),
    stdio: ['ignore', out, out],
    detached: true,
    windowsHide: true,
  })
  closeSync(out)
  const exited = new Promise((/** @type {(value: void) => void} */ resolve) => {
    child.on('exit', () => resolve())
    child.on('error', () => resolve())
  })
  return { pid: child.pid ?? 0, exited }
}

/** @param {string} data @param {{ pid: number, exited: Promise<void> }} server */
async function isReady(data, { pid, exited }) {
  const gone = exited.then(() => true)
  for (;;) {
    const file = serverFile(data)
    if (file?.pid === pid && file.ready) return true
    if (await Promise.race([gone, delay(15, false)])) return false
  }
}

/** @param {string} reason @param {string} log */
function didNotStart(reason, log) {
  const fatal = /(?:FATAL|PANIC|ERROR):\s*(.*)/.exec(reason)?.[1] ?? reason.trim().split('\n').at(-1)
  return new Trouble(
    'database-not-started',
    `The database did not start: ${fatal || 'it ended without a word'}.`,
    `Its log is ${log}.`,
  )
}
