import path from 'node:path'

const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1).padStart(7)

/**
 * Ends a run with the time of every suite and, as the very last line, "N passed, N failed" over all of them; a suite
 * that could not run counts as one failure.
 */
export default class Summary {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    const suites = results.testResults
      .map(({ perfStats, testFilePath }) => [perfStats.runtime, path.relative(process.cwd(), testFilePath)])
      .sort(([a], [b]) => b - a)
    const lines = suites.map(([runtime, file]) => `${seconds(runtime)} s  ${file}`)
    process.stdout.write(`\n${lines.join('\n')}\n\n`)
    process.on('exit', () => process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed\n`))
  }
}
