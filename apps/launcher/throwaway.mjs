import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startDatabase, stopOrphan } from './postgres.mjs'
import { filesOf } from './postgres-files.mjs'
import { processAt } from './processes.mjs'

const NAME = /^beistand-(?:test|bench)-(\d+)-([^-]+)-/

/** Where Linux keeps files in memory. A disk takes ten times as long to copy a database, as every suite begins with. */
const MEMORY = '/dev/shm'
const ROOM = 4 * 1024 ** 3

/**
 * Starts a database in a folder of its own; `stop` removes it with all its data. The folder lies in memory where there is
 * plenty, unless TMPDIR says where temporary files go or the data must last; else where temporary files go. What an earlier
 * run left behind because it was killed is stopped and removed first.
 * @param {{ purpose?: 'test' | 'bench', durable?: boolean }} [options]
 * @returns {Promise<import('./postgres.mjs').Database>}
 */
export async function startThrowawayDatabase({ purpose = 'test', durable = false } = {}) {
  const place = !durable && !process.env.TMPDIR && hasRoom() ? MEMORY : tmpdir()
  for (const folder of new Set([place, tmpdir()])) await removeAbandoned(folder)
  const mark = (processAt(process.pid)?.mark ?? '').replace(/\W/g, '')
  const dataDir = path.join(place, `beistand-${purpose}-${process.pid}-${mark}-${Date.now().toString(36)}`)
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { mode: 0o711 })
  try {
    const database = await startDatabase({ dataDir, durable })
    return { ...database, stop: () => database.stop().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

/** Of the memory that a container may use counts what may be files. */
function hasRoom() {
  if (!existsSync(MEMORY)) return false
  const { bavail, bsize } = statfsSync(MEMORY)
  return Math.min(bavail * bsize, process.availableMemory()) > ROOM
}

/** Other users' folders are left to them. @param {string} folder */
async function removeAbandoned(folder) {
  for (const name of readdirSync(folder)) {
    const [, pid, mark] = NAME.exec(name) ?? []
    if (!pid || processAt(Number(pid))?.mark.replace(/\W/g, '') === mark) continue
    const dataDir = path.join(folder, name)
    await stopOrphan(filesOf(dataDir).data)
      .then(() => rmSync(dataDir, { recursive: true, force: true }))
      .catch(() => {})
  }
}
