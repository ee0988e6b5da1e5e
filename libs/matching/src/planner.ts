/**
 * The live form of the matcher: keeps a plan between changes and repairs it, so that one change moves little. Coverage stays
 * exact; fairness stays within `options.fairnessTolerance`. Pinned units never move.
 */
import type { Applied, Assignment, Change, Id, Plan, PlannedAssignment, Problem, Unmet } from './contract.js'
import { Allocation } from './allocation.js'
import { arrange, rearrange } from './arrange.js'
import { previousRows } from './carry-over.js'
import { changed } from './changes.js'
import { fill } from './fill.js'
import { compile } from './instance.js'
import { assignmentsOf, planOf } from './outcome.js'
import { byCodePoint } from './order.js'
import { repair } from './repair.js'
import { rowsOf } from './rows.js'
import { transfer } from './transfer.js'
import { unmetOf } from './unmet.js'

/** Up to this many changes at once are repaired chain by chain; for more it is quicker to find all counts afresh. */
const FEW = 8

export class Planner {
  private problem: Problem
  private allocation: Allocation
  private shown = new Map<Id, PlannedAssignment[]>()
  private unmet: Unmet[]
  private current: Plan | null = null

  /** Throws RangeError only when `slots` is not an integer from 1 to 400. Records handed over must not be changed later. */
  constructor(problem: Problem) {
    this.problem = problem
    const instance = compile(problem, this)
    this.allocation = arrange(instance, fill(instance).served, { start: previousRows(instance) })
    this.unmet = unmetOf(this.allocation)
    this.show(null)
  }

  plan(): Plan {
    this.current ??= planOf(this.allocation, { assignments: this.assignments(), unmet: this.unmet })
    return this.current
  }

  /** Applies a batch of changes: what is new or different, what is gone, and all that is open now. */
  apply(changes: readonly Change[]): Applied {
    this.problem = changes.reduce(changed, this.problem)
    const before = this.allocation
    const allocation = new Allocation(compile(this.problem, this), before.units.length)
    const { keep, disturbed, suspects } = transfer(before, allocation)
    const { slots, world } = allocation.instance
    allocation.watch = (_, needSlot) => disturbed.add((needSlot / slots) | 0)
    if (changes.length <= FEW) repair(allocation, world.tolerance, suspects)
    const target = changes.length <= FEW ? allocation.served.slice() : fill(allocation.instance).served
    const moved = rearrange(allocation, target, { keep, needs: disturbed })
    this.allocation = allocation
    this.unmet = unmetOf(allocation)
    this.current = null
    const answer = this.show(changes.some(reachesFar) ? null : this.concerned(before, changes, moved))
    return { ...answer, unmet: this.unmet }
  }

  /** Needs whose assignments may look different: those that moved, and those of the offers and needs that were changed. */
  private concerned(before: Allocation, changes: readonly Change[], moved: ReadonlySet<number>): Set<Id> {
    const { needs, needAt } = this.allocation.instance.world
    const found = new Set([...moved].map((need) => needs[need].id))
    for (const change of changes) {
      if (change.op === 'offer.put' || change.op === 'offer.remove') {
        const id = change.op === 'offer.put' ? change.value.id : change.id
        for (const need of [...servedBy(before, id), ...servedBy(this.allocation, id)]) found.add(need)
      }
      if (change.op === 'need.put') found.add(change.value.id)
      if (change.op === 'need.remove') found.add(change.id)
      if (change.op === 'pin' || change.op === 'unpin') found.add(change.value.need)
    }
    for (const id of this.shown.keys()) if (!needAt.has(id)) found.add(id)
    return found
  }

  /** Brings the shown assignments of some needs (null: of all) up to date and says what is different. */
  private show(some: ReadonlySet<Id> | null): { changed: PlannedAssignment[]; removed: Assignment[] } {
    const { world } = this.allocation.instance
    const numbers = some && new Set([...some].flatMap((id) => world.needAt.get(id) ?? []))
    const fresh = new Map<Id, PlannedAssignment[]>()
    for (const assignment of assignmentsOf(this.allocation, rowsOf(this.allocation, numbers ?? undefined))) {
      const list = fresh.get(assignment.need)
      if (list) list.push(assignment)
      else fresh.set(assignment.need, [assignment])
    }
    const added: PlannedAssignment[] = []
    const removed: Assignment[] = []
    for (const id of some ?? new Set([...this.shown.keys(), ...fresh.keys()])) {
      const old = new Map(this.shown.get(id)?.map((a) => [keyOf(a), a]))
      const list = fresh.get(id) ?? []
      for (const assignment of list) if (!old.delete(keyOf(assignment))) added.push(assignment)
      for (const { offer, need, from, to, units, mode } of old.values()) {
        removed.push({ offer, need, from, to, units, mode })
      }
      if (list.length) this.shown.set(id, list)
      else this.shown.delete(id)
    }
    return { changed: added, removed }
  }

  private assignments(): PlannedAssignment[] {
    return [...this.shown].sort(([a], [b]) => byCodePoint(a, b)).flatMap(([, list]) => list)
  }
}

/** Changes that may alter how any assignment looks: whose remote work is cut, which slots are history. */
const reachesFar = ({ op }: Change): boolean => op === 'emergency.put' || op === 'emergency.close' || op === 'now'

/** Ids of the needs that an offer serves, by proposal or pin. */
function servedBy({ instance, firstOfOffer, nextOfOffer, needSlot }: Allocation, id: Id): Id[] {
  const { world, slots, pins, needs } = instance
  const offer = world.offerAt.get(id)
  if (offer === undefined) return []
  const found = new Set<number>()
  for (let q = offer * slots; q < (offer + 1) * slots; q++) {
    for (let entry = firstOfOffer[q]; entry >= 0; entry = nextOfOffer[entry]) found.add((needSlot[entry] / slots) | 0)
  }
  for (const key of pins.byPair.keys()) if (((key / needs) | 0) === offer) found.add(key % needs)
  return [...found].map((need) => world.needs[need].id)
}

const keyOf = (a: PlannedAssignment): string =>
  `${a.from} ${a.to} ${a.units} ${a.mode} ${a.pinned ? 'pinned' : 'proposed'} ${a.km} ${a.offer}`
