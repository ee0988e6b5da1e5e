import type { PlanTold } from '@beistand/contracts/plan'
import type { Id, Key } from '@beistand/domain/noun'
import type { Frame, Position, Snapshot } from '@beistand/domain/replica'

/** What a viewer knows, and may see, at one time. */
interface State {
  /** All keys. */
  readonly keys: ReadonlySet<Key>
  /** The keys that a viewer shares with others: all but its own `person:` key, sorted. */
  readonly shared: readonly Key[]
  /** Viewers of one class see the same, but for rows that name them as persons. */
  readonly viewClass: string
  /** Number up to which the viewer was told, when by a clock that only goes forward (milliseconds), and its class then. */
  readonly told: number
  readonly toldAt: number
  readonly toldClass: string
}

/** Someone who watches a pact over one socket. What a round does to it holds once the round has succeeded. */
export class Viewer {
  private state: State
  private settled: State

  constructor(
    readonly line: string,
    readonly person: Id,
    { keys, told }: { readonly keys: ReadonlySet<Key>; readonly told: number },
  ) {
    const seen = classOf(keys)
    this.state = { ...seen, told, toldAt: performance.now(), toldClass: seen.viewClass }
    this.settled = this.state
  }

  get keys(): ReadonlySet<Key> {
    return this.state.keys
  }

  get shared(): readonly Key[] {
    return this.state.shared
  }

  get viewClass(): string {
    return this.state.viewClass
  }

  get told(): number {
    return this.state.told
  }

  get toldAt(): number {
    return this.state.toldAt
  }

  get toldClass(): string {
    return this.state.toldClass
  }

  /** Whether the round takes the last of its roles in the pact from the viewer. */
  get expelled(): boolean {
    return this.state.shared.length === 0 && this.settled.shared.length > 0
  }

  rekey(keys: ReadonlySet<Key>): void {
    this.state = { ...this.state, ...classOf(keys) }
  }

  isTold(seq: number): void {
    const { keys, shared, viewClass } = this.state
    this.state = { keys, shared, viewClass, told: seq, toldAt: performance.now(), toldClass: viewClass }
  }

  settle(): void {
    this.settled = this.state
  }

  revert(): void {
    this.state = this.settled
  }
}

function classOf(keys: ReadonlySet<Key>): Pick<State, 'keys' | 'shared' | 'viewClass'> {
  const shared = withoutPersons(keys)
  return { keys, shared, viewClass: shared.join() }
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
  | { readonly lines: readonly string[]; readonly expelled: true }
  | { readonly lines: readonly string[]; readonly plan: PlanTold }

export function isPersonal(key: Key): boolean {
  return key.startsWith('person:')
}

export function withoutPersons(keys: ReadonlySet<Key>): Key[] {
  return [...keys].filter((key) => !isPersonal(key)).sort()
}

/** Puts together what belongs under the same name, in order of first appearance. */
export function grouped<T, N>(items: Iterable<T>, nameOf: (item: T) => N): Map<N, T[]> {
  const groups = new Map<N, T[]>()
  for (const item of items) {
    const name = nameOf(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}

/** What goes out: lines that get the same frame get it in one message. */
export function together(frames: readonly { readonly lines: readonly string[]; readonly frame: Frame }[]): Sending[] {
  return [...grouped(frames, ({ frame }) => JSON.stringify(frame)).values()].flatMap(([first, ...more]) =>
    first ? [{ frame: first.frame, lines: [first, ...more].flatMap(({ lines }) => lines) }] : [],
  )
}
