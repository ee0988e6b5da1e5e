import { certify, plan } from '../src/plan.js'
import { faults } from './by-the-contract.js'
import { bestOf } from './exhaustive.js'
import { linearBound } from './linear-bound.js'
import { COUNTY, scenario, TINY, TOWNS, WORK_TIME } from './scenario.js'

/** More seeds, not other tests. */
const MORE = process.env['TEST_FULL'] ? 20 : 1
const sizes = [TOWNS, WORK_TIME, COUNTY, WORK_TIME]
const seeds = (n: number): number[] => Array.from({ length: n * MORE }, (_, k) => k + 1)

test('MA-1 MA-2 on tiny problems coverage by priority and the leximin of shares are what exhaustive search finds', () => {
  let compared = 0
  for (const seed of seeds(600)) {
    const problem = scenario(seed, TINY)
    const made = plan(problem)
    const best = bestOf(problem, made)
    if (!best) continue
    compared++
    expect({ seed, covered: made.score.covered }).toEqual({ seed, covered: best.covered })
    for (const row of made.score.fairness) {
      expect({ seed, ratios: row.ratios }).toEqual({ seed, ratios: best.ratios.get(`${row.priority} ${row.kind}`) })
    }
  }
  expect(compared).toBeGreaterThan(300 * MORE)
})

test('MA-3 every plan keeps to windows, kinds, skills, modes, distances, units, reserves, work time and quantities', () => {
  for (const seed of seeds(40)) {
    const problem = scenario(seed, sizes[seed % 4] ?? TOWNS)
    expect({ seed, faults: faults(problem, plan(problem)) }).toEqual({ seed, faults: [] })
  }
})

test('MA-4 coverage by priority reaches the bound of the linear program', () => {
  for (const seed of seeds(12)) {
    const problem = scenario(1000 + seed, TOWNS)
    const made = plan(problem)
    expect({ seed, covered: made.score.covered }).toEqual({ seed, covered: linearBound(problem, made) })
  }
})

test('MA-5 the certificate confirms every plan, with work time, reserves, pins and a clock in the middle', () => {
  for (const seed of seeds(40)) {
    const problem = scenario(2000 + seed, sizes[seed % 4] ?? TOWNS)
    const certificate = certify(problem, plan(problem))
    expect({ seed, ...certificate }).toEqual({
      seed,
      feasible: true,
      coverageOptimal: true,
      fairnessOptimal: true,
      issues: [],
    })
  }
})
