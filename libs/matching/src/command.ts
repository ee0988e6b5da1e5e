/** Plans a problem from a file: `npm run plan -- problem.json --out plan.json [--explain NEED] [--certify] [--lang en]`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { certify, explain, plan } from './plan.js'
import type { Plan, Problem } from './contract.js'

const USAGE = 'npm run plan -- problem.json [--out plan.json] [--explain NEED] [--certify] [--lang de|en]'

class BadInput extends Error {}

/** Exit code 0, or 1 with one sentence when a file or an argument is bad or a certificate refuses. */
export function command(args: readonly string[]): { code: 0 | 1; lines: string[] } {
  const lines: string[] = []
  try {
    return { code: run(args, (line) => lines.push(line)) ? 0 : 1, lines }
  } catch (error) {
    if (error instanceof BadInput) return { code: 1, lines: [error.message] }
    throw error
  }
}

function run(args: readonly string[], say: (line: string) => void): boolean {
  const { values, positionals } = readArguments(args)
  const [file] = positionals
  if (positionals.length !== 1) throw new BadInput(`One problem file is needed: ${USAGE}`)
  const lang = values.lang ?? 'de'
  if (lang !== 'de' && lang !== 'en') throw new BadInput(`--lang is de or en, not ${lang}`)
  const problem = readProblem(file)
  const made = plan(problem)
  if (values.out !== undefined) write(values.out, made)
  say(summary(made))
  if (values.explain !== undefined) say(JSON.stringify(explain(problem, made, values.explain, lang), null, 2))
  if (!values.certify) return true
  const certificate = certify(problem, made)
  say(JSON.stringify(certificate))
  return certificate.feasible && certificate.coverageOptimal && certificate.fairnessOptimal
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        explain: { type: 'string' },
        certify: { type: 'boolean' },
        lang: { type: 'string' },
      },
    })
  } catch (error) {
    throw new BadInput(`${reason(error)}. Usage: ${USAGE}`)
  }
}

function readProblem(file: string): Problem {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new BadInput(`${file} cannot be read: ${reason(error)}`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new BadInput(`${file} is not JSON: ${reason(error)}`)
  }
  if (!isProblem(value)) {
    throw new BadInput(
      `${file} is no planning problem: it must be an object with version 1, slots from 1 to 400 and the lists places, offers, emergencies and needs`,
    )
  }
  return value
}

/** Shape of the outermost object only: the planner refuses bad records itself, one by one. */
function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  const slots = fields.get('slots')
  if (fields.get('version') !== 1 || typeof slots !== 'number' || !Number.isInteger(slots)) return false
  if (slots < 1 || slots > 400) return false
  return ['places', 'offers', 'emergencies', 'needs'].every((list) => Array.isArray(fields.get(list)))
}

function write(file: string, made: Plan): void {
  try {
    writeFileSync(file, `${JSON.stringify(made, null, 1)}\n`)
  } catch (error) {
    throw new BadInput(`${file} cannot be written: ${reason(error)}`)
  }
}

function summary({ score, assignments, unmet, rejected }: Plan): string {
  const covered = score.covered.map((n, p) => `P${p + 1} ${n}/${score.demand[p]}`).join(', ')
  return `covered ${covered}; ${assignments.length} assignments, ${unmet.length} gaps, ${rejected.length} refused records, ${score.starts} starts`
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))
