import { ensureBuilt, isServer } from './build.mjs'
import { requestToEnd, untilEnded } from './ending.mjs'
import { ensureInstalled } from './install.mjs'
import { runProgram } from './program.mjs'
import { inRoot } from './repository.mjs'
import { complain } from './say.mjs'
import { startThrowawayDatabase } from './throwaway.mjs'

/**
 * Measures on a database of its own that keeps every promise of durability. Prints nothing itself, so that the output is
 * one JSON line a figure.
 * @param {string[]} args names of the figures, none for all
 * @returns {Promise<number>} exit code
 */
export function bench(args) {
  const asked = requestToEnd()
  return untilEnded(
    asked,
    async (endLater) => {
      await ensureInstalled(asked)
      await ensureBuilt(asked, isServer)
      const database = await startThrowawayDatabase({ purpose: 'bench', durable: true })
      endLater(database.stop)
      asked.throwIfAborted()
      const env = { DATABASE_URL: database.url, TEST_DATABASE_URL: database.url }
      return runProgram([inRoot('apps/bench/dist/main.js'), ...args], { env, signal: asked })
    },
    complain,
  )
}
