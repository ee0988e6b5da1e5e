import { Bench } from './bench.js'
import { commandsPerSecond } from './commands-per-second.js'
import { type Figure, lineOf } from './figure.js'
import { apiIdleMemory } from './idle-memory.js'
import { matchingFigures } from './matching.js'
import { planBlocking, planPush } from './plan-pushes.js'
import { fanOut, narrowing, providerFailure } from './pushes.js'
import { snapshot } from './snapshot.js'

/** Every figure, in the order in which they are measured: what connects a thousand viewers comes last. */
const FIGURES: readonly Figure[] = [
  apiIdleMemory,
  commandsPerSecond,
  ...matchingFigures,
  planPush,
  planBlocking,
  snapshot,
  fanOut,
  narrowing,
  providerFailure,
]

/**
 * Measures the named figures, or all; a name also stands for all that begin with it, and the word of a long one has to be said
 * beside it. Exit code 1 when one misses its goal.
 */
async function main(names: readonly string[]): Promise<number> {
  const asked = FIGURES.filter(
    ({ name, onlyWith }) =>
      (onlyWith === undefined || names.includes(onlyWith)) &&
      (names.length === 0 || names.some((one) => `${name}-`.startsWith(`${one}-`))),
  )
  const clusterUrl = process.env['DATABASE_URL']
  if (asked.length === 0 || !clusterUrl) {
    process.stderr.write(`Usage: npm run bench [-- NAME]\nNames: ${FIGURES.map(({ name }) => name).join(', ')}\n`)
    return 2
  }
  const bench = new Bench(clusterUrl)
  let missed = false
  try {
    for (const figure of asked) {
      const line = lineOf(figure, await figure.measure(bench))
      missed ||= !line.ok && figure.onlyWith === undefined
      process.stdout.write(`${JSON.stringify(line)}\n`)
    }
  } finally {
    await bench.end()
  }
  return missed ? 1 : 0
}

process.exitCode = await main(process.argv.slice(2))
