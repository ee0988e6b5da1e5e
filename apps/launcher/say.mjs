import { Trouble } from './trouble.mjs'

/** A terminal that was closed must not keep the rest from being ended in order. */
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

/** @param {string} line */
export const say = (line) => void process.stdout.write(`${line}\n`)

/**
 * Prints what went wrong: one sentence and what to do for trouble that was foreseen, the stack for a bug.
 * @param {unknown} error
 */
export function complain(error) {
  if (error instanceof Trouble) process.stderr.write(`\n${error.message}\n${error.remedy}\n`)
  else process.stderr.write(`\nThis is a defect of Beistand: ${error instanceof Error ? error.stack : String(error)}\n`)
}

/**
 * Says that a step begins and, when it has ended, how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const begun = performance.now()
  say(`${what} ...`)
  const result = await work()
  say(`  done in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  return result
}
