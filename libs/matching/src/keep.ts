/** The earlier arrangement that stability wants back. */
import type { Instance } from './instance.js'
import type { Row } from './rows.js'

/** Units that an offer had at a need-slot before, pinned ones included. */
export type Keep = (offer: number, needSlot: number) => number

export function keepOf({ needs, slots }: Instance, rows: readonly Row[]): Keep {
  if (rows.length === 0) return () => 0
  const units = new Map(rows.map((row) => [row.offer * needs + row.need, row.units]))
  return (offer, needSlot) => {
    const need = (needSlot / slots) | 0
    return units.get(offer * needs + need)?.[needSlot - need * slots] ?? 0
  }
}
