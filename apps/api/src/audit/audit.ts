import type { AuditKind } from '@beistand/contracts/audit'
import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import type { Request } from 'express'
import { randomUUID } from 'node:crypto'
import { DataSource } from 'typeorm'
import { Clock } from '../clock.js'
import { AuditTable } from './audit-entities.js'
import { networkOf } from './network.js'

/** What a note says beside its kind and time. */
export interface Noted {
  /** Whom it concerns; null where nobody is known by the name that was tried, so that both take equally long. */
  readonly person?: Id | null
  /** Who did it, where that is someone else. */
  readonly actor?: Id
  /** The pact that it belongs to; left out, it belongs to the person in all pacts. */
  readonly pact?: Id
  readonly organisation?: Id
  /** A code, or the name of a browser. Never free text, never a secret. */
  readonly about?: string
  /** The request that did it; of its address only the network is kept. */
  readonly request?: Request
}

/** Failures in a row are counted in one note as long as the next one comes within a quarter of an hour. */
const COUNTED: readonly AuditKind[] = [
  'sign-in-failed',
  'second-factor-failed',
  'card-refused',
  'recovery-refused',
  'acted-for',
]
const TOGETHER = 900_000

/** $1 now, $2 kind, $3 person, $4 pact, $5 organisation, $6 place, $7 counted since */
const COUNT_ON = `UPDATE app.audit SET count = count + 1, at = $1 WHERE id = (SELECT id FROM app.audit WHERE kind = $2
  AND person IS NOT DISTINCT FROM $3 AND pact IS NOT DISTINCT FROM $4 AND organisation IS NOT DISTINCT FROM $5
  AND place IS NOT DISTINCT FROM $6 AND at > $7 ORDER BY at DESC LIMIT 1) RETURNING id`

/** Keeps what happens around access: who came in, who failed, what was handed out, used and taken back. */
@Injectable()
export class Audit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Notes that something happened; `noted` says to whom and where. */
  async note(kind: AuditKind, noted: Noted): Promise<void> {
    const { person = null, actor = null, pact = null, organisation = null, about = '', request } = noted
    const at = new Date(this.clock.now())
    const place = networkOf(request?.ip)
    if (COUNTED.includes(kind)) {
      const since = new Date(at.getTime() - TOGETHER)
      const values = [at, kind, person, pact, organisation, place, since]
      const counted: [unknown[], number] = await this.source.query(COUNT_ON, values)
      if (counted[1] > 0) return
    }
    const note = { id: randomUUID(), at, kind, person, actor, pact, organisation, about, place, count: 1 }
    await this.source.getRepository(AuditTable).insert(note)
  }
}
