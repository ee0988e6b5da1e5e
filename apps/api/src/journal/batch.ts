import type { By, Id, Instant, Key, NounEvent } from '@beistand/domain/noun'
import { type AnyNoun, nounOf } from '@beistand/domain/registry'
import { type Body, type KeptText, seal, type Sealed, withoutTexts } from './chain.js'
import { emergencyField, type StoredRow } from './tables.js'

/** An entry ready to be written. */
export interface Prepared {
  readonly body: Body
  readonly sealed: Sealed
  readonly texts: readonly KeptText[]
}

export interface Batch {
  readonly entries: readonly Prepared[]
  /** The rows that the batch leaves, each once. */
  readonly rows: readonly { readonly noun: AnyNoun; readonly stored: StoredRow }[]
}

export interface Heading {
  readonly pact: Id
  /** The last entry before the batch. */
  readonly tip: { readonly seq: number; readonly hash: string }
  readonly at: Instant
  readonly entered: Instant
  readonly by: By
}

/**
 * Makes a batch of the events of one command: each entry numbered and sealed onto the one before, each row moved on.
 * `rowOf` gives the rows that the events change, as they are before the batch.
 */
export function prepare(
  heading: Heading,
  events: readonly NounEvent[],
  rowOf: (noun: AnyNoun, id: Id) => StoredRow | undefined,
): Batch {
  const rows = new Map<string, { noun: AnyNoun; stored: StoredRow }>()
  const entries: Prepared[] = []
  let { seq, hash } = heading.tip
  const batch = seq + 1
  for (const event of events) {
    const noun = nounOf(event)
    if (!noun) throw new Error(`no noun has the event ${event.type}`)
    const name = `${noun.name} ${event.id}`
    const before = rows.get(name)?.stored ?? rowOf(noun, event.id)
    const moment = { seq: ++seq, at: heading.at, entered: heading.entered, by: heading.by }
    const row = noun.evolve(before?.row, event, moment)
    const stored = { row, audience: noun.audience(row), seq }
    const { event: bare, texts } = withoutTexts(noun, event)
    const body: Body = {
      pact: heading.pact,
      ...moment,
      batch,
      noun: noun.name,
      emergency: emergencyOf(noun, row),
      event: bare,
      audience: stored.audience,
      was: before && !sameKeys(before.audience, stored.audience) ? before.audience : null,
      who: rekeyed(noun, stored, before),
    }
    const sealed = seal(body, hash)
    hash = sealed.hash
    entries.push({ body, sealed, texts })
    rows.set(name, { noun, stored })
  }
  return { entries, rows: [...rows.values()] }
}

/** The emergency whose log an entry belongs to, if any. */
function emergencyOf(noun: AnyNoun, row: object): Id | null {
  const field = emergencyField(noun)
  const value: unknown = field && field in row ? (row as Readonly<Record<string, unknown>>)[field] : null
  return typeof value === 'string' ? value : null
}

function rekeyed(noun: AnyNoun, { row }: StoredRow, before: StoredRow | undefined): readonly Key[] | null {
  const keys = noun.rekeys(row, before?.row ?? null)
  return keys.length > 0 ? keys : null
}

export function sameKeys(a: readonly Key[], b: readonly Key[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key))
}
