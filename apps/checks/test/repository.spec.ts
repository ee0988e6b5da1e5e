import { wrongNames } from '../src/file-names.mjs'
import { forbiddenIn } from '../src/forbidden-words.mjs'
import { forbiddenLicences, isAllowed } from '../src/licences.mjs'
import { lockFileGaps } from '../src/lock-file.mjs'
import { gapsBetween, titlesIn } from '../src/rule-numbers.mjs'

const integrity = 'sha512-x'

test('RP-1 an optional package of another platform that fell out of the lock file is found', () => {
  const packages = {
    'node_modules/rollup': {
      version: '4.0.0',
      integrity,
      optionalDependencies: { '@rollup/here': '1', '@rollup/gone': '1' },
    },
    'node_modules/@rollup/here': { version: '4.0.0', integrity, optional: true },
  }
  expect(lockFileGaps(packages)).toEqual(['node_modules/rollup wants @rollup/gone, which has no entry'])
})

test('RP-1 an optional package counts wherever Node would find it', () => {
  const packages = {
    'apps/web': { optionalDependencies: { inner: '1', outer: '1' } },
    'apps/web/node_modules/inner': { integrity, optionalDependencies: { outer: '1' } },
    'node_modules/outer': { integrity },
  }
  expect(lockFileGaps(packages)).toEqual([])
})

test('RP-2 a lock file that names a registry, or a package without a checksum, is refused', () => {
  const packages = {
    'node_modules/one': { integrity, resolved: 'https://packages.example/one.tgz' },
    'node_modules/two': {},
    'node_modules/@beistand/domain': { resolved: 'libs/domain', link: true },
  }
  expect(lockFileGaps(packages)).toEqual([
    'node_modules/one names the address it came from',
    'node_modules/two has no checksum',
  ])
})

test('RP-3 only what is shipped needs a licence from the list', () => {
  const packages = {
    'node_modules/shipped': { license: 'SSPL-1.0' },
    'node_modules/tool': { license: 'SSPL-1.0', dev: true },
    'node_modules/fine': { license: 'MIT' },
  }
  expect(forbiddenLicences(packages)).toEqual(['node_modules/shipped is under SSPL-1.0'])
})

test('RP-3 of two licences to choose from one must be on the list, of two that both hold, both', () => {
  expect(isAllowed('(GPL-3.0-only OR MIT)')).toBe(true)
  expect(isAllowed('(GPL-3.0-only AND MIT)')).toBe(false)
})

test('RP-4 a file is named after what it holds', () => {
  const right = ['apps/web/src/ui/StatusBadge.tsx', 'libs/domain/src/half-day.ts', 'apps/api/src/app.module.ts']
  const wrong = [
    'libs/domain/src/halfDay.ts',
    'libs/domain/src/index.ts',
    'apps/api/src/utils/dates.ts',
    'apps/api/src/App.tsx',
  ]
  expect(wrongNames(right)).toEqual([])
  expect(wrongNames(wrong)).toHaveLength(wrong.length)
})

test('RP-5 nothing in the repository names a folder of one machine or a registry', () => {
  const beside = ['..', 'shared', 'domain.md'].join('/')
  const machine = ['', 'home', 'someone', 'x'].join('/')
  expect(forbiddenIn(`see ${beside}\nfine\nin ${machine}`)).toEqual([
    'line 1: a folder beside the repository',
    'line 3: a path of one machine',
  ])
  expect(forbiddenIn("import x from './home/work.js' // at https://example.org/work/plan")).toEqual([])
})

test('RP-6 every test names a rule, and every rule has a test', () => {
  const list = '## Commitments\n- CM-1 A thing.\n- CM-2 Another.\n- CM-4 One that holds together with the first.\n'
  expect(gapsBetween(list, ['CM-1 CM-4 hold', 'CM-3 is new', 'it works'])).toEqual([
    'the test "it works" names no rule',
    'CM-3 is tested, but not in the list',
    'CM-2 is in the list, but no test names it',
  ])
})

test('RP-6 titles are read from tests of every form', () => {
  const [one, two] = ["'", '"']
  const spec = `test(${one}A-1 one${one}, f)\n  it(${two}A-2 it's${two}, f)\ntest.each([1, 2])(${one}A-3 %i${one}, f)`
  expect(titlesIn(spec)).toEqual(['A-1 one', "A-2 it's", 'A-3 %i'])
})
