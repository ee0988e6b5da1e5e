import type { Id, Key } from '@beistand/domain/noun'
import { applyFrame, EMPTY, type Entry, type Frame, type Replica } from '@beistand/domain/replica'
import type { NounName, RowTypes } from '@beistand/domain/registry'
import { create } from 'zustand'

interface Held extends Replica {
  /** False until the first snapshot has come. */
  readonly loaded: boolean
}

const NOTHING: Held = { ...EMPTY, loaded: false }

/** What the server has told this browser. Only `replace` and `take` write it. */
export const useReplica = create<Held>()(() => NOTHING)

/** Enough to tell what has just changed. */
const RECENT = 50
let recent: readonly Entry[] = []

/** What happened last to one of these rows, as far as it was told since this page was opened. */
export function lastChange(rows: readonly Id[]): Entry | undefined {
  return recent.findLast(({ event }) => rows.includes(event.id))
}

/** Puts a snapshot, or a replica with something loaded beside it, in place of everything that was held. */
export function replace(replica: Replica): void {
  useReplica.setState({ ...replica, loaded: true }, true)
}

/**
 * Moves the replica on by one frame, in one change of state.
 * @returns whether a frame before this one is missing
 * @throws UnknownEvent if the server is newer than this app
 */
export function take(frame: Frame): 'applied' | 'catch-up' {
  const { loaded, ...before } = useReplica.getState()
  const after = applyFrame(before, frame)
  if (after === 'catch-up') return after
  if (after.seq !== before.seq) recent = [...recent, ...frame.entries].slice(-RECENT)
  if (after.seq !== before.seq) useReplica.setState({ ...after, loaded }, true)
  return 'applied'
}

export function forget(): void {
  recent = []
  useReplica.setState(NOTHING, true)
}

/** All rows of one noun that this viewer has, by id. The same object until one of them changes. */
export function useRows<N extends NounName>(noun: N): Readonly<Record<Id, RowTypes[N]>> {
  return useReplica((held) => held.rows[noun])
}

export function useRow<N extends NounName>(noun: N, id: Id | null | undefined): RowTypes[N] | undefined {
  return useReplica((held) => (id == null ? undefined : (held.rows[noun] as Readonly<Record<Id, RowTypes[N]>>)[id]))
}

export function useLoaded(): boolean {
  return useReplica((held) => held.loaded)
}

export function useHasKey(key: Key): boolean {
  return useReplica((held) => held.keys.includes(key))
}
