import { Inject, Injectable } from '@nestjs/common'
import type { Id } from '@beistand/domain/noun'
import { randomBytes, randomUUID } from 'node:crypto'
import { DataSource, In, LessThan } from 'typeorm'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { Bell } from '../journal/bell.js'
import { sha256 } from '../journal/chain.js'
import { BARRED } from '../journal/standing.js'
import type { Caller, CallerGrant } from './caller.js'
import { type Account, SessionTable } from './entities.js'

const DAY = 86_400_000
/** A session ends after seven days, or after twelve hours without use. */
const LONGEST = 7 * DAY
const IDLE = DAY / 2
/** Use is noted at most this often. */
const NOTED_EVERY = 60_000
/** How long a proof of who someone is stands for what asks for a fresh one. */
export const FRESH_FOR = 10 * 60_000

/** $1 token, $2 now, $3 used since. One row a grant, one without grant for who has none. */
const CALLER = `SELECT s.token, s.id AS "sessionId", s.identity AS person, coalesce(i.email, '') AS email,
    coalesce(i.operator, false) AS operator, s.strange, s.seen, s.proven,
    EXISTS (SELECT 1 FROM app.passkey k WHERE k.identity = i.id)
      OR EXISTS (SELECT 1 FROM app.totp t WHERE t.identity = i.id AND t.confirmed IS NOT NULL) AS secured,
    g.id, g.pact, p.name AS "pactName", p.demo, g.organisation, o.name AS "organisationName", g.role, g.title, g.emergency,
    ${BARRED} AS barred
  FROM app.session s LEFT JOIN app.identity i ON i.id = s.identity
  LEFT JOIN (app.pact p JOIN app."grant" g ON g.pact = p.pact AND NOT g.revoked
    JOIN app.organisation o ON o.pact = g.pact AND o.id = g.organisation) ON g.person = s.identity
  WHERE s.token = $1 AND s.expires > $2 AND (s.lasting OR s.seen > $3) ORDER BY p.name, o.name, g.role, g.id`

/** $1 tokens, $2 now, $3 used since */
const STANDING = 'SELECT token FROM app.session WHERE token = ANY($1) AND expires > $2 AND (lasting OR seen > $3)'

/**
 * $1 token, $2 id, $3 person, $4 browser, $5 whether it is strange, $6 now, $7 proven, $8 expires, $9 password. Waits for a
 * change of the password that is under way, and one that comes later waits for this and then ends the session, too.
 */
const ENTER = `INSERT INTO app.session (token, id, identity, browser, strange, created, seen, proven, expires)
  SELECT $1, $2, id, $4, $5, $6, $6, $7, $8 FROM app.identity WHERE id = $3 AND password = $9 FOR SHARE`

interface CallerRow
  extends Omit<CallerGrant, 'id'>, Pick<Caller, 'sessionId' | 'email' | 'operator' | 'strange' | 'secured'> {
  readonly id: string | null
  readonly token: string
  readonly seen: number
  readonly proven: number
}

/** A browser about to be signed in. */
export interface Entering {
  readonly account: Account
  readonly browser: string
  /** Whether this person has not signed in with it before, though with others. */
  readonly strange: boolean
  /** Whether the person has just proved to us who it is; neither a link nor a foreign service is such a proof. */
  readonly proven: boolean
}

/** A device whose person has no account: an emergency card's, or a wall screen. */
export interface DeviceEntering {
  readonly person: Id
  readonly browser: string
  /** How long it may come back, in milliseconds, used or not. */
  readonly lasts: number
}

/** Server-side sessions; the browser holds a random token, the database its hash. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Bell) private readonly bell: Bell,
  ) {}

  /**
   * Opens a session and returns its token; sessions that are over go. Null where the account is gone or has another password
   * by now: what was proved of it opens nothing any more.
   */
  async open({ account, browser, strange, proven }: Entering): Promise<string | null> {
    const { token, id, now, expires } = await this.fresh(LONGEST)
    const provenAt = proven ? now : new Date(0)
    const values = [sha256(token), id, account.id, browser, strange, now, provenAt, expires, account.password]
    const { rowCount } = await this.pool.query({ name: 'enter', text: ENTER, values })
    return rowCount === 1 ? token : null
  }

  /** Opens a session for a device without account and returns its token. It has proved nothing that counts as fresh. */
  async openFor({ person: identity, browser, lasts }: DeviceEntering): Promise<string> {
    const { token, id, now, expires } = await this.fresh(lasts)
    const times = { created: now, seen: now, proven: new Date(0), expires }
    const session = { token: sha256(token), id, identity, browser, strange: false, lasting: true, ...times }
    await this.source.getRepository(SessionTable).insert(session)
    return token
  }

  private async fresh(lasts: number) {
    const now = new Date(this.clock.now())
    await this.source.getRepository(SessionTable).delete({ expires: LessThan(now) })
    const expires = new Date(now.getTime() + lasts)
    return { token: randomBytes(32).toString('base64url'), id: randomUUID(), now, expires }
  }

  /** Ends sessions of a person, by their ids; their sockets close on every node. */
  async end(identity: string, ids: readonly string[]): Promise<void> {
    await this.source.getRepository(SessionTable).delete({ identity, id: In([...ids]) })
    await this.bell.sessionsEnded()
  }

  /** All sessions of a person that stand, the one last used first. */
  async ofPerson(identity: string) {
    const now = this.clock.now()
    const all = await this.source.getRepository(SessionTable).find({ where: { identity }, order: { seen: 'DESC' } })
    return all.filter(
      ({ expires, seen, lasting }) => expires.getTime() > now && (lasting || seen.getTime() > now - IDLE),
    )
  }

  async recognise(identity: string, id: string): Promise<void> {
    await this.source.getRepository(SessionTable).update({ identity, id }, { strange: false })
  }

  /** Notes that whoever holds a session has proved just now who it is. */
  async prove({ session }: Caller): Promise<void> {
    await this.source.getRepository(SessionTable).update({ token: session }, { proven: new Date(this.clock.now()) })
  }

  /** Those of the sessions, given as `Caller.session`, that stand. */
  async standing(sessions: readonly string[]): Promise<ReadonlySet<string>> {
    const now = this.clock.now()
    const values = [sessions, new Date(now), new Date(now - IDLE)]
    const { rows } = await this.pool.query<{ token: string }>({ name: 'standing_sessions', text: STANDING, values })
    return new Set(rows.map(({ token }) => token))
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
    const { sessionId, person, email, operator, strange, secured, proven } = first
    const fresh = now - proven < FRESH_FOR
    return { session, sessionId, person, email, operator, strange, secured, fresh, grants: rows.flatMap(grantOf) }
  }
}

function grantOf(row: CallerRow) {
  const { id, pact, pactName, demo, person, organisation, organisationName, role, title, emergency, barred } = row
  return id === null
    ? []
    : [{ id, pact, pactName, demo, person, organisation, organisationName, role, title, emergency, barred }]
}
