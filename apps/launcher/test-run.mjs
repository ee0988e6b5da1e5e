import { spawn } from 'node:child_process'
import { ensureBuilt } from './build.mjs'
import { onRequestToEnd } from './ending.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot, ROOT } from './repository.mjs'
import { complain, say, step } from './say.mjs'
import { startThrowawayDatabase } from './throwaway.mjs'

/**
 * Runs every test suite on a database cluster of its own, with all set-up on a fresh clone.
 * @param {string[]} args `--full` for the long forms of the suites; everything else is for jest
 * @returns {Promise<number>} exit code
 */
export async function test(args) {
  /** @type {import('./postgres.mjs').Database | undefined} */
  let database
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let jest
  const askedToEnd = onRequestToEnd(() => jest?.kill('SIGTERM'))
  try {
    await ensureInstalled()
    await ensureBuilt()
    database = await step('Starting a throwaway PostgreSQL', () => startThrowawayDatabase())
    if (askedToEnd()) return 1
    jest = startJest(args, database.url)
    return await ending(jest)
  } catch (error) {
    complain(error)
    say('\n0 passed, 1 failed')
    return 1
  } finally {
    await database?.stop()
  }
}

/** @param {string[]} args @param {string} url */
function startJest(args, url) {
  const full = args.includes('--full')
  const rest = args.filter((argument) => argument !== '--full')
  const jest = inRoot('node_modules/jest/bin/jest.js')
  return spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, '--maxWorkers=2', ...rest], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: url, NODE_ENV: 'test', ...(full ? { TEST_FULL: '1' } : {}) },
  })
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
const ending = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (status) => resolve(status ?? 1))
  })
