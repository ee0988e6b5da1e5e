import type { Id, Key, Moment, Row } from './noun.js'
import { ALL_NOUNS, nounOf, noRows, type DomainEvent, type NounName, type Rows } from './registry.js'

/** An entry as its viewers get it: texts in place, salts and audiences left on the server. */
export interface Entry extends Moment {
  readonly batch: number
  readonly event: DomainEvent
  /** Fields of the event whose texts have been erased since; they read null. */
  readonly erased?: readonly string[]
}

/** Where in a pact's journal someone stands: the number and hash of the last entry known; 0 and '' before the first. */
export interface Position {
  readonly seq: number
  readonly hash: string
}

export interface RowOfNoun {
  readonly noun: NounName
  readonly row: Row
}
export interface RowName {
  readonly noun: NounName
  readonly id: Id
}

/**
 * Whole batches after `after` up to `to`; numbers that are missing are not for this viewer. `keys`, `rows` and `gone` come
 * where the viewer's keys or a row's audience changed: rows gained stand as at `to` and are put after the entries. Keys are
 * those beside the viewer's own `person:` key.
 */
export interface Frame {
  readonly after: number
  readonly to: number
  readonly hash: string
  readonly entries: readonly Entry[]
  readonly keys?: readonly Key[]
  readonly rows?: readonly RowOfNoun[]
  readonly gone?: readonly RowName[]
}

/** Everything that a viewer may see, as at one position. It replaces whatever the viewer had. */
export interface Snapshot extends Position {
  readonly keys: readonly Key[]
  readonly rows: Rows
}

/** What a viewer holds: a snapshot, moved on by frames. */
export type Replica = Snapshot

export const EMPTY: Replica = { seq: 0, hash: '', keys: [], rows: noRows() }

/** Moves rows on by entries. The same function folds on the server and in the browser. */
export function applyEntries(rows: Rows, entries: readonly Entry[]): Rows {
  const draft = new Draft(rows)
  for (const entry of entries) {
    const noun = nounOf(entry.event)
    if (!noun) throw new UnknownEvent(entry.event.type)
    draft.put(noun.name, noun.evolve(draft.get(noun.name, entry.event.id), entry.event, entry))
  }
  return draft.rows()
}

/** This release does not know the event: reload the app. */
export class UnknownEvent extends Error {}

/**
 * The only way that a viewer's rows change between snapshots.
 * Returns the same replica for a frame already known, and `catch-up` where one is missing before it.
 */
export function applyFrame(replica: Replica, frame: Frame): Replica | 'catch-up' {
  if (frame.to <= replica.seq) return replica
  if (frame.after > replica.seq) return 'catch-up'
  const entries = frame.entries.filter(({ seq }) => seq > replica.seq)
  const draft = new Draft(applyEntries(replica.rows, entries))
  for (const { noun, row } of frame.rows ?? []) draft.put(noun, row)
  for (const { noun, id } of frame.gone ?? []) draft.drop(noun, id)
  return { seq: frame.to, hash: frame.hash, keys: frame.keys ?? replica.keys, rows: draft.rows() }
}

/**
 * Adds what was loaded of an emergency that snapshots leave out. `again` where the replica has moved on since it was read:
 * a newer row may have come in the meantime.
 */
export function withLoaded(replica: Replica, loaded: Snapshot): Replica | 'again' {
  if (loaded.seq < replica.seq) return 'again'
  const draft = new Draft(replica.rows)
  for (const { name } of ALL_NOUNS) for (const row of Object.values<Row>(loaded.rows[name])) draft.put(name, row)
  return { ...replica, rows: draft.rows() }
}

/** Copies each noun's table once, on its first change, so that what did not change keeps its identity. */
class Draft {
  private readonly changed: Partial<Record<NounName, Record<Id, Row>>> = {}

  constructor(private readonly before: Rows) {}

  get(noun: NounName, id: Id): Row | undefined {
    return (this.changed[noun] ?? this.before[noun])[id]
  }

  put(noun: NounName, row: Row): void {
    this.table(noun)[row.id] = row
  }

  drop(noun: NounName, id: Id): void {
    Reflect.deleteProperty(this.table(noun), id)
  }

  rows(): Rows {
    return { ...this.before, ...this.changed } as Rows
  }

  private table(noun: NounName): Record<Id, Row> {
    return (this.changed[noun] ??= { ...(this.before[noun] as Readonly<Record<Id, Row>>) })
  }
}
