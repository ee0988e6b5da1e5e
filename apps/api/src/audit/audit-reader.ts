import type { AuditKind, AuditNote, AuditPage } from '@beistand/contracts/audit'
import type { Id, Instant } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { Pipeline } from '../database.js'

/** Which notes are wanted; nothing given, all. */
export interface AuditFilter {
  readonly kinds: readonly AuditKind[] | null
  readonly person: Id | null
}

/** Where a page begins: below a note, by its time and id. */
export interface Below {
  readonly at: Instant
  readonly id: string
}

/** $1: a pact. What belongs to it, and what happened with the accounts of the people who have a role in it. */
const OF_PACT = `(a.pact = $1 OR a.pact IS NULL AND a.person IN
  (SELECT g.person FROM app."grant" g WHERE g.pact = $1 AND NOT g.revoked))`
/** $1: a person. */
const OF_PERSON = 'a.person = $1'

/** Roles given and taken back stand in the journal, which is asked rather than copied. */
const ROLES = `SELECT j.pact || ':' || j.seq AS id, j.entered AS at,
    CASE j.type WHEN 'role-granted' THEN 'role-given' ELSE 'role-revoked' END AS kind,
    g.person, j.person AS actor, g.pact, g.organisation, g.role AS about, NULL AS place, 1 AS count
  FROM app.journal j JOIN app."grant" g ON g.pact = j.pact AND g.id = j.id
  WHERE j.noun = 'grant' AND j.type IN ('role-granted', 'role-revoked')`

/** So do emergency cards, but for their use, which nobody signed in. $1: a pact. */
const CARDS = `SELECT j.pact || ':' || j.seq AS id, j.entered AS at, j.type AS kind, NULL AS person, j.person AS actor, c.pact,
    c.organisation, c.place::text AS about, NULL AS place, 1 AS count
  FROM app.journal j JOIN app.card c ON c.pact = j.pact AND c.id = j.id
  WHERE j.noun = 'card' AND j.type IN ('card-issued', 'card-ended') AND c.pact = $1`

/** And that a second factor is demanded, from when on, since when it holds, and that it is demanded no longer. $1: a pact. */
const FACTOR = `SELECT pact || ':' || seq, entered, CASE WHEN event->>'from' IS NULL THEN 'factor-lifted'
      WHEN (event->>'holds')::boolean THEN 'factor-holds' ELSE 'factor-demanded' END,
    NULL, person, pact, NULL, coalesce(event->>'from', ''), NULL, 1
  FROM (SELECT *, body::jsonb->'event' AS event FROM app.journal
    WHERE pact = $1 AND noun = 'pact' AND id = $1 AND type = 'factor-demanded') j`

const notes = (scope: string, journal: string) => `SELECT id, at, kind, person, actor, organisation, about, place, count
  FROM (SELECT * FROM app.audit UNION ALL ${journal}) a WHERE ${scope}`

/** $2 kinds, $3 person, $4 time and $5 id of the note below which the page begins, $6 how many */
const PAGE = ` AND ($2::text[] IS NULL OR a.kind = ANY($2)) AND ($3::text IS NULL OR a.person = $3)
  AND ($4::timestamptz IS NULL OR (a.at, a.id) < ($4, $5)) ORDER BY a.at DESC, a.id DESC LIMIT $6`

const QUERIES = {
  pact: notes(OF_PACT, `${ROLES} AND g.pact = $1 UNION ALL ${CARDS} UNION ALL ${FACTOR}`) + PAGE,
  person: notes(OF_PERSON, `${ROLES} AND g.person = $1`) + PAGE,
}

/** Whose notes: those of a pact, as its office sees them, or those of one person. */
export interface Scope {
  readonly of: keyof typeof QUERIES
  readonly id: Id
}

/** The notes as people read them, newest first. */
@Injectable()
export class AuditReader {
  constructor(@Inject(Pipeline) private readonly pool: Pipeline) {}

  async page(scope: Scope, filter: AuditFilter, from: { below: Below | null; limit: number }): Promise<AuditPage> {
    const { below, limit } = from
    const notes = await this.read(scope, filter, { below, limit })
    const last = notes.at(-1)
    return { notes, next: last && notes.length === limit ? `${last.at}_${last.id}` : null }
  }

  /** All of them, in pages. */
  async *all(scope: Scope, filter: AuditFilter): AsyncGenerator<readonly AuditNote[]> {
    const limit = 1000
    for (let below: Below | null = null; ;) {
      const notes: readonly AuditNote[] = await this.read(scope, filter, { below, limit })
      yield notes
      const last = notes.at(-1)
      if (!last || notes.length < limit) return
      below = last
    }
  }

  private async read(
    { of, id }: Scope,
    { kinds, person }: AuditFilter,
    { below, limit }: { below: Below | null; limit: number },
  ): Promise<AuditNote[]> {
    const values = [id, kinds, person, below && new Date(below.at), below?.id ?? null, limit]
    const { rows } = await this.pool.query<AuditNote>({ name: `audit_of_${of}`, text: QUERIES[of], values })
    return rows
  }
}
