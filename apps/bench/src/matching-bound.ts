import { compile } from '@beistand/matching/instance'
import type { Problem } from '@beistand/matching/plan'
import type { Highs } from 'highs'

/** More urgent units weigh more; only the time counts here. */
const WEIGHTS = [0, 64, 16, 4, 1]

/** The coverage of a problem as a linear program in the text format of CPLEX. */
export function coverageProgram(problem: Problem): string {
  const { lists, remoteList, onsiteList, slots, room, wanted, budget, world } = compile(problem)
  const goal: string[] = []
  const limits = new Map<string, { most: number; terms: string[] }>()
  const limit = (key: string, most: number, term: string) => {
    const known = limits.get(key)
    if (known) known.terms.push(term)
    else limits.set(key, { most, terms: [term] })
  }
  world.needs.forEach(({ priority, window }, j) => {
    const weight = WEIGHTS[priority] ?? 0
    for (const list of [remoteList[j] ?? -1, onsiteList[j] ?? -1]) {
      for (const i of lists[list] ?? []) {
        for (let t = window.from; t < window.to; t++) {
          if (!room[i * slots + t] || !wanted[j * slots + t]) continue
          const term = `x${i}_${j}_${t}`
          goal.push(`${weight} ${term}`)
          limit(`o${i}_${t}`, room[i * slots + t] ?? 0, term)
          limit(`n${j}_${t}`, wanted[j * slots + t] ?? 0, term)
          if (world.offers[i]?.maxSlots !== undefined) limit(`w${i}`, budget[i] ?? 0, term)
        }
      }
    }
  })
  const rows = [...limits.values()].map(({ most, terms }) => `${terms.join('\n + ')} <= ${most}`)
  return ['Maximize', goal.join('\n + '), 'Subject To', ...rows, 'End'].join('\n')
}

/** The package is typed as CommonJS but loads as a module whose default export is the loader. */
const isLoader = (value: unknown): value is () => Promise<Highs> => typeof value === 'function'

/** Milliseconds that HiGHS needs for the bound alone. */
export async function boundTime(problem: Problem): Promise<number> {
  const loader: unknown = (await import('highs')).default
  if (!isLoader(loader)) throw new Error('highs exports no loader')
  const highs = await loader()
  const program = coverageProgram(problem)
  const start = performance.now()
  const { Status } = highs.solve(program)
  const time = performance.now() - start
  if (Status !== 'Optimal') throw new Error(`HiGHS says ${Status}`)
  return time
}
