/** First fill: serves the emergency with the lowest ratio next, without swaps. Simple and feasible, not yet optimal. */
import { Allocation } from './allocation.js'
import type { Instance } from './instance.js'

export function fill(instance: Instance): Allocation {
  const allocation = new Allocation(instance)
  const { shares } = instance
  let from = 0
  while (from < shares.length) {
    let to = from
    while (to < shares.length && shares[to].priority === shares[from].priority && shares[to].kind === shares[from].kind)
      to++
    const open = shares.slice(from, to).map((_, k) => from + k)
    while (open.length) {
      const ratio = (s: number): number => allocation.served[s] / shares[s].demand
      open.sort((a, b) => ratio(a) - ratio(b) || shares[a].demand - shares[b].demand || a - b)
      if (!serveOne(allocation, open[0])) open.shift()
    }
    from = to
  }
  return allocation
}

function serveOne(allocation: Allocation, share: number): boolean {
  const { instance } = allocation
  const { slots, wanted, remoteList, onsiteList, lists, shares } = instance
  for (const need of shares[share].needs) {
    for (let t = 0; t < slots; t++) {
      const needSlot = need * slots + t
      if (wanted[needSlot] <= allocation.got[needSlot]) continue
      for (const list of [remoteList[need], onsiteList[need]]) {
        const offer = list < 0 ? undefined : lists[list].find((i) => allocation.free(i, t) > 0)
        if (offer === undefined) continue
        allocation.add(offer, needSlot, 1)
        return true
      }
    }
  }
  return false
}
