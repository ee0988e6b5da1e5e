import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run } from './processes.mjs'
import { inRoot } from './repository.mjs'

const UNPACK = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"

/**
 * The Chromium that npm brings, compressed, as `@sparticuz/chromium`; unpacked once per version and user.
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 */
export async function unpackedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The Chromium from npm runs on Linux with an x64 processor only.')
  const folder = await ensureUnpacked()
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  }
}

/** Several suites may unpack at once: each into a folder of its own, and the first to finish gives its folder the name. */
async function ensureUnpacked() {
  const parent = cacheFolder()
  const folder = path.join(parent, `chromium-${installedVersion()}`)
  if (existsSync(folder)) return folder
  const own = mkdtempSync(path.join(parent, 'unpacking-'))
  try {
    await unpackInto(own)
    writeFileSync(path.join(own, 'fonts.conf'), fontSettings(folder))
    renameSync(own, folder)
  } catch (error) {
    rmSync(own, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** @param {string} folder */
async function unpackInto(folder) {
  const env = { ...process.env, TMPDIR: folder, HOME: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x', NODE_OPTIONS: '' }
  const cwd = inRoot('apps', 'launcher')
  const { status, output } = await run(process.execPath, ['--input-type=module', '-e', UNPACK], { cwd, env })
  if (status !== 0) throw new Error(`The Chromium from npm could not be unpacked: ${output.trim()}`)
}

function installedVersion() {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = JSON.parse(readFileSync(path.join(path.dirname(entry), '..', '..', 'package.json'), 'utf8'))
  return String(manifest.version)
}

/** The installed packages where this user may write there, else a folder of the user's own among the temporary ones. */
function cacheFolder() {
  const preferred = inRoot('node_modules', '.cache', 'beistand')
  try {
    mkdirSync(preferred, { recursive: true })
    if (statSync(preferred).uid === process.getuid?.()) return preferred
  } catch {
    // Not writable: the other place is tried, and its own failure is the one to report.
  }
  const own = path.join(tmpdir(), `beistand-browser-${process.getuid?.()}`)
  mkdirSync(own, { recursive: true, mode: 0o700 })
  if (statSync(own).uid !== process.getuid?.()) throw new Error(`The folder ${own} belongs to another user.`)
  return own
}

/** With no font found, every page dies with "Target crashed". @param {string} folder */
const fontSettings = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${xml(path.join(folder, 'fonts'))}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${xml(path.join(folder, 'font-cache'))}</cachedir>
</fontconfig>
`

/** @param {string} text */
const xml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
