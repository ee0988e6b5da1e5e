import { writeSync } from 'node:fs'
import path from 'node:path'

/** @param {number} milliseconds */
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1).padStart(7)

/**
 * Ends a run with the time of every suite and, as the very last line, "N passed, N failed" over all of them; a suite
 * that could not run counts as one failure. The last line goes past process.stdout, which Jest silences as it leaves.
 */
export default class Summary {
  /**
   * @param {unknown} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    const lines = results.testResults
      .toSorted((one, other) => other.perfStats.runtime - one.perfStats.runtime)
      .map(({ perfStats, testFilePath }) => `${seconds(perfStats.runtime)} s  ${path.relative('.', testFilePath)}`)
    process.stdout.write(`\n${lines.join('\n')}\n\n`)
    process.on('exit', () => writeSync(1, `\n${results.numPassedTests} passed, ${failed} failed\n`))
  }
}
