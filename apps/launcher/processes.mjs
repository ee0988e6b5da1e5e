import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

const hasProc = existsSync('/proc/self/stat')

/**
 * What runs under a process id: its arguments and a mark that no later process with the same id shares.
 * Undefined when nothing runs there, which includes a dead process that its parent has not collected (a zombie).
 * @param {number} pid
 * @returns {{ args: string[], mark: string } | undefined}
 */
export function processAt(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return hasProc ? fromProc(pid) : fromPs(pid)
}

/** @param {number} pid */
function fromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === 'X') return undefined
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
    return { args, mark: String(rest[18]) }
  } catch {
    return undefined
  }
}

/** @param {number} pid */
function fromPs(pid) {
  try {
    const ps = (/** @type {string} */ column) =>
      execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
    return ps('stat').startsWith('Z') ? undefined : { args: [ps('args')], mark: ps('lstart') }
  } catch {
    return undefined
  }
}

/**
 * Waits until nothing runs under the id any more.
 * @param {number} pid
 * @param {number} milliseconds
 * @returns {Promise<boolean>} whether it has ended in that time
 */
export async function ended(pid, milliseconds) {
  const deadline = Date.now() + milliseconds
  while (processAt(pid)) {
    if (Date.now() > deadline) return false
    await delay(15)
  }
  return true
}

/**
 * Asks a process to end, more firmly each time, and returns when it has.
 * @param {number} pid
 * @param {[NodeJS.Signals, number][]} signals each with the milliseconds it is given
 */
export async function end(pid, signals) {
  for (const [signal, patience] of signals) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await ended(pid, patience)) return
  }
}

/**
 * Runs a program to its end and keeps what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { input?: string }} [options]
 * @returns {Promise<{ status: number, output: string }>} status 127 when it could not be started
 */
export function run(command, args, { input, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text))
    child.on('error', (error) => resolve({ status: 127, output: error.message }))
    child.on('close', (status) => resolve({ status: status ?? 128, output }))
    child.stdin.on('error', () => {}).end(input ?? '')
  })
}
