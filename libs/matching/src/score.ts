/** What a plan is worth, objective by objective, in the order in which they decide. */
import type { ByPriority, FairnessRow, Score } from './contract.js'
import { judge } from './eligibility.js'
import type { Instance } from './instance.js'
import type { Row } from './rows.js'
import { rowsFrom } from './rows.js'

export function scoreOf(instance: Instance, rows: readonly Row[]): Score {
  const { world, slots, needs } = instance
  const got = new Int32Array(needs * slots)
  let starts = 0
  for (const row of rows) {
    for (let t = 0; t < slots; t++) got[row.need * slots + t] += row.units[t]
    starts += startsIn(instance, row)
  }
  const demand: ByPriority = [0, 0, 0, 0]
  const covered: ByPriority = [0, 0, 0, 0]
  const served = new Float64Array(instance.shares.length)
  let startsBound = 0
  world.needs.forEach((need, j) => {
    const s = instance.shareOf[j]
    if (s < 0) return
    let peak = 0
    for (let t = Math.max(need.window.from, world.now); t < need.window.to; t++) {
      demand[need.priority - 1] += need.quantity
      covered[need.priority - 1] += got[j * slots + t]
      served[s] += got[j * slots + t]
      peak = Math.max(peak, got[j * slots + t])
    }
    startsBound += peak
  })
  const stability = keptOf(instance, rows)
  const fairness = fairnessOf(instance, served)
  return { demand, covered, fairness, ...stability, starts, startsBound, ...burden(instance, rows) }
}

/** Rises of a pair's units over the slots in which the helper is present: each one is a briefing. */
export function startsIn(instance: Instance, row: Row): number {
  const { slots, present, world } = instance
  let starts = 0
  let before = 0
  for (let t = Math.max(world.needs[row.need].window.from, world.now); t < slots; t++) {
    if (!present[row.offer * slots + t]) continue
    if (row.units[t] > before) starts += row.units[t] - before
    before = row.units[t]
  }
  return starts
}

/** Coverage ratios of all emergencies, per priority and kind, ascending. */
export function fairnessOf(instance: Instance, served: ArrayLike<number>): FairnessRow[] {
  const rows: FairnessRow[] = []
  instance.shares.forEach(({ priority, kind, demand }, s) => {
    const last = rows.at(-1)
    const ratio = served[s] / demand
    if (last && last.priority === priority && last.kind === kind) last.ratios.push(ratio)
    else rows.push({ priority, kind, floor: 0, ratios: [ratio] })
  })
  for (const row of rows) {
    row.ratios.sort((a, b) => a - b)
    row.floor = row.ratios[0]
  }
  return rows
}

function keptOf(instance: Instance, rows: readonly Row[]): { kept: number; dropped: number } {
  const { world, slots, needs, pins } = instance
  const now = new Map(rows.map((row) => [row.offer * needs + row.need, row.units]))
  let kept = 0
  let dropped = 0
  for (const before of rowsFrom(instance, world.previous)) {
    if (!judge(world, before).ok) continue
    const units = now.get(before.offer * needs + before.need)
    const { window } = world.needs[before.need]
    for (let t = window.from; t < window.to; t++) {
      const q = before.offer * slots + t
      const possible = Math.min(before.units[t], instance.room[q] + pins.onOffer[q])
      const still = Math.min(possible, units ? units[t] : 0)
      kept += still
      dropped += possible - still
    }
  }
  return { kept, dropped }
}

/** Load of the lenders and kilometres. */
function burden(instance: Instance, rows: readonly Row[]): { loadCost: number; km: number } {
  const { world, needs } = instance
  const lent = new Map<string, number>()
  let km = 0
  for (const row of rows) {
    const sum = row.units.reduce((a, b) => a + b, 0)
    const owner = world.offers[row.offer].owner
    lent.set(owner, (lent.get(owner) ?? 0) + sum)
    const verdict = judge(world, row, instance.pins.byPair.has(row.offer * needs + row.need))
    if (verdict.ok) km += verdict.km * sum
  }
  const offered = offeredByOwner(instance)
  let loadCost = 0
  for (const [owner, sum] of lent) loadCost += (sum * sum) / Math.max(1, offered.get(owner) ?? 0)
  return { loadCost: Math.round(loadCost * 1000) / 1000, km }
}

/** An instance never changes, so this is worked out once for each. */
const offeredIn = new WeakMap<Instance, ReadonlyMap<string, number>>()

/** Lender -> unit-slots it offers from now on, each offer counted up to its work time. */
export function offeredByOwner(instance: Instance): ReadonlyMap<string, number> {
  const offered = offeredIn.get(instance) ?? sumOffered(instance)
  offeredIn.set(instance, offered)
  return offered
}

function sumOffered(instance: Instance): Map<string, number> {
  const { world, slots, room, pins, budget } = instance
  const offered = new Map<string, number>()
  world.offers.forEach((offer, i) => {
    if (world.standings[i].exclusion) return
    let sum = 0
    let pinned = 0
    for (let q = i * slots; q < (i + 1) * slots; q++) {
      sum += room[q] + pins.onOffer[q]
      pinned += pins.onOffer[q]
    }
    offered.set(offer.owner, (offered.get(offer.owner) ?? 0) + Math.min(sum, budget[i] + pinned))
  })
  return offered
}
