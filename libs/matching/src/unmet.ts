/** What stays open, and why. */
import type { Allocation } from './allocation.js'
import type { Unmet } from './contract.js'

export function unmetOf(allocation: Allocation): Unmet[] {
  const { instance, got } = allocation
  const { wanted, slots, world } = instance
  const open: Unmet[] = []
  world.needs.forEach((need, j) => {
    let last: Unmet | null = null
    for (let t = Math.max(need.window.from, world.now); t < need.window.to; t++) {
      const units = wanted[j * slots + t] - got[j * slots + t]
      if (units && last && last.units === units) last.to = t + 1
      else if (units) open.push((last = { need: need.id, from: t, to: t + 1, units, code: 'CAPACITY_EXHAUSTED' }))
      else last = null
    }
  })
  return open
}
