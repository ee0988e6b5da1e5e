import { type Id, type Instant, isErasure, type Place } from '@beistand/domain/noun'
import type { NounName } from '@beistand/domain/registry'
import type pg from 'pg'
import { inOnePiece } from '../database.js'
import type { Batch, Prepared } from './batch.js'
import { SQL, storable } from './tables.js'
import type { Timer } from './timer.js'

/** $1 pact; one command of a pact at a time, on all nodes. */
export const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 1))'
/** $1 pact, $2 actor, $3 key; with the id of the row that the command's first entry changed. */
export const READ_COMMAND = {
  name: 'command',
  text: `SELECT c.digest, c.first, c.last, j.id FROM app.command c JOIN app.journal j ON j.pact = c.pact AND j.seq = c.first
    WHERE c.pact = $1 AND c.actor = $2 AND c.key = $3`,
}
/** $1 pact; always one row, and the database's clock. */
export const READ_TIP = {
  name: 'tip',
  text: `SELECT coalesce(t.seq, 0) AS seq, coalesce(t.hash, '') AS hash, coalesce(t.entered, 'epoch') AS entered,
    date_trunc('milliseconds', clock_timestamp()) AS clock FROM (SELECT 1) one LEFT JOIN app.journal_tip t ON t.pact = $1`,
}

const INSERT_ENTRIES = `INSERT INTO app.journal SELECT * FROM jsonb_populate_recordset(NULL::app.journal, $1::jsonb)`
const INSERT_TEXTS = `INSERT INTO app.journal_text SELECT * FROM jsonb_populate_recordset(NULL::app.journal_text, $1::jsonb)`
const UPDATE_TIP = `INSERT INTO app.journal_tip (pact, seq, hash, entered) VALUES ($1, $2, $3, $4)
  ON CONFLICT (pact) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, entered = excluded.entered`
const INSERT_COMMAND = `INSERT INTO app.command (pact, actor, key, digest, first, last, entered) VALUES ($1, $2, $3, $4, $5, $6, $7)`
const SET_TIMERS = `WITH wish AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS w (noun text, id text, due timestamptz, command text)),
  gone AS (DELETE FROM app.timer t USING wish w WHERE t.pact = $1 AND t.noun = w.noun AND t.id = w.id AND w.due IS NULL)
  INSERT INTO app.timer (pact, noun, id, due, command) SELECT $1, noun, id, due, command FROM wish WHERE due IS NOT NULL
  ON CONFLICT (pact, noun, id) DO UPDATE SET due = excluded.due, command = excluded.command`

/** $1 pact, $2 JSON list of [seq, field] */
const ERASE_TEXTS = `DELETE FROM app.journal_text t USING jsonb_array_elements($2::jsonb) AS place
  WHERE t.pact = $1 AND t.seq = (place ->> 0)::bigint AND t.field = place ->> 1`

/** What a batch is written with, beside itself. */
export interface Receipt {
  readonly pact: Id
  readonly actor: Id
  readonly key: string
  readonly digest: string
  readonly timer: Timer | undefined
}

const TIMER_IS_SET = 'SELECT 1 FROM app.timer WHERE pact = $1 AND noun = $2 AND id = $3 AND due = $4'

/** Whether a timer is still set, and for the same time; its row may have moved it on since it was read. */
export async function isSet(client: pg.PoolClient, { pact, noun, id, due }: Timer): Promise<boolean> {
  const { rowCount } = await client.query({ name: 'timer', text: TIMER_IS_SET, values: [pact, noun, id, iso(due)] })
  return rowCount === 1
}

const DELETE_TIMER = 'DELETE FROM app.timer WHERE pact = $1 AND noun = $2 AND id = $3 AND due = $4'

/** Takes away a timer that has had its turn, unless its row has set another since. */
export function deleteTimer(client: pg.PoolClient, { pact, noun, id, due }: Timer): Promise<pg.QueryResult> {
  return client.query({ name: 'delete_timer', text: DELETE_TIMER, values: [pact, noun, id, iso(due)] })
}

