/**
 * Who gets how much. Priorities in order; within one priority and kind the emergency with the smallest share of what it asked
 * for is served next (ties: smaller demand, then id), as long as a chain of swaps can serve it.
 *
 * Theorem 1. The sets of need-units that can be covered at once form a matroid (a gammoid: they are linked to offers through
 * a network; H. Perfect 1968). Covering greedily in order of priority without ever uncovering a unit gives a base that is
 * optimal for every decreasing weighting at once (R. Rado 1957, J. Edmonds 1971).
 * Theorem 2. The counts per emergency that such sets can have form an integer polymatroid, and serving the lowest ratio next
 * minimises every separable convex cost over it, so also gives the leximin (A. Federgruen and H. Groenevelt, Operations
 * Research 34, 1986). Which units make up the counts does not matter to lower priorities: all bases span the same.
 */
import { Allocation } from './allocation.js'
import { Chains } from './chains.js'
import type { Instance, Share } from './instance.js'
import { LowestFirst } from './lowest-first.js'

export function fill(instance: Instance): Allocation {
  const allocation = new Allocation(instance)
  const chains = new Chains(allocation)
  const { shares } = instance
  for (let first = 0, end = 0; first < shares.length; first = end) {
    while (end < shares.length && sameCell(shares[first], shares[end])) end++
    chains.enter(first, end)
    fillCell(allocation, chains, { first, end })
  }
  return allocation
}

/** Shares of one cell compete on equal terms: same priority, same kind. */
export const sameCell = (a: Share, b: Share): boolean => a.priority === b.priority && a.kind === b.kind

function fillCell(allocation: Allocation, chains: Chains, cell: { first: number; end: number }): void {
  const { shares } = allocation.instance
  const { served } = allocation
  const queue = new LowestFirst(
    (a, b) =>
      served[a] * shares[b].demand - served[b] * shares[a].demand || shares[a].demand - shares[b].demand || a - b,
  )
  for (let s = cell.first; s < cell.end; s++) if (served[s] < shares[s].demand) queue.push(s)
  for (let s = queue.pop(); s !== undefined; s = queue.pop()) {
    const next = queue.peek()
    const lead = next === undefined ? Infinity : (served[next] * shares[s].demand) / shares[next].demand - served[s]
    const most = Math.min(shares[s].demand - served[s], Math.max(1, Math.ceil(lead)))
    if (chains.serve(s, most) > 0 && served[s] < shares[s].demand) queue.push(s)
  }
}
