import type { WallPicture } from '@beistand/contracts/wall'
import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import type { CallerGrant } from '../access/caller.js'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { ENDED } from '../snapshot/ended.js'

/** Not knowing is more urgent than knowing that little is affected. */
const URGENCY = ['critical', 'serious', 'unknown', 'limited']

/** $1 pact, $2 phases left out, $3 severities, the most urgent first. Every column is named: no text and no person is. */
const OPEN = `SELECT o.name AS victim, e.exercise IS NOT NULL AS exercise, e.kind, e.severity, e.phase,
    e."openedAt", e."nextUpdateDue",
    (SELECT count(*)::int FROM app.impact i WHERE i.pact = e.pact AND i.emergency = e.id AND i.state = 'down') AS down,
    (SELECT count(*)::int FROM app.impact i WHERE i.pact = e.pact AND i.emergency = e.id AND i.state = 'limited') AS limited,
    m.asked, m.committed, m."onDuty"
  FROM app.emergency e JOIN app.organisation o ON o.pact = e.pact AND o.id = e.victim
  CROSS JOIN LATERAL (SELECT coalesce(sum(asked), 0)::int AS asked, coalesce(sum(committed), 0)::int AS committed,
    coalesce(sum("onDuty"), 0)::int AS "onDuty" FROM app.meter WHERE pact = e.pact AND emergency = e.id) m
  WHERE e.pact = $1 AND e.phase <> ALL($2)
  ORDER BY e.exercise IS NOT NULL, array_position($3::text[], e.severity), m.committed > 0, e."openedAt", e.id`

/** The one thing that a wall screen reads. */
@Injectable()
export class WallPictures {
  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of({ pact, pactName, title, demo }: CallerGrant): Promise<WallPicture> {
    return { pact, pactName, name: title, demo, now: this.clock.now(), emergencies: await this.open(pact) }
  }

  private async open(pact: Id): Promise<WallPicture['emergencies']> {
    const values = [pact, ENDED, URGENCY]
    const { rows } = await this.pool.query<WallPicture['emergencies'][number]>({ name: 'wall', text: OPEN, values })
    return rows
  }
}
