import { existsSync } from 'node:fs'
import { ensureBuilt, isServer } from './build.mjs'
import { claimDataFolder } from './data-folder.mjs'
import { requestToEnd, untilEnded } from './ending.mjs'
import { ensureInstalled } from './install.mjs'
import { requireDatabase } from './own-database.mjs'
import { addressOfRunning, startDatabase } from './postgres.mjs'
import { runProgram } from './program.mjs'
import { inRoot, ROOT } from './repository.mjs'
import { complain } from './say.mjs'
import { readSettings } from './settings.mjs'

/**
 * Runs the journal's own command on the data of this installation, whether it is running or not.
 * @param {string[]} args such as `verify --anchor 12:4f0c...`
 * @returns {Promise<number>} exit code
 */
export function journal(args) {
  const asked = requestToEnd()
  return untilEnded(
    asked,
    async (endLater) => {
      await ensureInstalled(asked)
      await ensureBuilt(asked, isServer)
      const url = await openDatabase(readSettings(process.env, ROOT), endLater)
      return runProgram([inRoot('apps/api/dist/journal/cli.js'), ...args], {
        env: { DATABASE_URL: url },
        signal: asked,
      })
    },
    complain,
  )
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {(end: () => Promise<void> | void) => void} endLater
 */
async function openDatabase({ databaseUrl, dataDir }, endLater) {
  if (databaseUrl) return requireDatabase(databaseUrl).then(() => databaseUrl)
  const running = existsSync(dataDir) && addressOfRunning(dataDir)
  if (running) return running
  const claim = await claimDataFolder(dataDir)
  endLater(claim.release)
  const database = await startDatabase({ dataDir })
  endLater(database.stop)
  return database.url
}
