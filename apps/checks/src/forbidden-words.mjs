import { readFileSync } from 'node:fs'
import { inRoot } from '../../launcher/repository.mjs'
import { repositoryFiles } from './repository-files.mjs'

/** What only one machine or one registry has; none of it may be in the repository. */
/** @type {[string, RegExp][]} */
const FORBIDDEN = [
  ['a folder beside the repository', /\.\.\/shared\b/],
  ['a path of one machine', /(?<![\w.@-])\/(work|root|home|Users)\/[a-z]/],
  ['the address of a package registry', /registry\.[a-z]+js\.org|registry\.yarnpkg/],
]

const BINARY = /\.(png|ico|woff2?|gz|br|jpg|pdf|wasm)$/
const OWN_FILE = 'apps/checks/src/forbidden-words.mjs'

/** @param {string} text @returns {string[]} what the text holds that it may not, one entry a line */
export const forbiddenIn = (text) =>
  text
    .split('\n')
    .flatMap((line, index) =>
      FORBIDDEN.filter(([, pattern]) => pattern.test(line)).map(([what]) => `line ${index + 1}: ${what}`),
    )

/** @returns {string[]} */
export const forbiddenWords = () =>
  repositoryFiles()
    .filter((file) => !BINARY.test(file) && file !== OWN_FILE)
    .flatMap((file) => forbiddenIn(readFileSync(inRoot(file), 'utf8')).map((found) => `${file} ${found}`))
