import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inRoot, ROOT } from './repository.mjs'
import { step } from './say.mjs'
import { Trouble } from './trouble.mjs'

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, extraneous?: boolean }} Locked
 * @param {string} file
 * @returns {Record<string, Locked> | undefined}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(inRoot(file), 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Whether exactly what the lock file names is installed, by the list that npm itself keeps in node_modules, so that an
 * installation made by hand counts too. Optional packages of other platforms may be missing.
 */
function isInstalled() {
  const wanted = packagesIn('package-lock.json') ?? {}
  const present = packagesIn('node_modules/.package-lock.json')
  if (!present) return false
  return Object.entries(wanted)
    .filter(([name]) => name.includes('node_modules/'))
    .every(([name, { version, optional }]) => (present[name] ? present[name].version === version : optional))
}

/** Installs the packages of the lock file, unless they are there. @param {AbortSignal} [asked] ends it early */
export async function ensureInstalled(asked) {
  if (isInstalled()) return
  await step('Installing packages (npm ci), which takes about a minute the first time', () => npmCi(asked))
  asked?.throwIfAborted()
}

/** @param {AbortSignal} [signal] @returns {Promise<void>} */
function npmCi(signal) {
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']]
  const shell = !npm && process.platform === 'win32'
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], shell, signal })
    const failed = () =>
      reject(
        new Trouble(
          'not-installed',
          'The packages could not be installed; what npm said stands above.',
          `Check the connection to the package registry and that this user may write to ${ROOT}, then start again.`,
        ),
      )
    child.on('error', failed)
    child.on('exit', (status) => (status === 0 ? resolve() : failed()))
  })
}
