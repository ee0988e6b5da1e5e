import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Figure, Goal, Measured } from './figure.js'

const SCRIPT = fileURLToPath(new URL('./national-run.js', import.meta.url))

/** What one process of its own finds out about a plan for the whole country, each beside its baseline. */
export interface NationalRun {
  readonly plan: Measured
  readonly memory: Measured
  readonly change: Measured
}

let started: Promise<NationalRun> | undefined

/** One run for all figures, in a process that has held nothing else. */
function nationalRun(): Promise<NationalRun> {
  started ??= (async () => {
    const child = spawn(process.execPath, [SCRIPT], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const [run] = (await once(child, 'message')) as [NationalRun]
    return run
  })()
  return started
}

const national = (part: keyof NationalRun, unit: 'MB' | 'ms', goal: Goal): Figure => ({
  name: `matching-${part}-national`,
  unit,
  goal,
  onlyWith: 'national',
  measure: async () => (await nationalRun())[part],
})

/** Forty thousand offers and fifteen thousand needs: measured for the record. */
export const nationalFigures: readonly Figure[] = [
  national('plan', 'ms', { valueBelow: 10_000 }),
  national('memory', 'MB', { valueBelow: 600 }),
  national('change', 'ms', { valueBelow: 1000 }),
]
