import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { hash, verify } from '@node-rs/argon2'
import { randomUUID } from 'node:crypto'
import { DoorProblem } from '../http/problem.js'

/** OWASP's first choice for argon2id: 19 MiB, two passes. */
const COST = { memoryCost: 19456, timeCost: 2, parallelism: 1 }
/** Compared with where nobody has the address, so that both take equally long. */
const NOBODY = await hash(randomUUID(), COST)

/** zxcvbn's scale goes from 0 to 4: more than ten thousand million guesses. */
const STRONG_ENOUGH = 4
const OWN_WORDS = ['beistand', 'passwort', 'kennwort', 'rathaus', 'verwaltung', 'notfall']

let factory: Promise<ZxcvbnFactory> | undefined

/** The dictionaries are large and read only once someone sets a password. */
async function load(): Promise<ZxcvbnFactory> {
  const [core, common, german] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-de'),
  ])
  const dictionary = { ...common.dictionary, ...german.dictionary }
  return new core.ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs })
}

/** Refuses a password that is common, or easily made from what is common or from the words given. */
export async function requireStrong(password: string, words: readonly string[]): Promise<void> {
  const zxcvbn = await (factory ??= load())
  const { score } = zxcvbn.check(password, [...OWN_WORDS, ...words, ...words.flatMap((word) => word.split(/\W+/))])
  if (score < STRONG_ENOUGH) throw new DoorProblem('weak-password')
}

/** @returns an argon2id hash with its salt and cost */
export function hashed(password: string): Promise<string> {
  return hash(password, COST)
}

/** Whether a password fits a hash; takes equally long where there is none to compare with. */
export async function fits(password: string, stored: string | undefined): Promise<boolean> {
  const fitting = await verify(stored ?? NOBODY, password)
  return fitting && stored !== undefined
}
