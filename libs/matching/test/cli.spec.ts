import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command } from '../src/command.js'
import { ask, helper, world } from './small-world.js'

const problem = world([helper('anna')], [ask('a')])
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function run(content: string, ...args: string[]) {
  const file = join(folder, 'problem.json')
  writeFileSync(file, content)
  return command([file, ...args])
}

test('MA-26 a problem file becomes a plan file, an explanation and a certificate', () => {
  const out = join(folder, 'plan.json')
  const { code, lines } = run(JSON.stringify(problem), '--out', out, '--explain', 'a', '--certify')
  expect(code).toBe(0)
  expect(lines.join('\n')).toContain('"coverageOptimal":true')
  expect(lines.join('\n')).toContain('Ganz gedeckt')
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
    version: 1,
    assignments: [{ offer: 'anna', need: 'a' }],
  })
})

test('MA-26 bad files and arguments end with one clear sentence', () => {
  const sentence = (content: string, ...args: string[]): string => {
    const { code, lines } = run(content, ...args)
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 })
    return lines[0] ?? ''
  }
  expect(sentence('{')).toMatch(/problem\.json is not JSON/)
  expect(sentence('[]')).toMatch(/is no planning problem/)
  expect(sentence(JSON.stringify({ ...problem, slots: 0 }))).toMatch(/slots from 1 to 400/)
  expect(sentence(JSON.stringify(problem), '--lang', 'fr')).toMatch(/--lang is de or en/)
  expect(sentence(JSON.stringify(problem), '--colour')).toMatch(/--colour/)
  expect(sentence(JSON.stringify(problem), '--out', join(folder, 'no', 'plan.json'))).toMatch(/cannot be written/)
  expect(command([join(folder, 'missing.json')]).lines[0]).toMatch(/cannot be read/)
  expect(command([]).lines[0]).toMatch(/One problem file is needed/)
})
