import { endedEmergencies, type EndedEmergency } from '@beistand/contracts/ended-emergencies'
import { isOpen } from '@beistand/domain/emergency'
import type { Id } from '@beistand/domain/noun'
import { useCallback } from 'react'
import { ask } from '../api.js'
import { currentActing } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { type Pages, usePages } from '../sync/usePages.js'

/** Emergencies that have ended, of one victim or of all, the highest number first, with what has ended since it was read. */
export function useEnded(victim: Id | null = null): {
  readonly ended: readonly EndedEmergency[]
  readonly pages: Pages<EndedEmergency>
} {
  const read = useCallback(
    async (before: string | null) => {
      const query = new URLSearchParams({ ...(before !== null && { before }), ...(victim !== null && { victim }) })
      const page = await ask(`/emergencies/ended?${query}`, endedEmergencies, { acting: currentActing() })
      return { rows: page.emergencies, next: page.next === null ? null : String(page.next) }
    },
    [victim],
  )
  const pages = usePages(read, null)
  const since = Object.values(useRows('emergency')).filter((row) => !isOpen(row))
  const all = new Map([...pages.rows, ...since].map((one) => [one.id, one]))
  const ended = [...all.values()].filter((one) => victim === null || one.victim === victim)
  return { ended: ended.sort((a, b) => b.number - a.number), pages }
}
