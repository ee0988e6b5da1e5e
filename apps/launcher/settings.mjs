import path from 'node:path'
import { Trouble } from './trouble.mjs'

/**
 * What a person can set when starting; everything has a default.
 * @typedef {{ port: number, host: string, dataDir: string, erasures: string, databaseUrl?: string, logToConsole: boolean }} Settings
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder what a relative DATA_DIR is relative to
 * @returns {Settings}
 */
export function readSettings(env, folder) {
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Trouble('wrong-port', `PORT is "${env.PORT}", which is no port number.`, 'Set it to one from 1 to 65535.')
  const dataDir = path.resolve(folder, env.DATA_DIR || '.data')
  return {
    port,
    host: env.HOST || '127.0.0.1',
    dataDir,
    // Beside the data, not in it: whoever puts back an older copy of the data keeps the list.
    erasures: path.resolve(folder, env.ERASURES || `${dataDir}-erasures.jsonl`),
    ...(env.DATABASE_URL ? { databaseUrl: postgresUrl(env.DATABASE_URL) } : {}),
    logToConsole: env.LOG === 'console',
  }
}

/** @param {string} text */
function postgresUrl(text) {
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text
  throw new Trouble(
    'wrong-database-url',
    'DATABASE_URL is not the address of a PostgreSQL database.',
    'It looks like postgres://user:password@host:5432/database; special characters in the password are percent-encoded.',
  )
}
