import { createRequire } from 'node:module'
import { inRoot } from './repository.mjs'
import { errorCode, Trouble } from './trouble.mjs'

const OLDEST = 15

/**
 * Makes sure that the database of DATABASE_URL answers and is recent enough. Never prints the password.
 * @param {string} url
 */
export async function requireDatabase(url) {
  /** @type {typeof import('pg')} */
  const { Client } = createRequire(inRoot('apps/api/package.json'))('pg')
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS version")
    requireVersion(Math.floor(rows[0].version / 10_000), url)
  } catch (error) {
    throw error instanceof Trouble ? error : unreachable(error, url)
  } finally {
    await client.end().catch(() => {})
  }
}

/** @param {string} url */
const shown = (url) => {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || 5432}${pathname}`
}

/** @param {number} version @param {string} url */
export function requireVersion(version, url) {
  if (version >= OLDEST) return
  throw new Trouble(
    'database-too-old',
    `The database at ${shown(url)} is PostgreSQL ${version}; Beistand needs PostgreSQL ${OLDEST} or later.`,
    'Upgrade it, name another one in DATABASE_URL, or leave DATABASE_URL out to use the one that Beistand brings.',
  )
}

/** @type {Record<string, string>} */
const REASONS = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no machine of that name',
  EAI_AGAIN: 'the name of the machine cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'the machine cannot be reached',
  '28P01': 'it refuses this user and password',
  28000: 'it refuses this user',
  '3D000': 'it has no database of that name',
}

/** @param {unknown} error @param {string} url */
function unreachable(error, url) {
  const message = error instanceof Error ? error.message : String(error)
  return new Trouble(
    'database-unreachable',
    `The database at ${shown(url)} cannot be used: ${REASONS[errorCode(error) ?? ''] ?? (message || 'it does not answer')}.`,
    'Check DATABASE_URL and that the database runs, or leave DATABASE_URL out to use the one that Beistand brings.',
  )
}
