import type { Id, Row } from '@beistand/domain/noun'
import { ALL_NOUNS, type AnyNoun } from '@beistand/domain/registry'
import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import type { Faults, Looking } from './faults.js'
import { ENTRY_COLUMNS, type EntryResult, storedEntry } from './reading.js'
import { SQL, type StoredRow, storedRow } from './tables.js'

/** Ids above `after` up to `last`, where there is one, and the rows that are stored there. */
interface Span {
  readonly after: Id
  readonly last: Id | null
  readonly rows: ReadonlyMap<Id, StoredRow>
}

interface Result extends EntryResult {
  readonly id: Id
}

/** What the journal says of a row up to one of its entries; no row where it cannot be replayed. */
interface Replayed {
  readonly id: Id
  readonly seq: number
  readonly row: Row | undefined
}

/** $1 pact, $2 noun, $3 and $4 last id and number seen, $5 last id wanted or null, $6 how many */
const BY_ROW = `SELECT j.id, ${ENTRY_COLUMNS} FROM app.journal j WHERE j.pact = $1 AND j.noun = $2
  AND (j.id, j.seq) > ($3, $4) AND ($5::text IS NULL OR j.id <= $5) ORDER BY j.id, j.seq LIMIT $6`

/** Replaying the journal must give exactly the stored rows. An event changes one row, so that each is replayed by itself. */
export class RowCheck {
  constructor(
    private readonly client: pg.ClientBase,
    private readonly pact: Id,
    private readonly looking: Looking,
    private readonly faults: Faults,
  ) {}

  async run(): Promise<void> {
    for (const noun of ALL_NOUNS) {
      for await (const span of this.spans(noun)) {
        const left = new Set(span.rows.keys())
        for await (const replayed of this.replayed(noun, span)) {
          left.delete(replayed.id)
          this.compare(noun, span.rows.get(replayed.id), replayed)
        }
        for (const id of left) this.faults.add(`The row ${noun.name} ${id} is not what the journal says.`)
      }
    }
  }

  private compare(noun: AnyNoun, stored: StoredRow | undefined, { id, seq, row }: Replayed): void {
    const name = `The row ${noun.name} ${id}`
    if (!row) this.faults.add(`${name} cannot be replayed.`)
    else if (!stored) this.faults.add(`${name} is missing.`)
    else if (!isDeepStrictEqual(stored, { row, audience: [...noun.audience(row)], seq }))
      this.faults.add(`${name} is not what the journal says.`)
  }

  /** All ids that there could be; the last span has no end. */
  private async *spans({ name }: AnyNoun): AsyncGenerator<Span, void> {
    const text = `${SQL[name].all} AND id > $2 ORDER BY id LIMIT $3`
    const { piece } = this.looking
    for (let after = ''; ;) {
      const { rows: results } = await this.client.query<Record<string, unknown>>(text, [this.pact, after, piece])
      const rows = results.map(storedRow)
      const last = rows.length < piece ? undefined : rows.at(-1)?.row.id
      yield { after, last: last ?? null, rows: new Map(rows.map((stored) => [stored.row.id, stored])) }
      if (last === undefined) return
      after = last
    }
  }

  /** What the journal says of each row of a span; a row may have more entries than one piece. */
  private async *replayed(noun: AnyNoun, span: Span): AsyncGenerator<Replayed, void> {
    let current: Replayed | undefined
    for await (const entry of this.entries(noun, span)) {
      const before: Replayed | undefined = current?.id === entry.id ? current : undefined
      if (current && !before) yield current
      current = movedOn(noun, before, entry)
    }
    if (current) yield current
  }

  /** The entries of a span, row by row. */
  private async *entries({ name }: AnyNoun, { after, last }: Span): AsyncGenerator<Result, void> {
    const { piece, looked } = this.looking
    for (let seen = { id: after, seq: Number.MAX_SAFE_INTEGER }; ;) {
      const values = [this.pact, name, seen.id, seen.seq, last, piece]
      const { rows } = await this.client.query<Result>(BY_ROW, values)
      yield* rows
      looked?.(rows.length)
      const end = rows.at(-1)
      if (!end || rows.length < piece) return
      seen = end
    }
  }
}

function movedOn(noun: AnyNoun, before: Replayed | undefined, result: Result): Replayed {
  const { id, seq } = result
  try {
    const { entry } = storedEntry(result)
    return { id, seq, row: before && !before.row ? undefined : noun.evolve(before?.row, entry.event, entry) }
  } catch {
    return { id, seq, row: undefined }
  }
}
