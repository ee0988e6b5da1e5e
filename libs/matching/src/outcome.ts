/** Turns an allocation into the plan that people read. */
import type { ChosenReason, ExcludedOffer, Plan, PlannedAssignment, Rejected } from './contract.js'
import type { Allocation } from './allocation.js'
import { judge } from './eligibility.js'
import type { Instance } from './instance.js'
import type { Row } from './rows.js'
import { rowsFrom, rowsOf } from './rows.js'
import { scoreOf } from './score.js'
import { unmetOf } from './unmet.js'
import { WhyChosen } from './why.js'

const LISTS: Rejected['list'][] = ['places', 'emergencies', 'offers', 'needs', 'pins', 'declined', 'previous']

export function outcomeOf(allocation: Allocation): Plan {
  const assignments = assignmentsOf(allocation, rowsOf(allocation))
  return planOf(allocation, { assignments, unmet: unmetOf(allocation) })
}

/** Assignments of some rows; rows come by need and offer, assignments by need, from and offer. */
export function assignmentsOf(allocation: Allocation, rows: readonly Row[]): PlannedAssignment[] {
  return new Assignments(allocation).all(rows)
}

/** Completes what is known already of a plan. */
export function planOf(allocation: Allocation, known: Pick<Plan, 'assignments' | 'unmet'>): Plan {
  const { instance } = allocation
  return {
    version: 1,
    ...known,
    excluded: excludedOf(instance),
    rejected: rejectedOf(instance),
    score: scoreOf(instance, rowsOf(allocation)),
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

class Assignments {
  private readonly instance: Instance
  /** Made when the first reason is asked for: it looks at all offers. */
  private why: WhyChosen | null = null
  private readonly previous: Map<number, Int32Array>

  constructor(private readonly allocation: Allocation) {
    const { instance } = allocation
    this.instance = instance
    const before = rowsFrom(instance, instance.world.previous)
    this.previous = new Map(before.map((row) => [row.offer * instance.needs + row.need, row.units]))
  }

  all(rows: readonly Row[]): PlannedAssignment[] {
    const found: PlannedAssignment[] = []
    let ofNeed: PlannedAssignment[] = []
    rows.forEach((row, k) => {
      this.collect(row, ofNeed)
      if (rows[k + 1]?.need === row.need) return
      for (const piece of ofNeed.sort((a, b) => a.from - b.from)) found.push(piece)
      ofNeed = []
    })
    return found
  }

  /** One pair's units as ranges: pinned ones apart, equal neighbours merged. */
  private collect(row: Row, into: PlannedAssignment[]): void {
    const verdict = judge(this.instance.world, row, row.pinned !== null)
    const way = verdict.ok ? verdict : ({ mode: 'onsite', km: 0 } as const)
    if (row.pinned) this.pinned(row, row.pinned, { way, into })
    this.proposed(row, { way, into })
  }

  private pinned(row: Row, units: Int32Array, { way, into }: Target): void {
    const { world, slots } = this.instance
    for (let from = 0; from < slots; from++) {
      if (!units[from]) continue
      let to = from + 1
      while (to < slots && units[to] === units[from]) to++
      const previous = this.previous.get(row.offer * this.instance.needs + row.need)
      const kept = previous !== undefined && previous.subarray(from, to).every((n) => n >= units[from])
      into.push({
        offer: world.offers[row.offer].id,
        need: world.needs[row.need].id,
        from,
        to,
        units: units[from],
        mode: way.mode,
        km: way.km,
        pinned: true,
        kept,
        why: 'PINNED',
      })
      from = to - 1
    }
  }

  private proposed(row: Row, { way, into }: Target): void {
    const { world, needs } = this.instance
    const { window } = world.needs[row.need]
    const previous = this.previous.get(row.offer * needs + row.need)
    for (let from = Math.max(window.from, world.now); from < window.to; from++) {
      const units = proposedIn(row, from)
      if (units <= 0) continue
      const kept = previous !== undefined && previous[from] >= row.units[from]
      let to = from + 1
      while (to < window.to && proposedIn(row, to) === units) {
        if (kept !== (previous !== undefined && previous[to] >= row.units[to])) break
        to++
      }
      into.push({
        offer: world.offers[row.offer].id,
        need: world.needs[row.need].id,
        from,
        to,
        units,
        mode: way.mode,
        km: way.km,
        pinned: false,
        kept,
        why: this.reason(row, { from, to, kept }),
      })
      from = to - 1
    }
  }

  private reason(row: Row, { from, to, kept }: { from: number; to: number; kept: boolean }): ChosenReason {
    if (kept) return 'KEPT_FROM_PREVIOUS'
    const { present, slots, world } = this.instance
    let before = from - 1
    while (before >= world.needs[row.need].window.from && !present[row.offer * slots + before]) before--
    if (before >= 0 && row.units[before] > 0) return 'CONTINUES_STINT'
    this.why ??= new WhyChosen(this.allocation)
    return this.why.of({ offer: row.offer, need: row.need, from, to })
  }
}

interface Target {
  way: Pick<PlannedAssignment, 'mode' | 'km'>
  into: PlannedAssignment[]
}

const proposedIn = ({ units, pinned }: Row, t: number): number => units[t] - (pinned ? pinned[t] : 0)
