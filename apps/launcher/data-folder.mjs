import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { end, processAt } from './processes.mjs'
import { errorCode, Trouble } from './trouble.mjs'

/**
 * A data folder that this launcher has to itself until `release`.
 * `noteApplication` writes down the application's process, so that a later start can end it if this one is killed.
 * @typedef {{ noteApplication: (pid: number) => void, release: () => void }} Claim
 * @typedef {{ pid: number, mark: string }} Holder
 */

/** @param {number} pid @returns {Holder} */
const holder = (pid) => ({ pid, mark: processAt(pid)?.mark ?? '' })

/** @param {Holder | undefined} noted */
const isAlive = (noted) => noted !== undefined && processAt(noted.pid)?.mark === noted.mark

/**
 * Creates the folder where it is missing and takes it for this process. Whatever a killed launcher left running is ended.
 * @param {string} dataDir
 * @returns {Promise<Claim>}
 */
export async function claimDataFolder(dataDir) {
  const file = path.join(dataDir, 'launcher.json')
  writable(dataDir, () => mkdirSync(path.join(dataDir, 'log'), { recursive: true, mode: 0o711 }))
  const left = readClaim(file)
  if (isAlive(left?.launcher)) throw inUse(dataDir, left?.launcher.pid)
  if (left?.application && isAlive(left.application)) await end(left.application.pid, [['SIGKILL', 5_000]])
  rmSync(file, { force: true })
  const claim = { launcher: holder(process.pid) }
  /** @param {string} flag @param {object} content */
  const write = (flag, content) => writeFileSync(file, JSON.stringify(content), { flag, mode: 0o600 })
  writable(dataDir, () => write('wx', claim))
  return {
    noteApplication: (pid) => write('w', { ...claim, application: holder(pid) }),
    release: () => rmSync(file, { force: true }),
  }
}

/** @param {string} file @returns {{ launcher: Holder, application?: Holder } | undefined} */
function readClaim(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {string} dataDir @param {number | undefined} pid */
const inUse = (dataDir, pid) =>
  new Trouble(
    'data-folder-in-use',
    `The data folder ${dataDir} is in use by another Beistand that is running${pid ? ` (process ${pid})` : ''}.`,
    'Use that one or end it, or choose another folder: DATA_DIR=/another/folder npm start',
  )

/** @type {Record<string, string>} */
const REASONS = {
  EACCES: 'this user has no right to write there',
  EPERM: 'this user has no right to write there',
  EROFS: 'it is on a file system that cannot be written to',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'there is a file of that name',
}

/**
 * @param {string} dataDir
 * @param {() => void} write
 */
function writable(dataDir, write) {
  try {
    write()
  } catch (error) {
    const code = errorCode(error) ?? ''
    if (code === 'EEXIST' && processAt(readClaim(path.join(dataDir, 'launcher.json'))?.launcher.pid ?? 0))
      throw inUse(dataDir, undefined)
    if (!REASONS[code]) throw error
    throw new Trouble(
      'data-folder-not-writable',
      `The data folder ${dataDir} cannot be used: ${REASONS[code]}.`,
      'Give this user the right to write there, or choose another folder: DATA_DIR=/another/folder npm start',
    )
  }
}

/**
 * The key of this installation, made on the first start, readable only by its owner.
 * @param {string} dataDir
 * @returns {string}
 */
export function installationSecret(dataDir) {
  const file = path.join(dataDir, 'secret')
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    const secret = randomBytes(32).toString('base64url')
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' })
    return secret
  }
}
