import { isErasure, type Id } from '@beistand/domain/noun'
import type { Entry } from '@beistand/domain/replica'
import { useCallback, useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask, askFile } from '../api.js'
import { currentActing, useActingGrant } from '../sync/session.js'
import { useReplica } from '../sync/store.js'
import { type Pages, usePages } from '../sync/usePages.js'

const entry = z.custom<Entry>(
  (value: unknown) =>
    typeof value === 'object' && value !== null && 'seq' in value && 'event' in value && 'by' in value,
)
const page = z.object({ entries: z.array(entry), next: z.nullable(z.int()) })

/** An entry of the log; its number is its id. */
export type LogRow = Entry & { readonly id: Id }

const SIZE = '50'
/** Entries come in bursts; the log is read anew once in so many milliseconds. */
const PACE = 300

/** An emergency's log, newest first, read anew when the live path has told something. */
export function useLog(emergency: Id): Pages<LogRow> {
  const acting = useActingGrant()?.id
  const read = useCallback(
    async (before: string | null) => {
      const query = new URLSearchParams({ emergency, limit: SIZE, ...(before !== null && { before }) })
      const grant = acting === undefined ? null : { grant: acting, for: null, verified: null }
      const { entries, next } = await ask(`/journal?${query}`, page, { acting: grant })
      const rows = entries.map((one) => ({ ...one, id: String(one.seq) }))
      return { rows, next: next === null ? null : String(next) }
    },
    [emergency, acting],
  )
  return usePages(read, usePacedPosition(), voids)
}

/** Texts that were read before an erasure may be among those that are gone. */
const voids = ({ event }: LogRow): boolean => isErasure(event)

/** How far the journal is known, in steps of at least `PACE`. */
function usePacedPosition(): number {
  const behind = useReplica(({ seq }) => seq)
  const [paced, setPaced] = useState(behind)
  const waits = behind !== paced
  useEffect(() => {
    if (!waits) return undefined
    const timer = setTimeout(() => setPaced(useReplica.getState().seq), PACE)
    return () => clearTimeout(timer)
  }, [waits])
  return paced
}

/** All of an emergency's log, one entry a line, oldest first. @throws Refused | Unreachable */
export function readWholeLog(emergency: Id): Promise<Blob> {
  return askFile(`/journal?${new URLSearchParams({ emergency })}`, 'application/x-ndjson', currentActing())
}
