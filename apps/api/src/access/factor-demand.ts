import type { FactorCount } from '@beistand/contracts/pact'
import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { Pipeline } from '../database.js'
import { DoorProblem } from '../http/problem.js'
import { OF_FACTOR_ROLE, WITHOUT_FACTOR } from '../journal/standing.js'

/** $1 person: whether a pact demands a second factor of it, and it has no two */
const LAST = `SELECT EXISTS (SELECT 1 FROM app."grant" g JOIN app.pact p ON p.pact = g.pact AND p."factorHolds"
    WHERE g.person = $1 AND NOT g.revoked AND ${OF_FACTOR_ROLE})
  AND (SELECT count(*) FROM app.passkey WHERE identity = $1)
    + (SELECT count(*) FROM app.totp WHERE identity = $1 AND confirmed IS NOT NULL) < 2 AS last`

/** $1 pact */
const COUNT = `SELECT count(DISTINCT g.person)::int AS people,
    count(DISTINCT g.person) FILTER (WHERE ${WITHOUT_FACTOR})::int AS missing
  FROM app."grant" g WHERE g.pact = $1 AND NOT g.revoked AND ${OF_FACTOR_ROLE}`

/** Says whom a demand meets, and keeps people from taking off the last second factor while a pact demands one: its roles would rest at once. */
@Injectable()
export class FactorDemand {
  constructor(@Inject(Pipeline) private readonly pool: Pipeline) {}

  /** How many people of a pact a demand is or would be made of, and how many of them have only a password. */
  async count(pact: Id): Promise<FactorCount> {
    const { rows } = await this.pool.query<FactorCount>({ name: 'factor_count', text: COUNT, values: [pact] })
    return rows[0] ?? { people: 0, missing: 0 }
  }

  async allowsRemoval(person: Id): Promise<void> {
    const { rows } = await this.pool.query<{ last: boolean }>({ name: 'last_factor', text: LAST, values: [person] })
    if (rows[0]?.last) throw new DoorProblem('factor-needed')
  }
}
