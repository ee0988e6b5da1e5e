import type { AuditKind, AuditNote } from '@beistand/contracts/audit'
import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'

const DAY = 86_400_000
/** Older ones stand in the list of notes only. */
const SHOWN_FOR = 14 * DAY
/** So many failures in a row are worth a look. */
const MANY = 5

/** Told to the person alone: it is everyday, and nothing for the office to look at. */
const OF_PERSON: readonly AuditKind[] = ['password-changed']
/** Told also to the coordinators and heads of the organisation. */
const OF_ORGANISATION: readonly AuditKind[] = ['card-used', 'card-refused', 'screen-added', 'acted-for']
const TOLD: readonly AuditKind[] = [
  'new-device',
  'password-changed',
  'card-used',
  'screen-added',
  'acted-for',
  'recovery-asked',
  'recovery-done',
  'recovery-refused',
  'recovery-code-used',
]
const TOLD_IF_MANY: readonly AuditKind[] = ['sign-in-failed', 'second-factor-failed', 'card-refused']

/**
 * $1 person, $2 the pact whose office the person acts for, or null, $3 since, $4 kinds told, $5 kinds told if many, $6 kinds told to an organisation, $7 to the person alone.
 * A new device of one's own is told of by the list of devices, where it can be ended.
 */
const UNREAD = `SELECT id, at, kind, person, actor, organisation, about, place, count FROM app.audit a
  WHERE a.at > $3 AND (a.kind = ANY($4) OR a.kind = ANY($5) AND a.count >= ${MANY})
  AND NOT EXISTS (SELECT 1 FROM app.audit_read r WHERE r.identity = $1 AND r.note = a.id)
  AND (a.person = $1 AND a.kind <> 'new-device'
    OR a.kind = ANY($6) AND EXISTS (SELECT 1 FROM app."grant" g WHERE g.pact = a.pact AND g.organisation = a.organisation
      AND g.person = $1 AND NOT g.revoked AND g.role IN ('coordinator', 'head'))
    OR a.kind <> ALL($7) AND a.person IS DISTINCT FROM $1 AND (a.pact = $2 OR a.pact IS NULL AND EXISTS (SELECT 1 FROM app."grant" g
      WHERE g.pact = $2 AND g.person = a.person AND NOT g.revoked)))
  ORDER BY a.at DESC LIMIT 20`

const PUT_AWAY = `INSERT INTO app.audit_read (identity, note) SELECT $1, id FROM app.audit WHERE id = $2 ON CONFLICT DO NOTHING`

/** What of the notes somebody should look at, until it is put away. */
@Injectable()
export class AccessNotices {
  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What a person has not put away yet; `office` is the pact whose office the person acts for, if any. */
  async unread(person: Id, office: Id | null): Promise<AuditNote[]> {
    const since = new Date(this.clock.now() - SHOWN_FOR)
    const values = [person, office, since, TOLD, TOLD_IF_MANY, OF_ORGANISATION, OF_PERSON]
    const { rows } = await this.pool.query<AuditNote>({ name: 'audit_unread', text: UNREAD, values })
    return rows
  }

  /** Puts a note away for one reader. */
  async putAway(person: Id, note: string): Promise<void> {
    await this.pool.query({ name: 'audit_put_away', text: PUT_AWAY, values: [person, note] })
  }
}
