import { type Id, isErasure, type Place } from '@beistand/domain/noun'
import type pg from 'pg'
import { type Body, isTextHash, sha256 } from './chain.js'
import type { Faults } from './faults.js'

/** The number of an entry and what is sealed in it; null where that cannot be read. */
interface Opened {
  readonly seq: number
  readonly sealed: Body | null
}

interface Kept {
  readonly seq: number
  readonly field: string
  readonly salt: string
  readonly text: string
}

/** $1 pact, $2 last number seen, $3 last number wanted */
const TEXTS = `SELECT seq, field, salt, text FROM app.journal_text WHERE pact = $1 AND seq > $2 AND seq <= $3 ORDER BY seq, field`
/** $1 pact, $2 JSON list of [seq, field] */
const STILL_THERE = `SELECT t.seq, t.field FROM jsonb_array_elements($2::jsonb) AS place
  JOIN app.journal_text t ON t.pact = $1 AND t.seq = (place ->> 0)::bigint AND t.field = place ->> 1`

/** The texts that entries want, and those that are there: an erased one must be gone, any other be as it was written. */
export class Texts {
  private readonly unkept = new Map<string, string>()

  constructor(
    private readonly client: pg.ClientBase,
    private readonly pact: Id,
    private readonly faults: Faults,
  ) {}

  /** Looks at all texts above a number up to the last of these entries, or to the end where there are none. */
  async pass(entries: readonly Opened[], after: number): Promise<void> {
    const values = [this.pact, after, entries.at(-1)?.seq ?? Number.MAX_SAFE_INTEGER]
    const { rows: texts } = await this.client.query<Kept>(TEXTS, values)
    const kept = new Map(texts.map((row) => [nameOf([row.seq, row.field]), sha256(row.salt, row.text)]))
    for (const entry of entries) this.compare(entry, kept)
    for (const name of kept.keys()) this.faults.add(`A text belongs to no entry: ${name}.`)
    await this.passErasures(entries)
  }

  /** Tells of the texts that are not as they were written and were not erased either. */
  end(): void {
    for (const sentence of this.unkept.values()) this.faults.add(sentence)
  }

  private compare({ seq, sealed }: Opened, kept: Map<string, string>): void {
    for (const [field, value] of Object.entries<unknown>({ ...sealed?.event })) {
      if (!isTextHash(value)) continue
      const name = nameOf([seq, field])
      const hash = kept.get(name)
      kept.delete(name)
      if (hash === undefined) this.unkept.set(name, `Entry ${seq}: its ${field} is missing.`)
      else if (hash !== value.sha256) this.unkept.set(name, `Entry ${seq}: its ${field} was changed.`)
    }
  }

  private async passErasures(entries: readonly Opened[]): Promise<void> {
    const places = entries.flatMap(({ sealed }) => (sealed && isErasure(sealed.event) ? sealed.event.places : []))
    if (places.length === 0) return
    for (const place of places) this.unkept.delete(nameOf(place))
    const { rows } = await this.client.query<Kept>(STILL_THERE, [this.pact, JSON.stringify(places)])
    for (const { seq, field } of rows) this.faults.add(`Entry ${seq}: its ${field} was erased and is there.`)
  }
}

const nameOf = ([seq, field]: Place) => `${seq} ${field}`
