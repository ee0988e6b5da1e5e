import { spawn } from 'node:child_process'
import { ROOT } from './repository.mjs'

/**
 * Runs one of our built programs in the foreground to its end.
 * @param {string[]} args script and its arguments
 * @param {{ env?: NodeJS.ProcessEnv, signal?: AbortSignal }} [options]
 * @returns {Promise<number>} exit code
 */
export const runProgram = (args, { env, signal } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      ...(signal ? { signal } : {}),
    })
    child.on('error', reject)
    child.on('exit', (status) => resolve(status ?? 1))
  })
