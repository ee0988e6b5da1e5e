import { Inject, Injectable } from '@nestjs/common'
import { randomBytes } from 'node:crypto'
import { DataSource } from 'typeorm'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { sha256 } from '../journal/chain.js'
import type { Caller, CallerGrant } from './caller.js'
import { SessionTable } from './entities.js'

const DAY = 86_400_000
/** A session ends after seven days, or after twelve hours without use. */
const LONGEST = 7 * DAY
const IDLE = DAY / 2
/** Use is noted at most this often. */
const NOTED_EVERY = 60_000

/** $1 token, $2 now, $3 used since. One row a grant, one without grant for who has none. */
const CALLER = `SELECT s.token, s.identity AS person, i.email, s.seen, g.id, g.pact, p.name AS "pactName", p.demo, g.organisation,
    o.name AS "organisationName", g.role, g.title
  FROM app.session s JOIN app.identity i ON i.id = s.identity
  LEFT JOIN (app.pact p JOIN app."grant" g ON g.pact = p.pact AND NOT g.revoked
    JOIN app.organisation o ON o.pact = g.pact AND o.id = g.organisation) ON g.person = s.identity
  WHERE s.token = $1 AND s.expires > $2 AND s.seen > $3 ORDER BY p.name, o.name, g.role, g.id`

interface CallerRow extends Omit<CallerGrant, 'id'> {
  readonly id: string | null
  readonly token: string
  readonly email: string
  readonly seen: number
}

/** Server-side sessions; the browser holds a random token, the database its hash. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Opens a session and returns its token. */
  async open(identity: string): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const now = new Date(this.clock.now())
    const expires = new Date(now.getTime() + LONGEST)
    await this.source
      .getRepository(SessionTable)
      .insert({ token: sha256(token), identity, created: now, seen: now, expires })
    return token
  }

  async close(session: string): Promise<void> {
    await this.source.getRepository(SessionTable).delete({ token: session })
  }

  /** Who holds a token, if it is good. */
  async caller(token: string): Promise<Caller | null> {
    const session = sha256(token)
    const now = this.clock.now()
    const values = [session, new Date(now), new Date(now - IDLE)]
    const { rows } = await this.pool.query<CallerRow>({ name: 'caller', text: CALLER, values })
    const [first] = rows
    if (!first) return null
    if (now - first.seen > NOTED_EVERY)
      await this.source.getRepository(SessionTable).update({ token: session }, { seen: new Date(now) })
    const grants = rows.flatMap(({ token: _token, email: _email, seen: _seen, id, ...grant }) =>
      id === null ? [] : [{ ...grant, id }],
    )
    return { session, person: first.person, email: first.email, grants }
  }
}
