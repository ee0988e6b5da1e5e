import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { filesOf, holdsCluster, readPassword, writePassword } from './postgres-files.mjs'
import { handOver } from './postgres-user.mjs'
import { run } from './processes.mjs'
import { Trouble } from './trouble.mjs'

/**
 * How the programs of this cluster are run.
 * @typedef {{ postgres: string, initdb: string, user: import('./postgres-user.mjs').RunAs }} Programs
 */

/** Nothing of the caller's PostgreSQL settings (PGDATA, PGPORT and the like) may reach the server. */
export const environment = () => ({ PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C' })

/** @param {Programs} programs */
export const optionsFor = ({ user }) => ({
  env: environment(),
  cwd: process.platform === 'win32' ? undefined : '/',
  ...(user.uid === undefined ? {} : { uid: user.uid }),
  ...(user.gid === undefined ? {} : { gid: user.gid }),
})

/** Only password log-ins over the loopback interface. */
const HBA = 'host all all 127.0.0.1/32 scram-sha-256\n'

/**
 * Makes sure that the data folder holds a cluster with the database and owner "beistand".
 * A creation that was interrupted leaves only a folder that is removed here, never half a cluster.
 * @param {string} dataDir
 * @param {Programs} programs
 * @param {{ durable: boolean }} options
 * @returns {Promise<string>} the owner's password
 */
export async function ensureCluster(dataDir, programs, { durable }) {
  const { data, unfinished } = filesOf(dataDir)
  const known = readPassword(dataDir)
  if (holdsCluster(data)) return known ?? replacePassword(dataDir, programs)
  rmSync(unfinished, { recursive: true, force: true })
  rmSync(data, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  await handOver(unfinished, programs.user)
  const password = known ?? writePassword(dataDir)
  await initialise(unfinished, programs, durable)
  await alone(unfinished, programs, [`ALTER ROLE beistand PASSWORD '${password}'`, 'CREATE DATABASE beistand'])
  renameSync(unfinished, data)
  return password
}

/** @param {string} data @param {Programs} programs @param {boolean} durable */
async function initialise(data, programs, durable) {
  const args = ['-D', data, '-U', 'beistand', '-A', 'reject', '-E', 'UTF8', '--no-instructions']
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  await must(programs, programs.initdb, [...args, ...locale, ...(durable ? [] : ['--no-sync'])])
  const rules = path.join(data, 'pg_hba.conf')
  writeFileSync(rules, HBA)
  chmodSync(rules, 0o600)
}

/** @param {string} dataDir @param {Programs} programs */
async function replacePassword(dataDir, programs) {
  const password = writePassword(dataDir)
  await alone(filesOf(dataDir).data, programs, [`ALTER ROLE beistand PASSWORD '${password}'`])
  return password
}

/**
 * Runs statements on a cluster that no server has open.
 * @param {string} data
 * @param {Programs} programs
 * @param {string[]} statements
 */
const alone = (data, programs, statements) =>
  must(programs, programs.postgres, ['--single', '-D', data, 'postgres'], statements.join('\n') + '\n')

/** @param {Programs} programs @param {string} command @param {string[]} args @param {string} [input] */
async function must(programs, command, args, input) {
  const [program, ...rest] = [...programs.user.prefix, command, ...args]
  const { status, output } = await run(String(program), rest, { ...optionsFor(programs), ...(input ? { input } : {}) })
  if (status === 0 && !/^.*(ERROR|FATAL|PANIC):/m.test(output)) return
  throw new Trouble(
    'database-not-created',
    `The database could not be created: ${output.trim().split('\n').slice(-3).join(' ') || `status ${status}`}`,
    'Check that the disk has room and that the folder is on a local disk, or choose another one with DATA_DIR.',
  )
}
