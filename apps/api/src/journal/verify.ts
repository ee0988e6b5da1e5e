import { type Id, isErasure, type Place, type Row } from '@beistand/domain/noun'
import { ALL_NOUNS, type NounName, noRows, type Rows } from '@beistand/domain/registry'
import { applyEntries, type Position } from '@beistand/domain/replica'
import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { type Body, isTextHash, sha256 } from './chain.js'
import { type EntryResult, storedEntry } from './reading.js'
import { SQL, type StoredRow, storedRow } from './tables.js'

interface Stored extends EntryResult {
  readonly pact: Id
  readonly batch: number
  readonly at: number
  readonly entered: number
  readonly person: Id
  readonly noun: string
  readonly id: Id
  readonly emergency: Id | null
  readonly type: string
  readonly audience: string[]
  readonly was: string[] | null
  readonly who: string[] | null
  readonly salt: string
  readonly previous: string
}

/** How many entries or rows are looked at in one piece: no journal is too long for the memory, or for one statement's time. */
const PIECE = 20_000
/** $1 pact, $2 last number seen, $3 how many */
const ENTRIES = `SELECT j.*, (SELECT jsonb_object_agg(t.field, t.text) FROM app.journal_text t WHERE t.pact = j.pact AND t.seq = j.seq) AS texts
  FROM app.journal j WHERE j.pact = $1 AND j.seq > $2 ORDER BY j.seq LIMIT $3`
/** $1 pact, $2 last number seen, $3 last number wanted */
const TEXTS = `SELECT seq, field, salt, text FROM app.journal_text WHERE pact = $1 AND seq > $2 AND seq <= $3 ORDER BY seq, field`
const TIP = 'SELECT seq, hash FROM app.journal_tip WHERE pact = $1'

export interface Verifying {
  /** An entry that the journal must have. */
  readonly anchor?: Position | undefined
  /** How many entries are looked at in one piece. */
  readonly piece?: number
}

/** What does not hold in a pact's journal, one sentence each; none when all is as it was written. */
export async function verify(client: pg.ClientBase, pact: Id, verifying: Verifying = {}): Promise<string[]> {
  const { anchor, piece = PIECE } = verifying
  const chain = new Chain(anchor)
  const texts = new Texts()
  const replay = new Replay()
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const { rows: entries } = await client.query<Stored>(ENTRIES, [pact, after, piece])
    const last = entries.at(-1)?.seq ?? Number.MAX_SAFE_INTEGER
    const { rows: kept } = await client.query<Kept>(TEXTS, [pact, after, last])
    texts.pass(entries, kept)
    if (entries.length === 0) break
    chain.pass(entries)
    replay.pass(entries)
    after = last
  }
  const tips = await client.query<Position>(TIP, [pact])
  return [
    ...chain.faults,
    ...tipFaults(chain.last, tips.rows[0]),
    ...texts.faults(),
    ...anchorFaults(chain.atAnchor, anchor),
    ...(await replay.faults(client, pact)),
  ]
}

/** Numbers, hashes and columns of entries that go by. */
class Chain {
  readonly faults: string[] = []
  last: Position | undefined
  /** The entry that has the anchor's number. */
  atAnchor: Position | undefined

  constructor(private readonly anchor: Position | undefined) {}

  pass(entries: readonly Stored[]): void {
    for (const entry of entries) {
      const { seq, hash } = entry
      const previous = this.last ?? { seq: 0, hash: '' }
      if (seq !== previous.seq + 1) this.faults.push(`Entry ${previous.seq + 1} is missing.`)
      if (entry.previous !== previous.hash) this.faults.push(`Entry ${seq} does not follow the entry before it.`)
      if (sha256(entry.salt, entry.previous, entry.body) !== hash) this.faults.push(`Entry ${seq} was changed.`)
      this.faults.push(...columnFaults(entry))
      this.last = { seq, hash }
      if (seq === this.anchor?.seq) this.atAnchor = this.last
    }
  }
}

/** The columns beside the sealed body are for looking entries up; they must say the same. */
function columnFaults(entry: Stored): string[] {
  const { event, by, ...body } = JSON.parse(entry.body) as Body
  const { pact, seq, batch, at, entered, noun, emergency, audience, was, who } = entry
  const columns = { pact, seq, batch, at, entered, noun, emergency, audience, was, who }
  const same = isDeepStrictEqual(columns, body)
  const named = event.id === entry.id && event.type === entry.type && by.person === entry.person
  return same && named ? [] : [`Entry ${entry.seq}: its columns differ from its sealed body.`]
}

