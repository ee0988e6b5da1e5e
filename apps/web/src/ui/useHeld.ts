import type { Id } from '@beistand/domain/noun'
import { useState } from 'react'

export interface HeldList<Row> {
  /** The rows to show, in an order that does not move by itself. */
  readonly shown: readonly Row[]
  /** How many are new and wait behind "n neue anzeigen". */
  readonly fresh: number
  readonly showAll: () => void
}

const NOBODYS: ReadonlySet<Id> = new Set()

/**
 * Keeps a live list still: what is new waits until the user asks for it, what is gone goes, what changes changes in its place.
 * `own` are the ids of rows that this user made or asked for: they are shown at once, above all others or below them.
 */
export function useHeld<Row extends { readonly id: Id }>(rows: readonly Row[], own = NOBODYS): HeldList<Row> {
  const ids = rows.map(({ id }) => id)
  const [order, setOrder] = useState<readonly Id[]>(ids)
  const present = new Map(rows.map((row) => [row.id, row]))
  const known = new Set(order)
  const stillThere = order.filter((id) => present.has(id))
  const mine = ids.filter((id) => !known.has(id) && own.has(id))
  const fresh = ids.filter((id) => !known.has(id) && !own.has(id))
  const last = ids.lastIndexOf(stillThere.at(-1) ?? '')
  const isAbove = (id: Id) => ids.indexOf(id) < last
  const takeAll = stillThere.length === 0 && ids.length > 0
  if (takeAll && fresh.length > 0) setOrder(ids)
  else if (mine.length > 0) setOrder([...mine.filter(isAbove), ...stillThere, ...mine.filter((id) => !isAbove(id))])
  return {
    shown: takeAll ? rows : stillThere.flatMap((id) => present.get(id) ?? []),
    fresh: takeAll ? 0 : fresh.length,
    showAll: () => setOrder(ids),
  }
}
