import type { Id } from '@beistand/domain/noun'
import { withLoaded, type Snapshot } from '@beistand/domain/replica'
import * as z from 'zod/mini'
import { ask, Refused } from '../api.js'
import { currentActing } from './session.js'
import { replace, useReplica } from './store.js'

const snapshotShape = z.custom<Snapshot>(
  (value: unknown) =>
    typeof value === 'object' && value !== null && 'seq' in value && 'rows' in value && 'keys' in value,
)

/** Half a megabyte over the poorest line of a phone, in milliseconds. */
const SNAPSHOT_WITHIN = 60_000

/** Loads what the socket then only carries on from. */
export async function firstSnapshot(): Promise<void> {
  try {
    const signal = AbortSignal.timeout(SNAPSHOT_WITHIN)
    replace(await ask('/snapshot', snapshotShape, { acting: currentActing(), signal }))
  } catch {
    // The socket brings a snapshot too, and the connection state says what is wrong meanwhile.
  }
}

/**
 * Adds an emergency that snapshots leave out, with all its rows; from then on frames keep it up to date.
 * @returns `none` where this viewer has no such emergency. Once `signal` is aborted nothing is added any more.
 */
export async function loadEmergency(id: Id, signal: AbortSignal): Promise<'added' | 'none' | 'failed'> {
  const query = new URLSearchParams({ emergency: id })
  try {
    for (;;) {
      const loaded = await ask(`/snapshot?${query}`, snapshotShape, { acting: currentActing() })
      if (signal.aborted) return 'failed'
      const { loaded: _, ...before } = useReplica.getState()
      const after = withLoaded(before, loaded)
      if (after === 'again') continue
      replace(after)
      return 'added'
    }
  } catch (error) {
    return error instanceof Refused && error.problem.code === 'not-found' ? 'none' : 'failed'
  }
}
