import path from 'node:path'
import { startApplication } from './application.mjs'
import { ensureBuilt } from './build.mjs'
import { claimDataFolder, installationSecret } from './data-folder.mjs'
import { aborted, requestToEnd, untilEnded } from './ending.mjs'
import { ensureInstalled } from './install.mjs'
import { requireDatabase } from './own-database.mjs'
import { requirePort } from './ports.mjs'
import { startDatabase } from './postgres.mjs'
import { ROOT } from './repository.mjs'
import { complain, say, step } from './say.mjs'
import { readSettings } from './settings.mjs'
import { Trouble } from './trouble.mjs'

/**
 * Brings everything up, from installation to the printed address, and stays until it is asked to end or a part dies.
 * @returns {Promise<number>} exit code
 */
export async function start() {
  const asked = requestToEnd()
  const code = await untilEnded(asked, (endLater) => bringUp(asked, endLater), complain)
  if (code === 0) say('Ended.')
  return code
}

/**
 * @param {AbortSignal} asked
 * @param {(end: () => Promise<void> | void) => void} endLater
 */
async function bringUp(asked, endLater) {
  const settings = readSettings(process.env, ROOT)
  const claim = await claimDataFolder(settings.dataDir)
  endLater(claim.release)
  await requirePort(settings.port, settings.host)
  await ensureInstalled(asked)
  await ensureBuilt(asked)
  const database = await openDatabase(settings)
  endLater(database.stop)
  asked.throwIfAborted()
  const application = startApplication({ ...settings, env: environmentFor(settings, database.url) })
  claim.noteApplication(application.pid)
  endLater(application.stop)
  const ready = () => Promise.race([application.ready, aborted(asked)])
  announce(await step('Starting the application', ready), settings)
  await Promise.race([aborted(asked), firstToDie(application, database, settings.dataDir)])
  say('\nEnding ...')
  return 0
}

/** @param {import('./settings.mjs').Settings} settings */
async function openDatabase({ databaseUrl, dataDir }) {
  if (!databaseUrl) return step('Starting the database', () => startDatabase({ dataDir }))
  await step('Looking for the database of DATABASE_URL', () => requireDatabase(databaseUrl))
  return { url: databaseUrl, stop: async () => {}, exited: new Promise(() => {}) }
}

/** @param {import('./settings.mjs').Settings} settings @param {string} databaseUrl */
const environmentFor = ({ port, host, dataDir, erasures }, databaseUrl) => ({
  ...process.env,
  DATABASE_URL: databaseUrl,
  PORT: String(port),
  HOST: host,
  DATA_DIR: dataDir,
  ERASURES: erasures,
  SECRET: process.env.SECRET ?? installationSecret(dataDir),
  LAUNCHER: '1',
})

/** @param {import('./application.mjs').Ready | void} ready @param {import('./settings.mjs').Settings} settings */
function announce(ready, { dataDir, logToConsole }) {
  if (!ready) return
  say(`\nBeistand is ready: ${ready.url}`)
  if (ready.operatorLink)
    say(`\nNobody can sign in yet. Link for the first operator, good once and for a day:\n  ${ready.operatorLink}`)
  if (ready.signIns.length > 0) say('\nDemo data only, invented functions. Sign in as:')
  const width = (/** @type {'role' | 'email'} */ column) => Math.max(...ready.signIns.map((one) => one[column].length))
  for (const { role, email, password } of ready.signIns)
    say(`  ${role.padEnd(width('role'))}  ${email.padEnd(width('email'))}  ${password}`)
  say(`\nData: ${dataDir}${logToConsole ? '' : `   Log: ${path.join(dataDir, 'log', 'api.log')}`}`)
  say('End with Ctrl-C.')
}

/**
 * @param {import('./application.mjs').Application} application
 * @param {{ exited: Promise<unknown> }} database
 * @param {string} dataDir
 * @returns {Promise<never>}
 */
async function firstToDie(application, database, dataDir) {
  const what = await Promise.race([
    application.exited.then(() => 'application'),
    database.exited.then(() => 'database'),
  ])
  const log = path.join(dataDir, 'log', what === 'database' ? 'postgres.log' : 'api.log')
  throw new Trouble(
    `${what}-ended`,
    `The ${what} ended unexpectedly; what was recorded is safe.`,
    `Start again with npm start. Its log is ${log}.`,
  )
}
