import type { Id, Key } from '@beistand/domain/noun'
import type { Frame, Position, Snapshot } from '@beistand/domain/replica'

/** Someone who watches a pact over one socket. */
export class Viewer {
  /** Number up to which the viewer was told, when by a clock that only goes forward (milliseconds), and its keys then. */
  told: number
  toldAt = performance.now()
  toldKeys: string
  #keys: ReadonlySet<Key>
  #shared: readonly Key[]
  /** Viewers of one class see the same, but for rows that name them as persons. */
  viewClass: string

  constructor(
    readonly line: string,
    readonly person: Id,
    { keys, told }: { readonly keys: ReadonlySet<Key>; readonly told: number },
  ) {
    this.#keys = keys
    this.#shared = withoutPersons(keys)
    this.viewClass = this.#shared.join()
    this.told = told
    this.toldKeys = this.viewClass
  }

  /** All keys, as of the last round. */
  get keys(): ReadonlySet<Key> {
    return this.#keys
  }

  set keys(keys: ReadonlySet<Key>) {
    this.#keys = keys
    this.#shared = withoutPersons(keys)
    this.viewClass = this.#shared.join()
  }

  /** The keys that a viewer shares with others: all but its own `person:` key, sorted. */
  get shared(): readonly Key[] {
    return this.#shared
  }

  isTold(seq: number): void {
    this.told = seq
    this.toldAt = performance.now()
    this.toldKeys = this.viewClass
  }
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

export function withoutPersons(keys: ReadonlySet<Key>): Key[] {
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
