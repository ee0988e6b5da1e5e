import type { WallsSeen } from '@beistand/contracts/wall'
import { may } from '@beistand/domain/access'
import { wallPerson } from '@beistand/domain/grant'
import type { Id } from '@beistand/domain/noun'
import { WALL_LASTS } from '@beistand/domain/wall'
import { Inject, Injectable } from '@nestjs/common'
import type { Request } from 'express'
import { browserOf } from '../access/browsers.js'
import type { CallerGrant } from '../access/caller.js'
import { Office } from '../access/office.js'
import { SecondDevice } from '../access/second-device.js'
import { Sessions } from '../access/sessions.js'
import { Audit } from '../audit/audit.js'
import { Pipeline } from '../database.js'
import { DoorProblem } from '../http/problem.js'

interface WallRow {
  readonly id: Id
  readonly organisation: Id
}

interface WallPlace {
  readonly pact: Id
  readonly organisation: Id
}

/** $1 the person that a wall screen is */
const PLACE = `SELECT pact, organisation FROM app."grant" WHERE person = $1 AND role = 'wall'`
/** $1 pact */
const STANDING = `SELECT id, organisation FROM app."grant" WHERE pact = $1 AND role = 'wall' AND NOT revoked ORDER BY id`

/** Pairs browsers with wall screens. Whoever may name a screen may do so, and sees when each was there last. */
@Injectable()
export class Walls {
  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Office) private readonly office: Office,
    @Inject(SecondDevice) private readonly links: SecondDevice,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  /** Takes the hash of a link by which a browser becomes this screen, in the place of an earlier link. */
  async offer(grant: CallerGrant, wall: Id, link: string): Promise<void> {
    const kept = await this.kept(grant)
    if (!kept.some(({ id }) => id === wall)) throw new DoorProblem('not-found')
    await this.links.offer({ identity: wallPerson(wall), link, purpose: 'wall', actor: grant.person })
  }

  /**
   * Uses a link up. The browser that was this screen before is it no more, and whoever looks after the screen is told.
   * @returns the session's token
   */
  async pair(token: string, request: Request): Promise<string> {
    const { identity: person, actor } = await this.links.take(token, 'wall')
    const before = await this.sessions.ofPerson(person)
    await this.sessions.end(
      person,
      before.map(({ id }) => id),
    )
    const browser = browserOf(request.headers['user-agent'])
    const session = await this.sessions.openFor({ person, browser, lasts: WALL_LASTS })
    const { rows } = await this.pool.query<WallPlace>({ name: 'wall_place', text: PLACE, values: [person] })
    await this.audit.note('screen-added', { ...rows[0], person, ...(actor ? { actor } : {}), about: browser, request })
    return session
  }

  async seen(grant: CallerGrant): Promise<WallsSeen> {
    const kept = await this.kept(grant)
    const seen = kept.map(async ({ id }) => {
      const [last] = await this.sessions.ofPerson(wallPerson(id))
      return last ? [{ wall: id, seen: last.seen.getTime(), browser: last.browser }] : []
    })
    return (await Promise.all(seen)).flat()
  }

  /** The screens that stand and that whoever holds a grant looks after. */
  private async kept(grant: CallerGrant): Promise<readonly WallRow[]> {
    const { pact, person, organisation, role } = grant
    if (role === 'office') await this.office.require(grant)
    const by = { person, organisation, role, for: null }
    const { rows } = await this.pool.query<WallRow>({ name: 'walls', text: STANDING, values: [pact] })
    return rows.filter((row) => may(by, 'wall.make', { keepers: [row.organisation] }))
  }
}
