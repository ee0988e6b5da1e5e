/** Whether a plan obeys every hard rule, whoever made it; each breach is one sentence. */
import type { Assignment, Plan } from './contract.js'
import { judge } from './eligibility.js'
import type { Instance } from './instance.js'
import type { Row } from './rows.js'
import { rowsFrom } from './rows.js'

export function breaches(instance: Instance, plan: Plan): string[] {
  const found = plan.assignments.flatMap((assignment, k) => brokenRecord(instance, assignment, k))
  if (found.length) return found
  const rows = rowsFrom(instance, plan.assignments)
  return [...brokenPairs(instance, rows), ...brokenLimits(instance, rows), ...lostPins(instance, rows)]
}

function brokenRecord(instance: Instance, { offer, need, from, to, units }: Assignment, k: number): string[] {
  const { offerAt, needAt, needs, now, slots } = instance.world
  const j = needAt.get(need)
  if (!offerAt.has(offer) || j === undefined) return [`assignment ${k}: unknown offer ${offer} or need ${need}`]
  const whole = [from, to, units].every(Number.isInteger)
  if (!whole || units < 1 || from >= to || from < now || to > slots) return [`assignment ${k}: bad range or units`]
  const { window } = needs[j]
  return from < window.from || to > window.to ? [`assignment ${k}: outside the window of need ${need}`] : []
}

/** Pairs that may not work together, except as far as pins put them there. */
function brokenPairs({ world }: Instance, rows: readonly Row[]): string[] {
  return rows.flatMap((row) => {
    const verdict = judge(world, row)
    const covered = row.units.every((units, t) => units <= (row.pinned ? row.pinned[t] : 0))
    if (verdict.ok || covered) return []
    return [`offer ${world.offers[row.offer].id} may not serve need ${world.needs[row.need].id}: ${verdict.code}`]
  })
}

function brokenLimits(instance: Instance, rows: readonly Row[]): string[] {
  const { world, slots, room, budget, pins } = instance
  const given = new Map<number, number>()
  const spent = new Map<number, number>()
  const received = new Map<number, number>()
  const count = (sums: Map<number, number>, key: number, units: number): void => {
    sums.set(key, (sums.get(key) ?? 0) + units)
  }
  for (const { offer, need, units, pinned } of rows) {
    for (let t = 0; t < slots; t++) {
      if (!units[t]) continue
      const proposed = Math.max(0, units[t] - (pinned ? pinned[t] : 0))
      count(given, offer * slots + t, proposed)
      count(spent, offer, proposed)
      count(received, need * slots + t, units[t])
    }
  }
  const found: string[] = []
  for (const [q, units] of given) {
    if (units > room[q]) found.push(`offer ${world.offers[(q / slots) | 0].id} slot ${q % slots}: over capacity`)
  }
  for (const [i, units] of spent) {
    if (units > budget[i]) found.push(`offer ${world.offers[i].id}: over work time`)
  }
  for (const [r, units] of received) {
    const { id, quantity } = world.needs[(r / slots) | 0]
    const most = Math.max(quantity, pins.onNeed[r])
    if (units > most) found.push(`need ${id} slot ${r % slots}: over quantity`)
  }
  return found
}

function lostPins(instance: Instance, rows: readonly Row[]): string[] {
  const { world, needs, pins } = instance
  const held = new Map(rows.map((row) => [row.offer * needs + row.need, row.units]))
  const found: string[] = []
  for (const [key, pinned] of pins.byPair) {
    const units = held.get(key)
    if (pinned.every((n, t) => n <= (units ? units[t] : 0))) continue
    found.push(`pin of offer ${world.offers[(key / needs) | 0].id} on need ${world.needs[key % needs].id} is lost`)
  }
  return found
}
