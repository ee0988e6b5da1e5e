import type { CallingBack } from '@beistand/contracts/roster'
import { halfDayAt } from '@beistand/domain/half-day'
import type { Id } from '@beistand/domain/noun'
import { onDuty, type Shift } from '@beistand/domain/roster'
import { Inject, Injectable } from '@nestjs/common'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { hitSql } from '../journal/standing.js'

interface Caller extends Pick<Shift, 'organisation'> {
  readonly name: string
  readonly phone: string | null
  readonly hit: boolean
}
type OnShift = Caller & Pick<Shift, 'title' | 'window' | 'removed'>

// The number of a shift is for the pact's own people and is not read here.
const SHIFTS = `SELECT s.organisation, s.title, s."window", s.removed, o.name, o.phone, ${hitSql('o.id')} AS hit
  FROM app.shift s JOIN app.organisation o ON o.pact = s.pact AND o.id = s.organisation
  WHERE s.pact = $1 AND NOT s.removed ORDER BY o.name, s.id`
const OFFICES = `SELECT o.id AS organisation, o.name, o.phone, ${hitSql('o.id')} AS hit FROM app.organisation o
  WHERE o.pact = $1 AND EXISTS (SELECT 1 FROM app."grant" g WHERE g.pact = $1 AND g.organisation = o.id
    AND g.role = 'office' AND NOT g.revoked) ORDER BY o.name, o.id`

/** Who of a pact's office calls back now, for those outside who wait for the call. */
@Injectable()
export class Duty {
  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Who is on duty by the roster; where nobody is, every organisation of the office that is not hit. */
  async callingBack(pact: Id): Promise<CallingBack> {
    const [shifts, offices] = await Promise.all([
      this.pool.query<OnShift>({ name: 'duty_shifts', text: SHIFTS, values: [pact] }),
      this.pool.query<Caller>({ name: 'duty_offices', text: OFFICES, values: [pact] }),
    ])
    const hit = new Set([...shifts.rows, ...offices.rows].flatMap((row) => (row.hit ? [row.organisation] : [])))
    const duty = onDuty(shifts.rows, halfDayAt(this.clock.now()), (organisation) => hit.has(organisation))
    if (duty.length > 0) return duty.map(({ title, name, phone }) => ({ title, organisation: name, phone }))
    const awake = offices.rows.filter((office) => !office.hit)
    return awake.map(({ name, phone }) => ({ title: null, organisation: name, phone }))
  }
}
