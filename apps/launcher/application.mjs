import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { end } from './processes.mjs'
import { inRoot, ROOT } from './repository.mjs'
import { Trouble } from './trouble.mjs'

/**
 * What the application tells when it serves: its address, with demo data how to sign in to it, and while nobody can sign in
 * the link for the first operator.
 * @typedef {{ url: string, signIns: { role: string, email: string, password: string }[], operatorLink?: string | null }} Ready
 * @typedef {{ pid: number, ready: Promise<Ready>, exited: Promise<void>, stop: () => Promise<void> }} Application
 */

const LOG_LIMIT_BYTES = 20_000_000

/**
 * Starts the API as a process of its own, which serves pages, REST and sockets and migrates the database first.
 * @param {{ env: NodeJS.ProcessEnv, dataDir: string, logToConsole: boolean }} options
 * @returns {Application}
 */
export function startApplication({ env, dataDir, logToConsole }) {
  const logFile = path.join(dataDir, 'log', 'api.log')
  keepLogSmall(logFile)
  const log = openSync(logFile, 'a', 0o600)
  const out = logToConsole ? 'inherit' : log
  const child = spawn(process.execPath, [inRoot('apps', 'api', 'dist', 'main.js')], {
    cwd: ROOT,
    env,
    stdio: ['ignore', out, out, 'ipc'],
    detached: true,
    windowsHide: true,
  })
  closeSync(log)
  const pid = child.pid ?? 0
  const exited = new Promise((/** @type {(value: void) => void} */ resolve) => void child.on('exit', () => resolve()))
  const stop = () =>
    end(pid, [
      ['SIGTERM', 8_000],
      ['SIGKILL', 2_000],
    ])
  return { pid, ready: readiness(child, exited, logFile), exited, stop }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<void>} exited
 * @param {string} logFile
 * @returns {Promise<Ready>}
 */
function readiness(child, exited, logFile) {
  const ready = new Promise((/** @type {(ready: Ready) => void} */ resolve, reject) => {
    child.on('message', (/** @type {{ ready?: Ready, fatal?: { code: string, sentence: string } }} */ message) => {
      if (message.ready) resolve(message.ready)
      if (message.fatal) reject(new Trouble(message.fatal.code, message.fatal.sentence, `More is in ${logFile}.`))
    })
    void Promise.all([exited, once(child, 'disconnect')]).then(() => reject(endedEarly(logFile)))
  })
  ready.catch(() => {})
  return ready
}

/** @param {string} logFile */
export function endedEarly(logFile) {
  const last = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n')
  return new Trouble(
    'application-ended',
    `The application ended unexpectedly.\n${last}`,
    `Its whole log is ${logFile}.`,
  )
}

/** @param {string} file */
function keepLogSmall(file) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`)
}
