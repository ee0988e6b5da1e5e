import { auditPage, type AuditNote } from '@beistand/contracts/audit'
import { useCallback, useEffect, useState } from 'react'
import { ask } from '../api.js'
import { useActingGrant } from '../sync/session.js'

interface Loaded {
  readonly notes: readonly AuditNote[]
  /** Where what is older begins; null at the end. */
  readonly next: string | null
  readonly failed: boolean
  readonly loaded: boolean
}

const NOTHING: Loaded = { notes: [], next: null, failed: false, loaded: false }
/** What is new comes within so many milliseconds. */
const PACE = 10_000

/** Notes below an address of the API, newest first, kept fresh while the screen stands. */
export function useNotes(path: string, query: string) {
  const acting = useActingGrant()?.id
  const [held, setHeld] = useState<Loaded>(NOTHING)
  const read = useCallback(
    async (before: string | null) => {
      const parts = [query, before && `before=${encodeURIComponent(before)}`].filter(Boolean).join('&')
      const grant = acting ? { grant: acting, for: null, verified: null } : null
      try {
        const page = await ask(`${path}?${parts}`, auditPage, { acting: grant })
        setHeld((was) => merged(was, page, before !== null))
      } catch {
        setHeld((was) => ({ ...was, failed: true }))
      }
    },
    [path, query, acting],
  )
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void read(null)
    }
    look()
    const timer = setInterval(look, PACE)
    return () => clearInterval(timer)
  }, [read])
  return { ...held, older: () => void read(held.next), retry: () => void read(null) }
}

function merged(was: Loaded, page: { notes: readonly AuditNote[]; next: string | null }, older: boolean): Loaded {
  const all = new Map([...was.notes, ...page.notes].map((note) => [note.id, note]))
  const notes = [...all.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  return { notes, next: older || !was.loaded ? page.next : was.next, failed: false, loaded: true }
}
