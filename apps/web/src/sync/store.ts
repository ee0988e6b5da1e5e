import type { Id, Key } from '@beistand/domain/noun'
import { applyFrame, EMPTY, type Frame, type Replica } from '@beistand/domain/replica'
import type { NounName, RowTypes } from '@beistand/domain/registry'
import { create } from 'zustand'

interface Held extends Replica {
  /** False until the first snapshot has come. */
  readonly loaded: boolean
}

const NOTHING: Held = { ...EMPTY, loaded: false }

/** What the server has told this browser. Only `replace` and `take` write it. */
export const useReplica = create<Held>()(() => NOTHING)

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
  if (after.seq !== before.seq) useReplica.setState({ ...after, loaded }, true)
  return 'applied'
}

export function forget(): void {
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
