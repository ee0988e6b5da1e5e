import type { Id } from '@beistand/domain/noun'
import { useState } from 'react'

export interface HeldList {
  /** The ids to show, in an order that does not move by itself. */
  readonly shown: readonly Id[]
  /** How many are new and wait behind "n neue anzeigen". */
  readonly fresh: number
  readonly showAll: () => void
}

/**
 * Keeps a live list still: what is new waits until the user asks for it, what is gone goes. `own` are rows that this
 * user made, which are shown at once.
 */
export function useHeld(ids: readonly Id[], own: ReadonlySet<Id>): HeldList {
  const [order, setOrder] = useState<readonly Id[]>(ids)
  const present = new Set(ids)
  const known = new Set(order)
  const stillThere = order.filter((id) => present.has(id))
  const mine = ids.filter((id) => !known.has(id) && own.has(id))
  const fresh = ids.filter((id) => !known.has(id) && !own.has(id))
  const takeAll = stillThere.length === 0 && ids.length > 0
  if (takeAll && fresh.length > 0) setOrder(ids)
  else if (mine.length > 0) setOrder([...mine, ...stillThere])
  return {
    shown: takeAll ? ids : stillThere,
    fresh: takeAll ? 0 : fresh.length,
    showAll: () => setOrder(ids),
  }
}
