import type { Emergency } from '@beistand/domain/emergency'
import type { Id } from '@beistand/domain/noun'
import { useEffect, useState } from 'react'
import { useConnection } from '../sync/connection.js'
import { loadEmergency } from '../sync/loading.js'
import { useLoaded, useRow } from '../sync/store.js'

interface Looked {
  readonly emergency: Emergency | undefined
  /** Why it is not there; null while it is awaited. */
  readonly missing: 'none' | 'failed' | null
  readonly retry: () => void
}

/** An emergency by its id. One that snapshots leave out is loaded while someone looks at it, again after each reconnect. */
export function useEmergency(id: Id): Looked {
  const emergency = useRow('emergency', id)
  const wanted = useLoaded() && emergency === undefined
  const open = useConnection((connection) => connection.open)
  const [attempt, setAttempt] = useState(0)
  const [missing, setMissing] = useState<Looked['missing']>(null)
  useEffect(() => {
    if (!wanted) return undefined
    const abort = new AbortController()
    void loadEmergency(id, abort.signal).then((outcome) => {
      if (!abort.signal.aborted) setMissing(outcome === 'added' ? null : outcome)
    })
    return () => abort.abort()
  }, [id, wanted, open, attempt])
  const retry = () => {
    setMissing(null)
    setAttempt((count) => count + 1)
  }
  return { emergency, missing, retry }
}
