import { forgetTexts } from '@beistand/domain/erasure'
import type { Instant } from '@beistand/domain/noun'
import type { NounName } from '@beistand/domain/registry'
import { Inject, Injectable } from '@nestjs/common'
import { Pipeline } from '../database.js'
import { Timers } from '../journal/timers.js'
import { erasureOfRow } from '../journal/erasures.js'

/** So many notes go in one statement: a year's notes at once would be stopped by the time that a statement has. */
const PORTION = 10_000
const PLACES = `SELECT id FROM app.audit WHERE place IS NOT NULL AND at <= $1::timestamptz - interval '30 days' LIMIT ${PORTION}`
const NOTES = `SELECT id FROM app.audit WHERE at <= $1::timestamptz - interval '365 days' LIMIT ${PORTION}`

/** What goes beside the journal once it has had its time; $1 now. Why so long is said in docs/datenschutz.md. */
const OVER = [
  `DELETE FROM app.session WHERE expires <= $1 OR NOT lasting AND seen <= $1::timestamptz - interval '12 hours'`,
  `DELETE FROM app.device WHERE seen <= $1::timestamptz - interval '400 days'`,
  `DELETE FROM app.enrolment WHERE expires <= $1`,
  `DELETE FROM app.link WHERE expires <= $1`,
  `DELETE FROM app.challenge WHERE expires <= $1`,
  `DELETE FROM app.guess WHERE expire <= extract(epoch FROM $1::timestamptz) * 1000`,
  `UPDATE app.audit SET place = NULL WHERE id = ANY(ARRAY(${PLACES}))`,
  `DELETE FROM app.audit WHERE id = ANY(ARRAY(${NOTES}))`,
  `DELETE FROM app.audit_read r WHERE NOT EXISTS
    (SELECT 1 FROM app.audit a WHERE a.id = r.note AND a.at > $1::timestamptz - interval '365 days')`,
]

/** Texts of rows that are forgotten; when, the row's noun says by its timer. */
const FORGOTTEN: readonly { readonly noun: NounName; readonly fields: readonly string[] }[] = [
  { noun: 'invitation', fields: ['title', 'email'] },
  { noun: 'callBack', fields: ['phone'] },
  { noun: 'shift', fields: ['title', 'phone'] },
  { noun: 'deployment', fields: ['name', 'place', 'contact'] },
]

/** Lets go, by the app's clock, of what is no longer needed. */
@Injectable()
export class Retention {
  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Timers) timers: Timers,
  ) {
    timers.hourly((now) => this.letGo(now))
    for (const { noun, fields } of FORGOTTEN)
      timers.on(`${noun}.forget`, async (tx, id) => forgetTexts(await erasureOfRow(tx, { noun, id, fields })))
  }

  private async letGo(now: Instant): Promise<void> {
    for (const text of OVER) {
      let gone: number | null
      do gone = (await this.pool.query(text, [new Date(now)])).rowCount
      while (gone === PORTION)
    }
  }
}
