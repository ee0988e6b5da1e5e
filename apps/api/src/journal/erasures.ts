import { type ErasureReason, type Id, isErasure, type Place, type Row, type TextsErased } from '@beistand/domain/noun'
import { ALL_NOUNS, type AnyNoun, type NounName, nounNamed } from '@beistand/domain/registry'
import type { Entry } from '@beistand/domain/replica'
import { type EntryResult, SELECT_ENTRIES, storedEntry } from './reading.js'
import type { Transaction } from './transaction.js'

/** A text that is still there: in which row's entry, and under which field. */
interface Standing {
  readonly noun: NounName
  readonly id: Id
  readonly seq: number
  readonly field: string
}

/** Whose texts are looked for. `email`, in small letters, where one is known; `words`: also what the person wrote. */
export interface Sought {
  readonly person: Id
  readonly email: string | null
  readonly words: boolean
}

/** Rows that are a card of one person as a whole, which is found by its address. */
export const CARDS: readonly NounName[] = ['invitation', 'contact']

const TEXTS = `SELECT j.noun, j.id, t.seq, t.field FROM app.journal_text t
  JOIN app.journal j ON j.pact = t.pact AND j.seq = t.seq WHERE t.pact = $1`
/** $2 nouns of cards, $3 address */
const CARD_IDS = `SELECT DISTINCT j.id FROM app.journal_text t JOIN app.journal j ON j.pact = t.pact AND j.seq = t.seq
  WHERE t.pact = $1 AND j.noun = ANY($2) AND lower(t.text) = $3`
/**
 * $2 nouns whose texts are about one person, and $3 the fields that name it, side by side; $4 person, $5 ids of cards, $6
 * address or null, $7 whether also words
 */
const OF_PERSON = `${TEXTS} AND (j.id = ANY($5) OR $6::text IS NOT NULL AND position($6 in lower(t.text)) > 0
  OR EXISTS (SELECT 1 FROM unnest($2::text[], $3::text[]) AS naming (noun, field)
    WHERE naming.noun = j.noun AND (j.body::jsonb -> 'event' ->> naming.field = $4
      OR NOT j.body::jsonb -> 'event' ? naming.field AND j.id IN (SELECT own.id FROM app.journal own WHERE own.pact = j.pact
        AND own.noun = j.noun AND own.body::jsonb -> 'event' ->> naming.field = $4)))
  OR $7 AND j.person = $4 AND j.emergency IS NOT NULL)`
/** $2 entry, $3 field */
const AT_PLACE = `${TEXTS} AND t.seq = $2 AND t.field = $3`
/** $2 entry */
const ROW_OF = 'SELECT noun, id FROM app.journal WHERE pact = $1 AND seq = $2'
/** $2 noun, $3 id, $4 fields */
const OF_ROW = `${TEXTS} AND j.noun = $2 AND j.id = $3 AND t.field = ANY($4)`
/** $2 nouns and $3 ids of rows, side by side */
const ENTRIES = `${SELECT_ENTRIES} JOIN unnest($2::text[], $3::text[]) AS wanted (noun, id)
  ON wanted.noun = j.noun AND wanted.id = j.id WHERE j.pact = $1 ORDER BY j.seq`

/** The erasure of every text of a pact that is about a person or holds its address, and on demand of its own words. */
export async function erasureOfPerson(tx: Transaction, sought: Sought): Promise<TextsErased[]> {
  const { person, email, words } = sought
  const naming = ALL_NOUNS.flatMap(({ name, about }) => (about === null ? [] : [{ name, about }]))
  const cards = email === null ? [] : await idsOfCards(tx, email)
  const values = [naming.map(({ name }) => name), naming.map(({ about }) => about), person, cards, email, words]
  return erasure(tx, await standing(tx, OF_PERSON, values), 'person')
}

/** The erasure of one text; none where it is gone or never was. */
export async function erasureOfPlace(tx: Transaction, [seq, field]: Place): Promise<TextsErased[]> {
  return erasure(tx, await standing(tx, AT_PLACE, [seq, field]), 'content')
}

