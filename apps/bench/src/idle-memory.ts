import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Figure } from './figure.js'

const IDLE = 5000

/** Memory of an API node that serves a pact of 90 organisations and has nothing to do, against a bare Node process. */
export const apiIdleMemory: Figure = {
  name: 'api-idle-memory',
  unit: 'MB',
  goal: { valueBelow: 200 },
  async measure(bench) {
    const { databaseUrl } = await bench.found({})
    const node = await bench.node(databaseUrl)
    const bare = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' })
    await wait(IDLE)
    const measured = { value: memoryOf(node.pid), baseline: memoryOf(bare.pid ?? 0) }
    const exited = once(bare, 'exit')
    bare.kill()
    await Promise.all([exited, node.stop()])
    return measured
  },
}

/** Resident memory of a process in MB. */
function memoryOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}
