import { ensureBuilt } from './build.mjs'
import { requestToEnd, untilEnded } from './ending.mjs'
import { ensureInstalled } from './install.mjs'
import { runProgram } from './program.mjs'
import { inRoot } from './repository.mjs'
import { complain, say, step } from './say.mjs'
import { startThrowawayDatabase } from './throwaway.mjs'

/**
 * Runs every test suite on a database cluster of its own, with all set-up on a fresh clone.
 * @param {string[]} args `--full` for the long forms of the suites; everything else is for jest
 * @returns {Promise<number>} exit code
 */
export async function test(args) {
  const asked = requestToEnd()
  const notRun = (/** @type {unknown} */ error) => {
    complain(error)
    say('\n0 passed, 1 failed')
  }
  const work = async (/** @type {(end: () => Promise<void>) => void} */ endLater) => {
    await ensureInstalled(asked)
    await ensureBuilt(asked)
    const database = await step('Starting a throwaway PostgreSQL', () => startThrowawayDatabase())
    endLater(database.stop)
    asked.throwIfAborted()
    return jest(args, database.url, asked)
  }
  const code = await untilEnded(asked, work, notRun)
  return asked.aborted ? 130 : code
}

/** @param {string[]} args @param {string} url @param {AbortSignal} signal @returns {Promise<number>} exit code */
function jest(args, url, signal) {
  const rest = args.filter((argument) => argument !== '--full')
  const program = [
    '--experimental-vm-modules',
    '--no-warnings',
    inRoot('node_modules/jest/bin/jest.js'),
    '--maxWorkers=2',
    '--forceExit',
  ]
  const full = args.includes('--full') ? { TEST_FULL: '1' } : {}
  return runProgram([...program, ...rest], {
    env: { TEST_DATABASE_URL: url, NODE_ENV: 'test', ...full },
    signal,
  })
}
