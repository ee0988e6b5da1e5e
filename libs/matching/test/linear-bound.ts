/** The most that can be covered, priority by priority, as linear programs solved by HiGHS: a bound that no plan can beat. */
import type { Highs } from 'highs'
import type { Plan, Problem } from '../src/contract.js'
import { fits, present, takenPins, unitsBy } from './by-the-contract.js'

/** The package is typed as CommonJS but loads as a module whose default export is the loader. */
const isLoader = (value: unknown): value is () => Promise<Highs> => typeof value === 'function'
const loader: unknown = (await import('highs')).default
if (!isLoader(loader)) throw new Error('highs exports no loader')
const highs = await loader()

export function linearBound(problem: Problem, plan: Plan): number[] {
  const model = modelOf(problem, plan)
  const fixed: string[] = []
  return [0, 1, 2, 3].map((p) => {
    const terms = model.byPriority[p] ?? []
    if (!terms.length) return model.pinned[p] ?? 0
    const objective = terms.join(' + ')
    const text = ['Maximize', `obj: ${objective}`, 'Subject To', ...model.rows, ...fixed, 'End'].join('\n')
    const most = Math.round(highs.solve(text).ObjectiveValue)
    fixed.push(`${objective} >= ${most - 1e-6}`)
    return most + (model.pinned[p] ?? 0)
  })
}

function modelOf(problem: Problem, plan: Plan) {
  const pins = takenPins(problem, plan)
  const pinnedOffer = unitsBy(problem, pins, (a, t) => `${a.offer}@${t}`)
  const pinnedNeed = unitsBy(problem, pins, (a, t) => `${a.need}@${t}`)
  const byPriority: string[][] = [[], [], [], []]
  const pinned = [0, 0, 0, 0]
  const sums = new Map<string, { limit: number; terms: string[] }>()
  const limit = (key: string, most: number, term: string): void => {
    const sum = sums.get(key) ?? { limit: most, terms: [] }
    sum.terms.push(term)
    sums.set(key, sum)
  }
  problem.needs.forEach((need, j) => {
    for (let t = Math.max(need.window.from, problem.now ?? 0); t < need.window.to; t++) {
      pinned[need.priority - 1] = (pinned[need.priority - 1] ?? 0) + (pinnedNeed.get(`${need.id}@${t}`) ?? 0)
    }
    problem.offers.forEach((offer, i) => {
      if (!fits(problem, offer, need)) return
      for (let t = Math.max(need.window.from, problem.now ?? 0); t < need.window.to; t++) {
        if (!present(problem, offer, t)) continue
        const x = `x${i}_${j}_${t}`
        byPriority[need.priority - 1]?.push(x)
        limit(`n${j}_${t}`, need.quantity - (pinnedNeed.get(`${need.id}@${t}`) ?? 0), x)
        const room = Math.max(0, offer.units - (offer.reserve ?? 0)) - (pinnedOffer.get(`${offer.id}@${t}`) ?? 0)
        limit(`o${i}_${t}`, Math.max(0, room), x)
        if (offer.maxSlots === undefined) continue
        const spent = pins.filter((p) => p.offer === offer.id).reduce((n, p) => n + p.units * (p.to - p.from), 0)
        limit(`w${i}`, Math.max(0, offer.maxSlots * offer.units - spent), x)
      }
    })
  })
  const rows = [...sums.values()].map((sum) => `${sum.terms.join(' + ')} <= ${sum.limit}`)
  return { byPriority, pinned, rows }
}
