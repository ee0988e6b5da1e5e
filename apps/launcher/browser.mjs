import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { unpackedBrowser } from './browser-files.mjs'
import { Trouble } from './trouble.mjs'

/** Nothing but the pages under test may cause traffic, and no machine has a graphics card. */
const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
]

/**
 * Starts a headless Chromium: the one from npm, which needs nothing of the system, else one that is installed here.
 * @returns {Promise<import('playwright-core').Browser>} to be closed by the caller
 * @throws {Trouble} `no-browser`, naming what to install
 */
export async function launchBrowser() {
  const failures = []
  for (const candidate of [unpackedBrowser, installedBrowser]) {
    try {
      const { executablePath, env } = await candidate()
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
      return await launchIn(temporaryFolder(), { executablePath, env, args: [...ARGS, ...sandbox] })
    } catch (error) {
      failures.push(error instanceof Error ? error.message.split('\n')[0] : String(error))
    }
  }
  throw new Trouble(
    'no-browser',
    `No browser could be started for the tests: ${failures.join(' ')}`,
    'Install Chromium (on Debian and Ubuntu: apt-get install chromium), or name one in CHROMIUM_PATH.',
  )
}

/** What the browser leaves in its folder for temporary files goes when the browser or this process ends. */
function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'beistand-browser-files-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

/**
 * @param {string} folder
 * @param {{ executablePath: string, env: Record<string, string>, args: string[] }} given
 */
async function launchIn(folder, { env, ...given }) {
  const browser = await chromium.launch({ ...given, env: { ...process.env, ...env, TMPDIR: folder } })
  browser.on('disconnected', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return browser
}

/** @returns {{ executablePath: string, env: Record<string, string> }} */
function installedBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const candidates = [
    process.env.CHROMIUM_PATH,
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  const executablePath = candidates.find((file) => file && existsSync(file))
  if (!executablePath) throw new Error('No Chromium is installed on this machine.')
  accessSync(executablePath, constants.X_OK)
  return { executablePath, env: {} }
}
