import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { processAt } from './processes.mjs'
import { MAJOR_VERSION } from './postgres-binaries.mjs'
import { Trouble } from './trouble.mjs'

/** Where a cluster's parts are inside a data folder. @param {string} dataDir */
export const filesOf = (dataDir) => ({
  data: path.join(dataDir, 'database'),
  unfinished: path.join(dataDir, 'database.unfinished'),
  password: path.join(dataDir, 'database-password'),
  log: path.join(dataDir, 'log', 'postgres.log'),
})

/** @param {string} file @returns {string | undefined} */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Whether a folder holds a cluster that these programs can open.
 * @param {string} data
 * @returns {boolean} false when there is nothing yet
 */
export function holdsCluster(data) {
  const version = readIfThere(path.join(data, 'PG_VERSION'))?.trim()
  if (version === MAJOR_VERSION) return true
  if (version !== undefined)
    throw new Trouble(
      'other-major-version',
      `The data in ${data} was written by PostgreSQL ${version}; this Beistand brings PostgreSQL ${MAJOR_VERSION}, which cannot open it.`,
      `Start the Beistand version that wrote it and make a backup to restore here, choose another folder with DATA_DIR, or set DATABASE_URL to your own PostgreSQL ${version}.`,
    )
  if (isEmptyOrMissing(data)) return false
  throw new Trouble(
    'not-a-database',
    `The folder ${data} is not empty, but holds no database.`,
    'Move it away, or choose another folder with DATA_DIR.',
  )
}

/** @param {string} folder */
function isEmptyOrMissing(folder) {
  try {
    return readdirSync(folder).length === 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true
    throw error
  }
}

/**
 * What the server wrote about itself into the data folder: it may be running, dead, or a foreign process may have its
 * process id by now.
 * @param {string} data
 * @returns {{ pid: number, port: number, ready: boolean } | undefined}
 */
export function serverFile(data) {
  const lines = readIfThere(path.join(data, 'postmaster.pid'))?.split('\n')
  return lines && { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** @param {string} data @returns {{ pid: number, port: number, ready: boolean } | undefined} the server that runs on exactly this data */
export function runningServer(data) {
  const file = serverFile(data)
  const args = file && processAt(file.pid)?.args
  return args?.some((argument) => argument.includes('postgres')) && args.some((argument) => argument.includes(data))
    ? file
    : undefined
}

/** @param {string} data */
export const removeServerFile = (data) => rmSync(path.join(data, 'postmaster.pid'), { force: true })

/** @param {string} dataDir @returns {string | undefined} */
export const readPassword = (dataDir) => readIfThere(filesOf(dataDir).password)

/** Makes a password that only the owner of the data folder can read. @param {string} dataDir @returns {string} */
export function writePassword(dataDir) {
  const password = randomBytes(24).toString('base64url')
  const { password: file } = filesOf(dataDir)
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(`${file}.new`, password, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return password
}

/** @param {string} password @param {number} port */
export const addressOf = (password, port) => `postgres://beistand:${password}@127.0.0.1:${port}/beistand`
