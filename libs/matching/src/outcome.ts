/** Turns an allocation into the plan that people read. */
import type { Assignment, ChosenReason, ExcludedOffer, Plan, PlannedAssignment, Rejected } from './contract.js'
import type { Allocation } from './allocation.js'
import { judge } from './eligibility.js'
import type { Instance } from './instance.js'
import type { Row } from './rows.js'
import { rowsFrom, rowsOf } from './rows.js'
import { scoreOf } from './score.js'
import { unmetOf } from './unmet.js'

const LISTS: Rejected['list'][] = ['places', 'emergencies', 'offers', 'needs', 'pins', 'declined', 'previous']

export function outcomeOf(allocation: Allocation): Plan {
  const { instance } = allocation
  const rows = rowsOf(allocation)
  return {
    version: 1,
    assignments: assignmentsOf(instance, rows),
    unmet: unmetOf(allocation),
    excluded: excludedOf(instance),
    rejected: rejectedOf(instance),
    score: scoreOf(instance, rows),
  }
}

function excludedOf(instance: Instance): ExcludedOffer[] {
  const { offers, standings } = instance.world
  return offers.flatMap(({ id }, i) => {
    const out = standings[i].exclusion
    return out ? [{ offer: id, ...out }] : []
  })
}

function rejectedOf(instance: Instance): Rejected[] {
  return [...instance.world.rejected].sort((a, b) => LISTS.indexOf(a.list) - LISTS.indexOf(b.list) || a.index - b.index)
}

export function assignmentsOf(instance: Instance, rows: readonly Row[]): PlannedAssignment[] {
  const { world, needs } = instance
  const previous = new Map(rowsFrom(instance, world.previous).map((row) => [row.offer * needs + row.need, row.units]))
  const found: PlannedAssignment[] = []
  let start = 0
  rows.forEach((row, k) => {
    found.push(...piecesOf(instance, row, previous.get(row.offer * needs + row.need) ?? null))
    if (rows[k + 1]?.need === row.need) return
    const ofNeed = found.splice(start).map((assignment, order) => ({ assignment, order }))
    ofNeed.sort((a, b) => a.assignment.from - b.assignment.from || a.order - b.order)
    for (const { assignment } of ofNeed) found.push(assignment)
    start = found.length
  })
  return found
}

/** One pair's units as ranges: pinned ones apart, equal neighbours merged. */
function piecesOf(instance: Instance, row: Row, previous: Int32Array | null): PlannedAssignment[] {
  const { world, slots } = instance
  const verdict = judge(world, row, row.pinned !== null)
  const { mode, km } = verdict.ok ? verdict : { mode: 'onsite' as const, km: 0 }
  const pair = { offer: world.offers[row.offer].id, need: world.needs[row.need].id }
  const pieces: PlannedAssignment[] = []
  for (const pinned of [true, false]) {
    if (pinned && !row.pinned) continue
    let last: PlannedAssignment | null = null
    for (let t = 0; t < slots; t++) {
      const fixed = row.pinned ? row.pinned[t] : 0
      const units = pinned ? fixed : row.units[t] - fixed
      if (!units) {
        last = null
        continue
      }
      const kept = previous !== null && previous[t] >= row.units[t]
      const range: Assignment = { ...pair, from: t, to: t + 1, units }
      const why: ChosenReason = pinned
        ? 'PINNED'
        : kept
          ? 'KEPT_FROM_PREVIOUS'
          : last
            ? 'CONTINUES_STINT'
            : 'LEAST_SCARCE'
      if (last && last.units === units && last.kept === kept) last.to = t + 1
      else pieces.push((last = { ...range, mode, km, pinned, kept, why }))
    }
  }
  return pieces
}
