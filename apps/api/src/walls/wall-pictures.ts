import type { WallPicture } from '@beistand/contracts/wall'
import type { Emergency } from '@beistand/domain/emergency'
import type { Id } from '@beistand/domain/noun'
import { type Line, linesOf } from '@beistand/domain/urgency'
import { Inject, Injectable } from '@nestjs/common'
import type { CallerGrant } from '../access/caller.js'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { ENDED } from '../snapshot/ended.js'

type WallLine = WallPicture['lines'][number]
type Shown = 'id' | 'cause' | 'exercise' | 'kind' | 'severity' | 'phase' | 'openedAt' | 'nextUpdateDue'

interface OpenRow extends Pick<Emergency, Shown> {
  readonly victim: string
  readonly provider: string | null
  readonly down: number
  readonly limited: number
  readonly committed: number
}

/** $1 pact, $2 phases left out. Every column is named: no text and no person is. */
const OPEN = `SELECT e.id, e.cause, e.exercise, o.name AS victim, p.name AS provider, e.kind, e.severity, e.phase,
    e."openedAt", e."nextUpdateDue",
    (SELECT count(*)::int FROM app.impact i WHERE i.pact = e.pact AND i.emergency = e.id AND i.state = 'down') AS down,
    (SELECT count(*)::int FROM app.impact i WHERE i.pact = e.pact AND i.emergency = e.id AND i.state = 'limited') AS limited,
    (SELECT coalesce(sum(committed), 0)::int FROM app.meter WHERE pact = e.pact AND emergency = e.id) AS committed
  FROM app.emergency e JOIN app.organisation o ON o.pact = e.pact AND o.id = e.victim
  LEFT JOIN app.cause c ON c.pact = e.pact AND c.id = e.cause
  LEFT JOIN app.organisation p ON p.pact = e.pact AND p.id = c.provider
  WHERE e.pact = $1 AND e.phase <> ALL($2)`

/** The one thing that a wall screen reads. */
@Injectable()
export class WallPictures {
  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of({ pact, pactName, title, demo }: CallerGrant): Promise<WallPicture> {
    return { pact, pactName, name: title, demo, now: this.clock.now(), lines: await this.lines(pact) }
  }

  private async lines(pact: Id): Promise<WallPicture['lines']> {
    const values = [pact, ENDED]
    const { rows } = await this.pool.query<OpenRow>({ name: 'wall', text: OPEN, values })
    return linesOf(rows, new Map(rows.map(({ id, committed }) => [id, committed]))).map(shown)
  }
}

function shown({ emergencies, help }: Line<OpenRow>): WallLine {
  const [first] = emergencies
  const sum = (count: (one: OpenRow) => number) => emergencies.reduce((total, one) => total + count(one), 0)
  const due = emergencies.flatMap(({ nextUpdateDue }) => nextUpdateDue ?? [])
  return {
    name: emergencies.length > 1 ? (first.provider ?? first.victim) : first.victim,
    victims: emergencies.length,
    withoutHelp: sum(({ committed }) => (committed === 0 ? 1 : 0)),
    exercise: first.exercise !== null,
    kind: first.kind,
    severity: first.severity,
    phase: first.phase,
    openedAt: Math.min(...emergencies.map(({ openedAt }) => openedAt)),
    nextUpdateDue: due.length > 0 ? Math.min(...due) : null,
    down: sum(({ down }) => down),
    limited: sum(({ limited }) => limited),
    committed: help,
  }
}