/** The erasure of texts in all entries of one row, whose time is over: of some fields, or of all. */
export async function erasureOfRow(
  tx: Transaction,
  { noun, id, fields }: { readonly noun: NounName; readonly id: Id; readonly fields?: readonly string[] },
): Promise<TextsErased[]> {
  return erasure(tx, await standing(tx, OF_ROW, [noun, id, fields ?? nounNamed(noun).texts]), 'time')
}

/** Refuses with `not-found` where the entry's row is missing or hidden from whoever acts. */
export async function requireVisible(tx: Transaction, entry: number): Promise<void> {
  const { rows } = await tx.client.query<Pick<Standing, 'noun' | 'id'>>(ROW_OF, [tx.pact, entry])
  const [row] = rows
  await tx.get(row?.noun ?? 'pact', row?.id ?? '')
}

async function idsOfCards(tx: Transaction, email: string): Promise<Id[]> {
  const { rows } = await tx.client.query<{ id: Id }>(CARD_IDS, [tx.pact, CARDS, email])
  return rows.map(({ id }) => id)
}

async function standing(tx: Transaction, text: string, values: readonly unknown[]): Promise<Standing[]> {
  const { rows } = await tx.client.query<Standing>(text, [tx.pact, ...values])
  return rows
}

/** One event a row: which of its fields become null follows from folding its entries with the texts and without. */
async function erasure(tx: Transaction, found: readonly Standing[], why: ErasureReason): Promise<TextsErased[]> {
  const rows = new Map<string, { noun: NounName; id: Id; places: Place[] }>()
  for (const { noun, id, seq, field } of found) {
    const row = rows.get(`${noun} ${id}`) ?? { noun, id, places: [] }
    rows.set(`${noun} ${id}`, row)
    row.places.push([seq, field])
  }
  const entries = await entriesOf(tx, [...rows.values()])
  return [...rows].map(([name, { noun, id, places }]) => {
    const fields = emptied(nounNamed(noun), entries.get(name) ?? [], places)
    return { type: 'texts-erased', noun, id, fields, places: places.sort(([a], [b]) => a - b), why }
  })
}

async function entriesOf(
  tx: Transaction,
  rows: readonly { readonly noun: NounName; readonly id: Id }[],
): Promise<ReadonlyMap<string, Entry[]>> {
  const values = [tx.pact, rows.map(({ noun }) => noun), rows.map(({ id }) => id)]
  const { rows: results } = await tx.client.query<EntryResult>(ENTRIES, values)
  const byRow = new Map<string, Entry[]>()
  for (const { noun, id, entry } of results.map(storedEntry))
    byRow.set(`${noun} ${id}`, [...(byRow.get(`${noun} ${id}`) ?? []), entry])
  return byRow
}

/** The fields of a row that hold a text now and none without the places. */
function emptied(noun: AnyNoun, entries: readonly Entry[], places: readonly Place[]): string[] {
  const gone = new Set(places.map(String))
  const whole = fold(noun, entries)
  const left = fold(
    noun,
    entries.map((entry) => without(noun, entry, gone)),
  )
  return noun.texts.filter((field) => whole.get(field) !== left.get(field))
}

function without(noun: AnyNoun, entry: Entry, gone: ReadonlySet<string>): Entry {
  if (isErasure(entry.event)) return entry
  const empty = noun.texts
    .filter((field) => gone.has(String([entry.seq, field])))
    .map((field) => [field, null] as const)
  return empty.length === 0 ? entry : { ...entry, event: { ...entry.event, ...Object.fromEntries(empty) } }
}

function fold(noun: AnyNoun, entries: readonly Entry[]): ReadonlyMap<string, unknown> {
  let row: Row | undefined
  for (const entry of entries) row = noun.evolve(row, entry.event, entry)
  return new Map<string, unknown>(Object.entries(row ?? {}))
}
