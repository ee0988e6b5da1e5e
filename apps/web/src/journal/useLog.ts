import { isErasure } from '@beistand/domain/noun'
import type { Entry } from '@beistand/domain/replica'
import { useCallback, useEffect, useState } from 'react'
import { useReplica } from '../sync/store.js'
import { readLog } from './log.js'

interface Loaded {
  readonly entries: readonly Entry[]
  /** What lies below can be read before this number; null at the beginning. */
  readonly next: number | null
  readonly failed: boolean
  readonly loaded: boolean
}

const NOTHING: Loaded = { entries: [], next: null, failed: false, loaded: false }
/** Entries come in bursts; one reading is enough for all of a burst. */
const SETTLE = 300

/** An emergency's log, read anew whenever the live path has told something. */
export function useLog(emergency: string) {
  const seq = useReplica((held) => held.seq)
  const [log, setLog] = useState<Loaded>(NOTHING)
  const read = useCallback(
    async (before: number | null) => {
      try {
        const { entries, next } = await readLog(emergency, before)
        setLog((held) => merge(held, entries, { next, older: before !== null }))
      } catch {
        setLog((held) => ({ ...held, failed: true }))
      }
    },
    [emergency],
  )
  useEffect(() => {
    const timer = setTimeout(() => void read(null), SETTLE)
    return () => clearTimeout(timer)
  }, [read, seq])
  return { ...log, older: () => void read(log.next), retry: () => void read(null) }
}

function merge(
  held: Loaded,
  fresh: readonly Entry[],
  { next, older }: { next: number | null; older: boolean },
): Loaded {
  if (erasesWhatIsHeld(held, fresh)) return { entries: fresh, next, failed: false, loaded: true }
  const all = new Map([...held.entries, ...fresh].map((entry) => [entry.seq, entry]))
  const entries = [...all.values()].sort((a, b) => b.seq - a.seq)
  return { entries, next: older || !held.loaded ? next : held.next, failed: false, loaded: true }
}

/** Texts that were read before an erasure may be among those that are gone: the log is then read anew. */
function erasesWhatIsHeld(held: Loaded, fresh: readonly Entry[]): boolean {
  const newest = held.entries[0]?.seq ?? 0
  return held.loaded && fresh.some(({ seq, event }) => seq > newest && isErasure(event))
}
