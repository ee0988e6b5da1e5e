/** What of an earlier arrangement is still possible in a (changed) problem. */
import { includes } from './account.js'
import type { Allocation } from './allocation.js'
import type { Instance } from './instance.js'
import type { Row } from './rows.js'
import { rowsFrom } from './rows.js'

/** Limits per share for what is carried over; none means as much as is possible. */
export type Limits = Int32Array | null

/** The problem's `previous`, as rows. */
export const previousRows = (instance: Instance): Row[] => rowsFrom(instance, instance.world.previous)

/** Adds rows as far as pairs, room, work time, quantity and limits allow; urgent needs first. */
export function carryOver(allocation: Allocation, rows: readonly Row[], limits: Limits): void {
  const { world, slots, shareOf, wanted } = allocation.instance
  const inOrder = [...rows].sort(
    (a, b) => world.needs[a.need].priority - world.needs[b.need].priority || a.need - b.need || a.offer - b.offer,
  )
  for (const row of inOrder) {
    const share = shareOf[row.need]
    if (share < 0 || !isCandidate(allocation.instance, row)) continue
    for (let t = 0; t < slots; t++) {
      const r = row.need * slots + t
      const before = row.units[t] - (row.pinned ? row.pinned[t] : 0)
      if (before <= 0) continue
      const limit = limits ? limits[share] - allocation.served[share] : before
      const units = Math.min(before, limit, wanted[r] - allocation.got[r], allocation.free(row.offer, t))
      if (units > 0) allocation.add(row.offer, r, units)
    }
  }
}

export function isCandidate(instance: Instance, { offer, need }: { offer: number; need: number }): boolean {
  return [instance.remoteList[need], instance.onsiteList[need]].some(
    (list) => list >= 0 && includes(instance.lists[list], offer),
  )
}
