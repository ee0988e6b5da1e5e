import { type Id, isErasure, type Place, type Row } from '@beistand/domain/noun'
import { ALL_NOUNS, noRows, type Rows } from '@beistand/domain/registry'
import { applyEntries, type Position } from '@beistand/domain/replica'
import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { type Body, isTextHash, sha256 } from './chain.js'
import { type EntryResult, storedEntry } from './reading.js'
import { SQL, storedRow } from './tables.js'

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

const ALL = `SELECT j.*, (SELECT jsonb_object_agg(t.field, t.text) FROM app.journal_text t WHERE t.pact = j.pact AND t.seq = j.seq) AS texts
  FROM app.journal j WHERE j.pact = $1 ORDER BY j.seq`
const TEXTS = `SELECT seq, field, salt, text FROM app.journal_text WHERE pact = $1 ORDER BY seq, field`

/** What does not hold in a pact's journal, one sentence each; none when all is as it was written. */
export async function verify(client: pg.ClientBase, pact: Id, anchor?: Position): Promise<string[]> {
  const { rows: entries } = await client.query<Stored>(ALL, [pact])
  const tips = await client.query<Position>('SELECT seq, hash FROM app.journal_tip WHERE pact = $1', [pact])
  return [
    ...chainFaults(entries),
    ...tipFaults(entries.at(-1), tips.rows[0]),
    ...(await textFaults(client, pact, entries)),
    ...anchorFaults(entries, anchor),
    ...(await rowFaults(client, pact, entries)),
  ]
}

function chainFaults(entries: readonly Stored[]): string[] {
  const faults: string[] = []
  let previous = { seq: 0, hash: '' }
  for (const entry of entries) {
    if (entry.seq !== previous.seq + 1) faults.push(`Entry ${previous.seq + 1} is missing.`)
    if (entry.previous !== previous.hash) faults.push(`Entry ${entry.seq} does not follow the entry before it.`)
    if (sha256(entry.salt, entry.previous, entry.body) !== entry.hash) faults.push(`Entry ${entry.seq} was changed.`)
    faults.push(...columnFaults(entry))
    previous = entry
  }
  return faults
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

function tipFaults(last: Stored | undefined, tip: Position | undefined): string[] {
  if (last?.seq === tip?.seq && last?.hash === tip?.hash) return []
  return [`The journal ends at ${last?.seq ?? 0}, but was written up to ${tip?.seq ?? 0}.`]
}

function anchorFaults(entries: readonly Stored[], anchor: Position | undefined): string[] {
  if (!anchor) return []
  const found = entries.find(({ seq }) => seq === anchor.seq)
  if (found?.hash === anchor.hash) return []
  return [found ? `Entry ${anchor.seq} is not the one of the anchor.` : `Entry ${anchor.seq} of the anchor is missing.`]
}

async function textFaults(client: pg.ClientBase, pact: Id, entries: readonly Stored[]): Promise<string[]> {
  const { rows } = await client.query<{ seq: number; field: string; salt: string; text: string }>(TEXTS, [pact])
  const kept = new Map(rows.map((row) => [`${row.seq} ${row.field}`, sha256(row.salt, row.text)]))
  const events = entries.map(({ seq, body }) => ({ seq, event: (JSON.parse(body) as Body).event }))
  const erased = new Set(events.flatMap(({ event }) => (isErasure(event) ? event.places : [])).map(nameOf))
  const faults = events.flatMap(({ seq, event }) =>
    Object.entries(event).flatMap(([field, value]: [string, unknown]) => {
      if (!isTextHash(value)) return []
      const name = nameOf([seq, field])
      const hash = kept.get(name)
      kept.delete(name)
      const fault = textFault(hash, { wanted: value.sha256, erased: erased.has(name) })
      return fault === null ? [] : [`Entry ${seq}: its ${field} ${fault}.`]
    }),
  )
  return [...faults, ...[...kept.keys()].map((name) => `A text belongs to no entry: ${name}.`)]
}

const nameOf = ([seq, field]: Place) => `${seq} ${field}`

/** An erased text must be gone, any other must be there as it was written. */
function textFault(hash: string | undefined, { wanted, erased }: { wanted: string; erased: boolean }): string | null {
  if (erased) return hash === undefined ? null : 'was erased and is there'
  if (hash === undefined) return 'is missing'
  return hash === wanted ? null : 'was changed'
}

/** Replaying the journal must give exactly the stored rows. */
async function rowFaults(client: pg.ClientBase, pact: Id, entries: readonly Stored[]): Promise<string[]> {
  const replayed = replay(entries)
  if (!replayed) return ['The journal cannot be replayed.']
  const faults: string[] = []
  const changed = new Map(entries.map(({ noun, id, seq }) => [`${noun} ${id}`, seq]))
  for (const noun of ALL_NOUNS) {
    const expected = new Map(Object.entries<Row>(replayed[noun.name]))
    const { rows } = await client.query<Record<string, unknown>>(SQL[noun.name].all, [pact])
    for (const { row, audience, seq } of rows.map(storedRow)) {
      const wanted = expected.get(row.id)
      expected.delete(row.id)
      const same = wanted && isDeepStrictEqual(row, wanted) && isDeepStrictEqual(audience, [...noun.audience(wanted)])
      if (!same || seq !== changed.get(`${noun.name} ${row.id}`))
        faults.push(`The row ${noun.name} ${row.id} is not what the journal says.`)
    }
    for (const id of expected.keys()) faults.push(`The row ${noun.name} ${id} is missing.`)
  }
  return faults
}

function replay(entries: readonly Stored[]): Rows | null {
  try {
    return applyEntries(
      noRows(),
      entries.map((entry) => storedEntry(entry).entry),
    )
  } catch {
    return null
  }
}
