import { spawn } from 'node:child_process'
import { startApplication } from './application.mjs'
import { claimDataFolder, installationSecret } from './data-folder.mjs'
import { aborted, requestToEnd, untilEnded } from './ending.mjs'
import { ensureInstalled } from './install.mjs'
import { requirePort } from './ports.mjs'
import { startDatabase } from './postgres.mjs'
import { inRoot, ROOT } from './repository.mjs'
import { complain, say, step } from './say.mjs'
import { readSettings } from './settings.mjs'

/**
 * For work on the code: the compiler watches, the application starts again after each successful compilation, and Vite
 * serves the pages with its own reload and passes the rest on to the application.
 * @returns {Promise<number>} exit code
 */
export function dev() {
  const asked = requestToEnd()
  return untilEnded(asked, (endLater) => bringUp(asked, endLater), complain)
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
  const { dataDir, port, host } = settings
  const database = await step('Starting the database', () => startDatabase({ dataDir }))
  endLater(database.stop)
  const secret = installationSecret(dataDir)
  const env = { ...process.env, DATABASE_URL: database.url, PORT: `${port}`, HOST: host, SECRET: secret, LAUNCHER: '1' }
  const application = restarting(() => startApplication({ env, dataDir, logToConsole: true }))
  endLater(application.stop)
  watchCode(asked, application.restart)
  watchPages(asked, port)
  await aborted(asked)
  return 0
}

/** @param {() => import('./application.mjs').Application} start */
function restarting(start) {
  /** @type {import('./application.mjs').Application | undefined} */
  let current
  let order = Promise.resolve()
  const stop = () => (order = order.then(() => current?.stop()))
  const restart = () => {
    order = order.then(async () => {
      await current?.stop()
      current = start()
      await current.ready.then(({ url }) => say(`Application: ${url}`)).catch(complain)
    })
  }
  return { stop, restart }
}

/** @param {AbortSignal} signal @param {() => void} onCompiled */
function watchCode(signal, onCompiled) {
  const args = [inRoot('node_modules/typescript/bin/tsc'), '-b', '--watch', '--preserveWatchOutput']
  const compiler = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], signal })
  compiler.on('error', () => {})
  compiler.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    process.stdout.write(text)
    if (text.includes('Found 0 errors')) onCompiled()
  })
}

/** @param {AbortSignal} signal @param {number} port */
function watchPages(signal, port) {
  const args = [inRoot('node_modules/vite/bin/vite.js'), '--host', '127.0.0.1']
  const env = { ...process.env, API_URL: `http://127.0.0.1:${port}` }
  spawn(process.execPath, args, { cwd: inRoot('apps/web'), stdio: 'inherit', env, signal }).on('error', () => {})
}
