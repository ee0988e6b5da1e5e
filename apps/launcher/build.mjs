import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { run } from './processes.mjs'
import { inRoot, ROOT } from './repository.mjs'
import { step } from './say.mjs'
import { errorCode, Trouble } from './trouble.mjs'

/**
 * A part of the product that is built as a whole from its inputs (files or folders) to its outputs.
 * @typedef {{ name: string, inputs: string[], outputs: string[], command: string[], cwd: string }} Part
 */

const CONFIG = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json']

/** The part that everything without pages needs. @param {string} name */
export const isServer = (name) => name === 'server'

/** @param {string} folder */
const sources = (folder) => [`${folder}/src`, `${folder}/tsconfig.json`, `${folder}/package.json`]

/** @returns {Part[]} */
const parts = () => [
  {
    name: 'server',
    inputs: [
      ...CONFIG,
      ...['libs/domain', 'libs/matching', 'libs/contracts', 'apps/api', 'apps/sim', 'apps/bench'].flatMap(sources),
    ],
    outputs: ['apps/api/dist/main.js', 'libs/domain/dist', 'libs/contracts/dist', 'libs/matching/dist'],
    command: [inRoot('node_modules/typescript/bin/tsc'), '-b'],
    cwd: ROOT,
  },
  {
    name: 'web pages',
    inputs: [
      ...CONFIG,
      'libs/domain/src',
      'libs/contracts/src',
      'libs/matching/src',
      ...sources('apps/web'),
      'apps/web/index.html',
      'apps/web/public',
      'apps/web/vite.config.ts',
    ],
    outputs: ['apps/web/dist/index.html'],
    command: [inRoot('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    cwd: inRoot('apps/web'),
  },
]

/**
 * Builds what has changed since the last build, by the content of its inputs.
 * @param {AbortSignal} [asked] ends it early
 * @param {(name: string) => boolean} [wanted] by the name of the part; all without it
 */
export async function ensureBuilt(asked, wanted = () => true) {
  for (const part of parts().filter(({ name }) => wanted(name))) {
    const stamp = inRoot('node_modules', '.cache', 'beistand', `${part.name.replace(' ', '-')}.built`)
    const now = fingerprint(part.inputs)
    if (readStamp(stamp) === now && part.outputs.every((output) => existsSync(inRoot(output)))) continue
    await step(`Building the ${part.name}`, () => build(part, asked))
    asked?.throwIfAborted()
    mkdirSync(path.dirname(stamp), { recursive: true })
    writeFileSync(stamp, now)
  }
}

/** @param {Part} part @param {AbortSignal} [signal] */
async function build({ name, command, cwd, outputs }, signal) {
  const { status, output } = await run(process.execPath, command, {
    cwd,
    signal,
    env: { ...process.env, NO_COLOR: '1' },
  })
  if (status === 0 && outputs.every((file) => existsSync(inRoot(file)))) return
  const denied = /EACCES|EPERM|EROFS|permission denied/i.test(output)
  throw new Trouble(
    'not-built',
    `The ${name} could not be built.\n${output.trim().split('\n').slice(-30).join('\n')}`,
    denied ? `Give this user the right to write to ${ROOT}.` : 'Mend what is said above and start again.',
  )
}

/** @param {string} file */
function readStamp(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** @param {string[]} inputs @returns {string} a digest over names and contents of all files */
function fingerprint(inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesUnder).sort()) hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)))
  return hash.digest('hex')
}

/** @param {string} entry @returns {string[]} */
function filesUnder(entry) {
  try {
    return readdirSync(inRoot(entry), { withFileTypes: true }).flatMap((child) => filesUnder(`${entry}/${child.name}`))
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return [entry]
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}
