/** Tries every way to serve a tiny problem. */
import type { Need, Offer, Plan, Problem } from '../src/contract.js'
import { fits, found, present, takenPins } from './by-the-contract.js'

export interface Best {
  covered: number[]
  /** `priority kind` -> ascending ratios. */
  ratios: Map<string, number[]>
}

interface Unit {
  need: Need
  t: number
  offers: Offer[]
}

/** Null when there are more units than can be tried in reasonable time. Pins count as taken as the plan took them. */
export function bestOf(problem: Problem, plan: Plan, mostUnits = 8): Best | null {
  const pins = takenPins(problem, plan)
  const used = new Map<string, number>()
  const spent = new Map<string, number>()
  const got = new Map<string, number>()
  const add = (sums: Map<string, number>, key: string, n: number): unknown => sums.set(key, (sums.get(key) ?? 0) + n)
  for (const pin of pins) {
    add(spent, pin.offer, pin.units * (pin.to - pin.from))
    for (let t = Math.max(pin.from, problem.now ?? 0); t < pin.to; t++) {
      add(used, `${pin.offer}@${t}`, pin.units)
      add(got, pin.need, pin.units)
    }
  }
  const units = unitsOf(problem, pins)
  if (units.length > mostUnits) return null
  let best: Best | null = null
  const search = (k: number): void => {
    const unit = units[k]
    if (!unit) {
      best = better(best, outcome(problem, got))
      return
    }
    for (const offer of unit.offers) {
      const key = `${offer.id}@${unit.t}`
      const room = Math.max(0, offer.units - (offer.reserve ?? 0)) - (used.get(key) ?? 0)
      const left = (offer.maxSlots ?? Infinity) * offer.units - (spent.get(offer.id) ?? 0)
      if (room <= 0 || left <= 0) continue
      for (const [sums, name] of [
        [used, key],
        [spent, offer.id],
        [got, unit.need.id],
      ] as const)
        add(sums, name, 1)
      search(k + 1)
      for (const [sums, name] of [
        [used, key],
        [spent, offer.id],
        [got, unit.need.id],
      ] as const)
        add(sums, name, -1)
    }
    search(k + 1)
  }
  search(0)
  return best
}

function unitsOf(problem: Problem, pins: readonly { need: string; from: number; to: number; units: number }[]): Unit[] {
  const units: Unit[] = []
  for (const need of problem.needs) {
    for (let t = Math.max(need.window.from, problem.now ?? 0); t < need.window.to; t++) {
      const pinned = pins.filter((p) => p.need === need.id && p.from <= t && t < p.to).reduce((n, p) => n + p.units, 0)
      const offers = problem.offers.filter((offer) => fits(problem, offer, need) && present(problem, offer, t))
      if (offers.length) units.push(...Array.from({ length: need.quantity - pinned }, () => ({ need, t, offers })))
    }
  }
  return units
}

function outcome(problem: Problem, got: ReadonlyMap<string, number>): Best {
  const covered = [0, 0, 0, 0]
  const shares = new Map<string, { cell: string; got: number; demand: number }>()
  for (const need of problem.needs) {
    const emergency = found(problem.emergencies.find((e) => e.id === need.emergency))
    const length = need.window.to - Math.max(need.window.from, problem.now ?? 0)
    if (emergency.closed || length <= 0) continue
    const units = got.get(need.id) ?? 0
    covered[need.priority - 1] = (covered[need.priority - 1] ?? 0) + units
    const cell = `${need.priority} ${need.kind}`
    const share = shares.get(`${cell} ${emergency.id}`) ?? { cell, got: 0, demand: 0 }
    share.got += units
    share.demand += need.quantity * length
    shares.set(`${cell} ${emergency.id}`, share)
  }
  const ratios = new Map<string, number[]>()
  for (const share of shares.values()) {
    ratios.set(
      share.cell,
      [...(ratios.get(share.cell) ?? []), share.got / share.demand].sort((a, b) => a - b),
    )
  }
  return { covered, ratios }
}

function better(a: Best | null, b: Best): Best {
  const order = a ? compare(b.covered, a.covered) : 1
  if (!a || order > 0) return b
  if (order < 0) return a
  for (const [cell, ratios] of b.ratios) if (compare(ratios, found(a.ratios.get(cell))) > 0) a.ratios.set(cell, ratios)
  return a
}

function compare(a: readonly number[], b: readonly number[]): number {
  const k = a.findIndex((value, index) => value !== b[index])
  return k < 0 ? 0 : found(a[k]) - found(b[k])
}
