import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startDatabase, stopOrphan } from './postgres.mjs'
import { filesOf } from './postgres-files.mjs'
import { processAt } from './processes.mjs'

const NAME = /^beistand-(?:test|bench)-(\d+)-([^-]+)-/

/**
 * Starts a database in a folder of its own under the system's temporary folder; `stop` removes it with all its data.
 * What an earlier run left behind because it was killed is stopped and removed first.
 * @param {{ purpose?: 'test' | 'bench', durable?: boolean }} [options]
 * @returns {Promise<import('./postgres.mjs').Database>}
 */
export async function startThrowawayDatabase({ purpose = 'test', durable = false } = {}) {
  await removeAbandoned()
  const mark = (processAt(process.pid)?.mark ?? '').replace(/\W/g, '')
  const dataDir = path.join(tmpdir(), `beistand-${purpose}-${process.pid}-${mark}-${Date.now().toString(36)}`)
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

/** Other users' folders are left to them. */
async function removeAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    const [, pid, mark] = NAME.exec(name) ?? []
    if (!pid || processAt(Number(pid))?.mark.replace(/\W/g, '') === mark) continue
    const dataDir = path.join(tmpdir(), name)
    await stopOrphan(filesOf(dataDir).data)
      .then(() => rmSync(dataDir, { recursive: true, force: true }))
      .catch(() => {})
  }
}