const iso = (at: Instant) => new Date(at).toISOString()

/** Writes a batch and commits it, all in one flight. Throws when the database did not commit. */
export async function commitBatch(client: pg.PoolClient, batch: Batch, receipt: Receipt): Promise<void> {
  const [committed, ...sent] = inOnePiece(client, () => sendBatch(client, batch, receipt))
  await Promise.all([committed, ...sent])
  const { command } = await committed
  if (command !== 'COMMIT') throw new Error(`the database answered ${command} to COMMIT`)
}

/** @returns what the database answers to COMMIT, then what it answers to the statements before it */
function sendBatch(
  client: pg.PoolClient,
  batch: Batch,
  receipt: Receipt,
): [Promise<pg.QueryResult>, ...Promise<pg.QueryResult>[]] {
  const { pact } = receipt
  const last = batch.entries.at(-1)
  const first = batch.entries[0]
  if (!first || !last) throw new Error('an empty batch')
  const entered = iso(last.body.entered)
  const texts = batch.entries.flatMap(textsOf)
  const erased = batch.entries.flatMap(({ body }): readonly Place[] => (isErasure(body.event) ? body.event.places : []))
  const sent = [
    client.query({
      name: 'insert_entries',
      text: INSERT_ENTRIES,
      values: [JSON.stringify(batch.entries.map(columnsOf))],
    }),
    ...(texts.length > 0
      ? [client.query({ name: 'insert_texts', text: INSERT_TEXTS, values: [JSON.stringify(texts)] })]
      : []),
    ...(erased.length > 0
      ? [client.query({ name: 'erase_texts', text: ERASE_TEXTS, values: [pact, JSON.stringify(erased)] })]
      : []),
    ...upserts(client, pact, batch),
    ...timers(client, pact, batch),
    ...(receipt.timer ? [deleteTimer(client, receipt.timer)] : []),
    client.query({ name: 'update_tip', text: UPDATE_TIP, values: [pact, last.body.seq, last.sealed.hash, entered] }),
    client.query({
      name: 'insert_command',
      text: INSERT_COMMAND,
      values: [pact, receipt.actor, receipt.key, receipt.digest, first.body.seq, last.body.seq, entered],
    }),
  ]
  return [client.query('COMMIT'), ...sent]
}

function columnsOf({ body, sealed }: Prepared): Record<string, unknown> {
  const { pact, seq, batch, noun, emergency, audience, was, who } = body
  const times = { at: iso(body.at), entered: iso(body.entered) }
  const { id, type } = body.event
  return {
    pact,
    seq,
    batch,
    ...times,
    person: body.by.person,
    noun,
    id,
    emergency,
    type,
    audience,
    was,
    who,
    ...sealed,
  }
}

function textsOf({ body, texts }: Prepared): Record<string, unknown>[] {
  return texts.map((text) => ({ pact: body.pact, seq: body.seq, ...text }))
}

function upserts(client: pg.PoolClient, pact: Id, { rows }: Batch): Promise<pg.QueryResult>[] {
  const byNoun = new Map<NounName, Record<string, unknown>[]>()
  for (const { noun, stored } of rows) {
    const written = byNoun.get(noun.name) ?? []
    byNoun.set(noun.name, written)
    written.push(storable(noun, pact, stored))
  }
  return [...byNoun].map(([noun, written]) =>
    client.query({ name: `upsert_${noun}`, text: SQL[noun].upsert, values: [JSON.stringify(written)] }),
  )
}

function timers(client: pg.PoolClient, pact: Id, { rows }: Batch): Promise<pg.QueryResult>[] {
  const wishes = rows
    .filter(({ noun }) => noun.timed)
    .map(({ noun, stored }) => {
      const due = noun.due(stored.row)
      return { noun: noun.name, id: stored.row.id, due: due && iso(due.at), command: due?.command ?? null }
    })
  if (wishes.length === 0) return []
  return [client.query({ name: 'set_timers', text: SET_TIMERS, values: [pact, JSON.stringify(wishes)] })]
}
