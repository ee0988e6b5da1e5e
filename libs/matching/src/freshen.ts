/**
 * Against drift: a live plan keeps what it has, change after change, until a fresh one would need fewer briefings. At a quiet
 * moment it takes over those parts of the fresh one that save most for what they move. The rest is left for people to tidy up.
 */
import type { Assignment, Problem } from './contract.js'
import type { Instance } from './instance.js'
import { startsIn } from './score.js'
import { besideFresh, rises } from './tidy.js'
import type { Shift } from './tidy.js'

interface Saving {
  group: readonly Shift[]
  /** Stint starts saved. */
  starts: number
  /** Unit-slots that move. */
  moved: number
}

/**
 * The current plan, pins included, after changes that save stint starts and leave every need's count as it is, while at most
 * `most` unit-slots move. Throws RangeError only when `slots` is not an integer from 1 to 400.
 */
export function freshen(problem: Problem, current: Assignment[], most: number): Assignment[] {
  const { instance, old, groups } = besideFresh(problem, current)
  const savings = groups
    .filter((group) => keepsCounts(instance, group))
    .map((group) => savingOf(instance, group))
    .filter(({ starts }) => starts > 0)
    .sort((a, b) => b.starts * a.moved - a.starts * b.moved || a.moved - b.moved)
  const rows = new Map(old.map((row) => [row.offer * instance.needs + row.need, row]))
  let left = most
  for (const { group, moved } of savings) {
    if (moved > left) continue
    left -= moved
    for (const { offer, need, after } of group) {
      if (after) rows.set(offer * instance.needs + need, after)
      else rows.delete(offer * instance.needs + need)
    }
  }
  const { offers, needs } = instance.world
  return [...rows.values()].flatMap((row) =>
    rises(null, row).map((range) => ({ offer: offers[row.offer].id, need: needs[row.need].id, ...range })),
  )
}

/** Whether every share of what is asked for gets as much after the shifts as before. */
function keepsCounts({ shareOf }: Instance, group: readonly Shift[]): boolean {
  const change = new Map<number, number>()
  for (const { need, before, after } of group) {
    const share = shareOf[need]
    change.set(share, (change.get(share) ?? 0) + total(after) - total(before))
  }
  return [...change.values()].every((units) => units === 0)
}

function savingOf(instance: Instance, group: readonly Shift[]): Saving {
  const starts = (row: Shift['before']): number => (row ? startsIn(instance, row) : 0)
  return {
    group,
    starts: group.reduce((sum, { before, after }) => sum + starts(before) - starts(after), 0),
    moved: group.reduce((sum, { before, after }) => sum + total({ units: risesOf(after, before) }), 0),
  }
}

const risesOf = (from: Shift['before'], to: Shift['before']): Int32Array =>
  (to?.units ?? new Int32Array(0)).map((units, t) => Math.max(0, units - (from ? from.units[t] : 0)))

const total = (row: { units: Int32Array } | null): number =>
  row ? row.units.reduce((sum, units) => sum + units, 0) : 0
