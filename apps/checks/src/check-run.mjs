import { existsSync } from 'node:fs'
import { run } from '../../launcher/processes.mjs'
import { inRoot, ROOT } from '../../launcher/repository.mjs'
import { say } from '../../launcher/say.mjs'
import { startThrowawayDatabase } from '../../launcher/throwaway.mjs'
import { wrongNames } from './file-names.mjs'
import { forbiddenWords } from './forbidden-words.mjs'
import { forbiddenLicences } from './licences.mjs'
import { lockFileGaps } from './lock-file.mjs'
import { staleRolesPage } from './roles-page.mjs'
import { ruleGaps } from './rule-numbers.mjs'

/**
 * A check ends with what is wrong, in lines; none means that it passed.
 * @typedef {{ name: string, work: () => Promise<string[]> | string[] }} Check
 */

/** @param {string} script @param {string[]} args @param {Record<string, string>} [env] */
async function tool(script, args, env = {}) {
  const options = { cwd: ROOT, env: { ...process.env, ...env } }
  const { status, output } = await run(process.execPath, [inRoot(script), ...args], options)
  return status === 0 ? [] : [output.trim() || `${script} ended with status ${status}`]
}

const tsc = (/** @type {string[]} */ ...args) => tool('node_modules/typescript/bin/tsc', args)

async function types() {
  const built = await tsc('-b')
  return [...built, ...(await tsc('-p', 'apps/web', '--noEmit')), ...(await tsc('-p', 'tsconfig.test.json'))]
}

const CRUISED = ['libs', 'apps']

async function schema() {
  const program = 'apps/api/dist/check-schema.js'
  if (!existsSync(inRoot(program))) return [`${program} is missing, so that tables and entity maps were not compared`]
  const database = await startThrowawayDatabase()
  return tool(program, [], { DATABASE_URL: database.url }).finally(database.stop)
}

/** Two queues for two cores, each in its own order: schema and roles are checked by what the type check has built. */
/** @type {Check[][]} */
const QUEUES = [
  [
    { name: 'types', work: types },
    { name: 'schema equals entity maps', work: schema },
    { name: 'page of roles', work: staleRolesPage },
  ],
  [
    { name: 'lint', work: () => tool('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']) },
    {
      name: 'format',
      work: () => tool('node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
    },
    {
      name: 'dependency direction',
      work: () => tool('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', CRUISED),
    },
    { name: 'lock file', work: lockFileGaps },
    { name: 'licences', work: forbiddenLicences },
    { name: 'file names', work: wrongNames },
    { name: 'forbidden words', work: forbiddenWords },
    { name: 'rule numbers', work: ruleGaps },
  ],
]

/** @param {Check} check @returns {Promise<boolean>} */
async function passes({ name, work }) {
  const begun = performance.now()
  const problems = await Promise.resolve().then(work).catch(asProblem)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(5)
  say(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}`)
  for (const problem of problems) say(problem.replace(/^/gm, '         '))
  return problems.length === 0
}

/** @param {unknown} error */
const asProblem = (error) => [error instanceof Error ? (error.stack ?? error.message) : String(error)]

/** @param {Check[]} queue @returns {Promise<number>} how many failed */
async function runQueue(queue) {
  let failed = 0
  for (const check of queue) if (!(await passes(check))) failed += 1
  return failed
}

/** Runs every check, also after one has failed. @returns {Promise<boolean>} whether all passed */
export async function check() {
  const failures = await Promise.all(QUEUES.map(runQueue))
  return !failures.some(Boolean)
}
