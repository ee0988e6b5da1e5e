import { run } from '../processes.mjs'
import { inRoot } from '../repository.mjs'

export const NOBODY = 65534
const SWITCH = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']
const MAY_READ = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search']

/**
 * What goes before a command to run it as an ordinary user: nothing if we are one. A user who may not enter the folder
 * of this repository gets the right to read everywhere, never to write.
 */
export async function ordinaryUser(): Promise<string[]> {
  if (process.getuid?.() !== 0) return []
  const [program, ...args] = [...SWITCH, 'test', '-r', inRoot('package.json')]
  return (await run(program, args)).status === 0 ? SWITCH : [...SWITCH, ...MAY_READ]
}
