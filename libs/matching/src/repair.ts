/**
 * From any feasible allocation to an optimal one by as few chains as it takes, for live changes. Coverage: an open unit is
 * served along a shortest chain to an offer with room, else to the least urgent served unit, which is given up. Fairness:
 * inside one priority and kind, the worst-off emergency takes a unit from the best-off one that a chain reaches. When neither
 * finds an improving chain the plan is optimal (proof.ts states the theorems).
 */
import type { Allocation } from './allocation.js'
import { sameCell } from './fill.js'
import type { Instance } from './instance.js'
import { LowestFirst } from './lowest-first.js'
import { Reach } from './reach.js'

/**
 * `tolerance`: ratios that differ by no more than this are left alone; 0 gives the exact leximin. `suspects`: the only shares
 * that may gain, null for any.
 */
export function repair(allocation: Allocation, tolerance: number, suspects: ReadonlySet<number> | null = null): void {
  if (suspects?.size !== 0) new Repair(allocation, tolerance, suspects).run()
}

class Repair {
  private readonly instance: Instance
  private readonly reach: Reach
  /** Shares that may gain: those given, and whoever was displaced. */
  private readonly suspects: Set<number>

  constructor(
    private readonly allocation: Allocation,
    private readonly tolerance: number,
    suspects: ReadonlySet<number> | null,
  ) {
    this.instance = allocation.instance
    this.suspects = new Set(suspects ?? allocation.instance.shares.keys())
    this.reach = new Reach(allocation)
  }

  run(): void {
    const { shares } = this.instance
    for (let priority = 1; priority <= 4; priority++) this.cover(priority)
    for (let first = 0, end = 0; first < shares.length; first = end) {
      while (end < shares.length && sameCell(shares[first], shares[end])) end++
      this.balance(first, end)
    }
  }

  private cover(priority: number): void {
    const { shares } = this.instance
    const { served } = this.allocation
    const queue = new LowestFirst((a, b) => this.worseOff(a, b))
    for (const s of this.suspects) {
      if (shares[s].priority === priority && served[s] < shares[s].demand) queue.push(s)
    }
    for (let s = queue.pop(); s !== undefined; s = queue.pop()) {
      if (this.reach.serve(s) || this.giveUp((f) => shares[f].priority > priority)) {
        if (served[s] < shares[s].demand) queue.push(s)
      } else this.reach.seal()
    }
  }

  private balance(first: number, end: number): void {
    const { shares } = this.instance
    const { served } = this.allocation
    const waiting = new Set<number>()
    for (let s = first; s < end; s++) if (this.suspects.has(s)) waiting.add(s)
    if (waiting.size) this.reach.unseal()
    while (waiting.size) {
      const e = [...waiting].reduce((a, b) => (this.worseOff(b, a) < 0 ? b : a))
      const open = served[e] < shares[e].demand
      if (open && (this.reach.serve(e) || this.giveUp((f) => f >= first && f < end && this.pays(e, f)))) continue
      if (open) this.reach.seal()
      waiting.delete(e)
    }
  }

  /** Carries out the chain to the least urgent and then best-off unit of a share that may lose; false if there is none. */
  private giveUp(mayLose: (share: number) => boolean): boolean {
    const { shareOf, slots } = this.instance
    let best = -1
    let loser = -1
    for (const r of this.reach.seen) {
      if (!this.reach.gives(r)) continue
      const share = shareOf[(r / slots) | 0]
      if (share === loser || !mayLose(share)) continue
      if (loser >= 0 && !this.spares(share, loser)) continue
      best = r
      loser = share
    }
    if (best < 0) return false
    this.reach.displace(best)
    this.suspects.add(loser)
    return true
  }

  /** Whether the last unit of `a` is to be given up rather than that of `b`: less urgent, else given at a higher ratio. */
  private spares(a: number, b: number): boolean {
    const { shares } = this.instance
    const { served } = this.allocation
    const [p, q] = [shares[a], shares[b]]
    if (p.priority !== q.priority) return p.priority > q.priority
    return ((served[a] - 1) * q.demand - (served[b] - 1) * p.demand || p.demand - q.demand || a - b) > 0
  }

  private worseOff(a: number, b: number): number {
    const { shares } = this.instance
    const { served } = this.allocation
    return served[a] * shares[b].demand - served[b] * shares[a].demand || shares[a].demand - shares[b].demand || a - b
  }

  /** Whether one unit more for `e` and one less for `f` improves the sorted ratios. */
  private pays(e: number, f: number): boolean {
    const { shares } = this.instance
    const { served } = this.allocation
    if (this.tolerance > 0) {
      return (served[f] - 1) / shares[f].demand - served[e] / shares[e].demand > this.tolerance + 1e-9
    }
    const gap = (served[f] - 1) * shares[e].demand - served[e] * shares[f].demand
    return gap > 0 || (gap === 0 && (served[e] + 1) * shares[f].demand > served[f] * shares[e].demand)
  }
}
