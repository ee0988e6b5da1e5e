import { endedEmergencies, type EndedEmergency } from '@beistand/contracts/ended-emergencies'
import { isOpen } from '@beistand/domain/emergency'
import type { Id } from '@beistand/domain/noun'
import { useEffect, useMemo, useState } from 'react'
import type * as z from 'zod/mini'
import { ask } from '../api.js'
import { currentActing } from '../sync/session.js'
import { useRows } from '../sync/store.js'

interface Read {
  readonly emergencies: readonly EndedEmergency[]
  /** What comes after can be read before this number; null at the end. */
  readonly next: number | null
  readonly state: 'loading' | 'failed' | 'read'
}

const NOTHING: Read = { emergencies: [], next: null, state: 'loading' }

function readPage(before: number | null, victim: Id | null): Promise<z.output<typeof endedEmergencies>> {
  const query = new URLSearchParams({
    ...(before !== null && { before: String(before) }),
    ...(victim !== null && { victim }),
  })
  return ask(`/emergencies/ended?${query}`, endedEmergencies, { acting: currentActing() })
}

/**
 * Emergencies that have ended, of one victim or of all, the highest number first: a page of them, older ones on demand, and
 * what ends meanwhile.
 */
export function useEnded(victim: Id | null = null) {
  const rows = useRows('emergency')
  const [read, setRead] = useState<Read>(NOTHING)
  const [before, setBefore] = useState<{ readonly number: number | null }>({ number: null })
  useEffect(() => {
    let wanted = true
    readPage(before.number, victim).then(
      ({ emergencies, next }) =>
        wanted && setRead((held) => ({ emergencies: [...held.emergencies, ...emergencies], next, state: 'read' })),
      () => wanted && setRead((held) => ({ ...held, state: 'failed' })),
    )
    return () => {
      wanted = false
    }
  }, [before, victim])
  const ended = useMemo(() => {
    const held = Object.values(rows).filter((row) => !isOpen(row))
    const all = new Map([...read.emergencies, ...held].map((one) => [one.id, one]))
    const wanted = [...all.values()].filter((one) => victim === null || one.victim === victim)
    return wanted.sort((a, b) => b.number - a.number)
  }, [read.emergencies, rows, victim])
  const readOn = () => {
    setRead((held) => ({ ...held, state: 'loading' }))
    setBefore({ number: read.emergencies.at(-1)?.number ?? null })
  }
  return { ended, more: read.next !== null, state: read.state, readOn }
}
