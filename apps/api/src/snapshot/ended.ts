import { type EndedEmergencies, endedEmergency } from '@beistand/contracts/ended-emergencies'
import { PHASE_TRANSITIONS, PHASES } from '@beistand/domain/emergency'
import type { Id, Key } from '@beistand/domain/noun'
import { isFinal } from '@beistand/domain/transitions'
import type pg from 'pg'
import * as z from 'zod/mini'
import { SQL, storedRow } from '../journal/tables.js'

export const ENDED = PHASES.filter((phase) => isFinal(PHASE_TRANSITIONS, phase))

/** $1 pact, $2 keys, $3 emergencies left out, $4 phases, $5 the number to stay below, $6 how many at most, $7 whose */
const PAGE = `${SQL.emergency.byKeys} AND phase = ANY($4) AND ($5::bigint IS NULL OR number < $5)
  AND ($7::text IS NULL OR victim = $7) ORDER BY number DESC LIMIT $6`

/** A part of the list of emergencies that have ended: of one victim or of all, below `before`, the newest `limit` of them. */
export interface EndedPage {
  readonly before: number | null
  readonly limit: number
  readonly victim: Id | null
}

/** Emergencies that have ended, however long ago, and that meet one of `keys`; the highest number first. */
export async function endedEmergencies(
  client: pg.ClientBase,
  pact: Id,
  { keys, before, limit, victim }: EndedPage & { readonly keys: readonly Key[] },
): Promise<EndedEmergencies> {
  const values = [pact, keys, [], ENDED, before, limit, victim]
  const { rows } = await client.query<Record<string, unknown>>({ name: 'ended', text: PAGE, values })
  const emergencies = rows.map((result) => z.parse(endedEmergency, storedRow(result).row))
  const last = emergencies.length === limit ? emergencies.at(-1) : undefined
  return { emergencies, next: last?.number ?? null }
}
