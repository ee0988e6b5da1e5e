import type { Id, Key } from '@beistand/domain/noun'
import type { Frame, Position, Snapshot } from '@beistand/domain/replica'

/** Someone who watches a pact over one socket. */
export interface Viewer {
  /** The socket's id. */
  readonly line: string
  readonly person: Id
  /** All keys, as of the last round. */
  keys: ReadonlySet<Key>
  /** Number up to which the viewer was told, and when, by a clock that only goes forward (milliseconds). */
  told: number
  toldAt: number
}

/** Someone who has connected, or asks to be caught up, and waits for the next round. */
export interface Joiner {
  readonly line: string
  readonly person: Id
  readonly position: Position | null
}

/** One message to many lines, serialised once. */
export type Sending =
  | { readonly lines: readonly string[]; readonly frame: Frame }
  | { readonly lines: readonly string[]; readonly reset: Snapshot }

export function isPersonal(key: Key): boolean {
  return key.startsWith('person:')
}

/** The keys that a viewer shares with others: all but its own `person:` key, sorted. */
export function sharedKeys(keys: ReadonlySet<Key>): Key[] {
  return [...keys].filter((key) => !isPersonal(key)).sort()
}

/** Puts together what belongs under the same name, in order of first appearance. */
export function grouped<T>(items: Iterable<T>, nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = nameOf(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}
