import type { EnrolmentView } from '@beistand/contracts/access'
import { may } from '@beistand/domain/access'
import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import type { Request } from 'express'
import { randomUUID } from 'node:crypto'
import { DataSource } from 'typeorm'
import { Clock } from '../clock.js'
import { CONFIG, type Config } from '../config.js'
import { Pipeline } from '../database.js'
import { DoorProblem } from '../http/problem.js'
import { sha256 } from '../journal/chain.js'
import type { Caller } from './caller.js'
import { deviceIn } from './cookies.js'
import { EnrolmentTable } from './enrolment-entity.js'

/** How long an enrolled browser may declare, in milliseconds: sixty days. */
export const ENROLLED_FOR = 60 * 86_400_000

/** For whom a browser may declare, and who enrolled it. */
export interface Enrolled {
  readonly id: Id
  readonly pact: Id
  readonly organisation: Id
  readonly person: Id
}

/** $1 token, $2 now. Whoever has lost every role in the organisation that declares has no enrolled browser either. */
const OF_DEVICE = `SELECT e.id, e.pact, e.organisation, e.identity AS person FROM app.enrolment e
  WHERE e.token = $1 AND e.expires > $2 AND EXISTS (SELECT 1 FROM app."grant" g WHERE g.pact = e.pact AND g.person = e.identity
    AND g.organisation = e.organisation AND g.role IN ('coordinator', 'head', 'office') AND NOT g.revoked)
  ORDER BY e.created DESC`
/** $1 person, $2 now */
const OF_PERSON = `SELECT e.id, e.name, o.name AS "organisationName", e.created, e.expires AS until, e.token FROM app.enrolment e
  JOIN app.organisation o ON o.pact = e.pact AND o.id = e.organisation
  WHERE e.identity = $1 AND e.expires > $2 ORDER BY e.created DESC`

/** Browsers that may declare without a session; what they declare waits for its call-back like any other notice. */
@Injectable()
export class Enrolments {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(person: Id, request: Request): Promise<EnrolmentView[]> {
    const values = [person, new Date(this.clock.now())]
    const query = { name: 'enrolments_of_person', text: OF_PERSON, values }
    const { rows } = await this.pool.query<Omit<EnrolmentView, 'current'> & { readonly token: string }>(query)
    const here = this.tokenOf(request)
    return rows.map(({ token, ...view }) => ({ ...view, current: token === here }))
  }

  /** Enrols the browser that asks, in the place of what it was enrolled as before. */
  async add(
    caller: Caller,
    { name, grant }: { readonly name: string; readonly grant: Id },
    request: Request,
  ): Promise<void> {
    const acting = caller.grants.find(({ id, barred }) => id === grant && !barred)
    const token = this.tokenOf(request)
    if (!acting || token === null) throw new DoorProblem('forbidden')
    const { pact, organisation, role } = acting
    const by = { person: caller.person, organisation, role, for: null }
    if (!may(by, 'emergency.declare', { victim: organisation })) throw new DoorProblem('forbidden')
    const created = new Date(this.clock.now())
    const expires = new Date(created.getTime() + ENROLLED_FOR)
    const theirs = { pact, organisation, identity: caller.person, token }
    await this.source.transaction(async (manager) => {
      await manager.delete(EnrolmentTable, theirs)
      await manager.insert(EnrolmentTable, { ...theirs, id: randomUUID(), name, created, expires })
    })
  }

  async end(person: Id, id: Id): Promise<void> {
    const { affected } = await this.source.getRepository(EnrolmentTable).delete({ identity: person, id })
    if (affected !== 1) throw new DoorProblem('not-found')
  }

  /** For whom the browser that asks may declare. */
  async of(request: Request): Promise<readonly Enrolled[]> {
    const token = this.tokenOf(request)
    if (token === null) return []
    const values = [token, new Date(this.clock.now())]
    return (await this.pool.query<Enrolled>({ name: 'enrolments_of_device', text: OF_DEVICE, values })).rows
  }

  private tokenOf(request: Request): string | null {
    const device = deviceIn(request.headers.cookie, this.config)
    return device === undefined ? null : sha256(device)
  }
}
