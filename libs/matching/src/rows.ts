/** A plan seen pair by pair: the units of one offer at one need, slot by slot. */
import type { Allocation } from './allocation.js'
import type { Assignment } from './contract.js'
import type { Instance } from './instance.js'

export interface Row {
  offer: number
  need: number
  /** Slot -> units in all, pinned ones included. */
  units: Int32Array
  /** Slot -> pinned units; null when there are none. */
  pinned: Int32Array | null
}

/** Rows of an allocation and of the pins, by need and offer; of all needs or of some. */
export function rowsOf(allocation: Allocation, some?: ReadonlySet<number>): Row[] {
  const { instance, firstOfNeed, nextOfNeed, offer, units } = allocation
  const rows = new RowMap(instance)
  const { slots, needs } = instance
  for (const [key, pinned] of instance.pins.byPair) {
    if (some && !some.has(key % needs)) continue
    if (pinned.some((n) => n > 0)) rows.at((key / needs) | 0, key % needs).units.set(pinned)
  }
  const collect = (need: number): void => {
    for (let t = 0; t < slots; t++) {
      const first = firstOfNeed[need * slots + t]
      for (let entry = first; entry >= 0; entry = nextOfNeed[entry])
        rows.at(offer[entry], need).units[t] += units[entry]
    }
  }
  if (some) for (const need of some) collect(need)
  else for (let need = 0; need < needs; need++) collect(need)
  return rows.sorted()
}

/** Rows of any list of assignments, history and unknown records aside. */
export function rowsFrom(instance: Instance, assignments: readonly Assignment[]): Row[] {
  const { world, slots } = instance
  const rows = new RowMap(instance)
  for (const { offer, need, from, to, units } of assignments) {
    const i = world.offerAt.get(offer)
    const j = world.needAt.get(need)
    if (i === undefined || j === undefined) continue
    const start = Math.max(from, world.now)
    const end = Math.min(to, slots)
    if (start >= end) continue
    const row = rows.at(i, j)
    for (let t = start; t < end; t++) row.units[t] += units
  }
  return rows.sorted()
}

class RowMap {
  private readonly byPair = new Map<number, Row>()

  constructor(private readonly instance: Instance) {}

  at(offer: number, need: number): Row {
    const { needs, slots, pins } = this.instance
    const key = offer * needs + need
    let row = this.byPair.get(key)
    if (!row) {
      row = { offer, need, units: new Int32Array(slots), pinned: pins.byPair.get(key) ?? null }
      this.byPair.set(key, row)
    }
    return row
  }

  sorted(): Row[] {
    return [...this.byPair.values()].sort((a, b) => a.need - b.need || a.offer - b.offer)
  }
}