function tipFaults(last: Position | undefined, tip: Position | undefined): string[] {
  if (last?.seq === tip?.seq && last?.hash === tip?.hash) return []
  return [`The journal ends at ${last?.seq ?? 0}, but was written up to ${tip?.seq ?? 0}.`]
}

function anchorFaults(found: Position | undefined, anchor: Position | undefined): string[] {
  if (!anchor || found?.hash === anchor.hash) return []
  return [found ? `Entry ${anchor.seq} is not the one of the anchor.` : `Entry ${anchor.seq} of the anchor is missing.`]
}

interface Kept {
  readonly seq: number
  readonly field: string
  readonly salt: string
  readonly text: string
}

/** The texts that entries want, and those that are there; an erasure may come long after the text. */
class Texts {
  private readonly wanted: { readonly place: Place; readonly state: 'kept' | 'changed' | 'missing' }[] = []
  private readonly erased = new Set<string>()
  private readonly strays: string[] = []

  /** Takes some entries, and all texts whose numbers lie between the entries before and the last of these. */
  pass(entries: readonly Stored[], texts: readonly Kept[]): void {
    const kept = new Map(texts.map((row) => [nameOf([row.seq, row.field]), sha256(row.salt, row.text)]))
    for (const { seq, body } of entries) {
      const { event } = JSON.parse(body) as Body
      for (const place of isErasure(event) ? event.places : []) this.erased.add(nameOf(place))
      for (const [field, value] of Object.entries(event) as [string, unknown][]) {
        if (!isTextHash(value)) continue
        const place: Place = [seq, field]
        const hash = kept.get(nameOf(place))
        kept.delete(nameOf(place))
        const state = hash === undefined ? 'missing' : hash === value.sha256 ? 'kept' : 'changed'
        this.wanted.push({ place, state })
      }
    }
    this.strays.push(...kept.keys())
  }

  /** An erased text must be gone, any other must be there as it was written. */
  faults(): string[] {
    const faults = this.wanted.flatMap(({ place, state }) => {
      const [seq, field] = place
      if (!this.erased.has(nameOf(place))) return state === 'kept' ? [] : [`Entry ${seq}: its ${field} ${SAID[state]}.`]
      return state === 'missing' ? [] : [`Entry ${seq}: its ${field} was erased and is there.`]
    })
    return [...faults, ...this.strays.map((name) => `A text belongs to no entry: ${name}.`)]
  }
}

const SAID = { missing: 'is missing', changed: 'was changed' } as const
const nameOf = ([seq, field]: Place) => `${seq} ${field}`

/** Replaying the journal must give exactly the stored rows. */
class Replay {
  private rows: Rows | null = noRows()
  /** The number of the last entry that changed a row. */
  private readonly changed = new Map<string, number>()

  pass(entries: readonly Stored[]): void {
    for (const { noun, id, seq } of entries) this.changed.set(`${noun} ${id}`, seq)
    try {
      const replayed = entries.map((entry) => storedEntry(entry).entry)
      this.rows &&= applyEntries(this.rows, replayed)
    } catch {
      this.rows = null
    }
  }

  async faults(client: pg.ClientBase, pact: Id): Promise<string[]> {
    if (!this.rows) return ['The journal cannot be replayed.']
    const faults: string[] = []
    for (const noun of ALL_NOUNS) {
      const expected = new Map(Object.entries<Row>(this.rows[noun.name]))
      for await (const { row, audience, seq } of storedRows(client, pact, noun.name)) {
        const wanted = expected.get(row.id)
        expected.delete(row.id)
        const same = wanted && isDeepStrictEqual(row, wanted) && isDeepStrictEqual(audience, [...noun.audience(wanted)])
        if (!same || seq !== this.changed.get(`${noun.name} ${row.id}`))
          faults.push(`The row ${noun.name} ${row.id} is not what the journal says.`)
      }
      for (const id of expected.keys()) faults.push(`The row ${noun.name} ${id} is missing.`)
    }
    return faults
  }
}

async function* storedRows(client: pg.ClientBase, pact: Id, noun: NounName): AsyncGenerator<StoredRow> {
  const text = `${SQL[noun].all} AND id > $2 ORDER BY id LIMIT $3`
  for (let after = ''; ;) {
    const { rows } = await client.query<Record<string, unknown>>(text, [pact, after, PIECE])
    const found = rows.map(storedRow)
    yield* found
    if (found.length < PIECE) return
    after = found.at(-1)?.row.id ?? after
  }
}
