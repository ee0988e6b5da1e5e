import { readFileSync } from 'node:fs'
import { inRoot } from '../../launcher/repository.mjs'
import { repositoryFiles } from './repository-files.mjs'

const TITLE = /\b(?:test|it)(?:\.each\([^)]*\))?\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g
const NUMBER = /^[A-Z]{1,4}-\d+[a-z]?(?=[ ,:])/
const NUMBERS = /^(?:[A-Z]{1,4}-\d+[a-z]?[ ,:]+)+/
const LISTED = /^\s*(?:[-*|#]+\s*)?\**([A-Z]{1,4}-\d+[a-z]?)\b/gm

/**
 * @param {string} spec text of a test file
 * @returns {string[]} titles of its tests
 */
export const titlesIn = (spec) => [...spec.matchAll(TITLE)].map(([, , title]) => String(title))

/**
 * Tests without a rule and rules without a test.
 * @param {string} list text of the list of rules
 * @param {string[]} titles
 * @returns {string[]}
 */
export function gapsBetween(list, titles) {
  const rules = new Set([...list.matchAll(LISTED)].map(([, rule]) => String(rule)))
  const tested = new Set(titles.flatMap((title) => NUMBERS.exec(title)?.[0].split(/[ ,:]+/) ?? []))
  return [
    ...titles.filter((title) => !NUMBER.test(title)).map((title) => `the test "${title}" names no rule`),
    ...[...tested].filter((rule) => rule && !rules.has(rule)).map((rule) => `${rule} is tested, but not in the list`),
    ...[...rules].filter((rule) => !tested.has(rule)).map((rule) => `${rule} is in the list, but no test names it`),
  ]
}

/** @returns {string[]} */
export function ruleGaps() {
  const files = repositoryFiles()
  const textOf = (/** @type {string} */ file) => readFileSync(inRoot(file), 'utf8')
  const list = files.filter((file) => /(^|\/)rules\.md$/i.test(file)).map(textOf)
  const titles = files.filter((file) => /\.spec\.tsx?$/.test(file)).flatMap((file) => titlesIn(textOf(file)))
  return gapsBetween(list.join('\n'), titles)
}
