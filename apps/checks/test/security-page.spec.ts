import { readFileSync } from 'node:fs'
import { inRoot } from '../../launcher/repository.mjs'

const read = (file: string) => readFileSync(inRoot(file), 'utf8')
const page = read('docs/security.md')
const rules = ['docs/rules.md', 'apps/checks/RULES.md', 'apps/launcher/RULES.md'].map(read).join('\n')
const numbers = (text: string) => [...text.matchAll(/\b[A-Z]{1,2}-\d+\b/g)].map(([number]) => number)

test('HA-9 the page on security names only rules that exist', () => {
  const listed = new Set([...rules.matchAll(/^- ([A-Z]{1,4}-\d+)\b/gm)].map(([, number]) => String(number)))
  const cited = numbers(page.replace(/\b(AES|SHA|HMAC-SHA|RFC)-?\s?\d+/g, ''))
  expect(cited.length).toBeGreaterThan(80)
  expect(cited.filter((number) => !listed.has(number))).toEqual([])
})

test('HA-9 the page on security names every bound as it is', () => {
  const bounds = [...read('apps/api/src/limits.ts').matchAll(/(LIMIT_\w+): atMost\((\d+)\)/g)]
  expect(bounds).toHaveLength(9)
  for (const [, name, usual] of bounds) expect(page).toMatch(new RegExp(`\`${name}\` +\\| ${usual} `))
})
