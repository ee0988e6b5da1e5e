import { statSync } from 'node:fs'
import { chown, readdir } from 'node:fs/promises'
import path from 'node:path'
import { run } from './processes.mjs'
import { Trouble } from './trouble.mjs'

const NOBODY = 65534

/**
 * PostgreSQL refuses to run as root. This says how to run it instead.
 * `prefix` goes before the command; `uid` and `gid`, where set, are the user to run as, who must own the data.
 * @typedef {{ prefix: string[], uid?: number, gid?: number }} RunAs
 */

/**
 * An ordinary user runs PostgreSQL directly. For root it runs as the owner of existing data; else in a user namespace
 * of its own, in which root's files stay its own but it is not root; else, where a container forbids that, as nobody.
 * @param {string} binaries folder of the programs
 * @param {string} data folder of the data, which may not exist yet
 * @returns {Promise<RunAs>}
 */
export async function chooseUser(binaries, data) {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const owner = statSync(data, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return ordinaryUser(owner.uid, owner.gid, [binaries, path.dirname(data)])
  if ((await run('unshare', ['-U', 'true'])).status === 0) return { prefix: ['unshare', '-U'] }
  return ordinaryUser(NOBODY, NOBODY, [binaries, path.dirname(data)])
}

/**
 * @param {number} uid
 * @param {number} gid
 * @param {string[]} folders that this user must be able to enter
 * @returns {RunAs}
 */
function ordinaryUser(uid, gid, folders) {
  const closed = folders.map((folder) => closedPart(folder, uid)).find(Boolean)
  if (!closed) return { prefix: [], uid, gid }
  throw new Trouble(
    'root-refused',
    `PostgreSQL does not run as root, and the user that it would run as may not enter ${closed}.`,
    'Start Beistand as an ordinary user, move it to a folder that everybody may enter, or set DATABASE_URL to a PostgreSQL 15 or later.',
  )
}

/** @param {string} folder @param {number} uid @returns {string | undefined} */
function closedPart(folder, uid) {
  const stat = statSync(folder)
  const enters = stat.uid === uid ? stat.mode & 0o100 : stat.mode & 0o001
  const parent = path.dirname(folder)
  return (parent === folder ? undefined : closedPart(parent, uid)) ?? (enters ? undefined : folder)
}

/**
 * Hands a folder and all within to the user that PostgreSQL runs as.
 * @param {string} folder
 * @param {RunAs} user
 */
export async function handOver(folder, { uid, gid }) {
  if (uid === undefined || gid === undefined) return
  await chown(folder, uid, gid)
  for (const entry of await readdir(folder, { recursive: true })) await chown(path.join(folder, entry), uid, gid)
}
