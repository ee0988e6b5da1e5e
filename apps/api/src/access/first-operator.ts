import type { setUp } from '@beistand/contracts/access'
import { Inject, Injectable } from '@nestjs/common'
import { randomBytes } from 'node:crypto'
import { DataSource, LessThan, MoreThan } from 'typeorm'
import type * as z from 'zod/mini'
import { Clock } from '../clock.js'
import { DoorProblem } from '../http/problem.js'
import { sha256 } from '../journal/chain.js'
import { type Identity, IdentityTable, LinkTable } from './entities.js'
import { Identities } from './identities.js'
import { requireStrong } from './passwords.js'

const DAY = 86_400_000
const PAGE = '/einrichtung'

/** An installation that nobody can sign in to gets its first operator by a one-time link, printed at start. */
@Injectable()
export class FirstOperator {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Identities) private readonly identities: Identities,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Makes a link good for a day, at the address where the installation is reached; null where somebody can sign in. The
   * token stands in the fragment, which browsers send to no server.
   */
  async link(address: string): Promise<string | null> {
    if (await this.source.getRepository(IdentityTable).exists()) return null
    const token = randomBytes(32).toString('base64url')
    const now = this.clock.now()
    const links = this.source.getRepository(LinkTable)
    await links.delete({ expires: LessThan(new Date(now)) })
    await links.insert({ token: sha256(token), purpose: 'operator', identity: null, expires: new Date(now + DAY) })
    return `${address}${PAGE}#${token}`
  }

  /** Makes the first operator of whoever has the link. All such links end with the first one used. */
  async set({ token, email, password }: z.output<typeof setUp>): Promise<Identity> {
    await requireStrong(password, [email])
    return this.source.transaction(async (manager) => {
      await manager.query('LOCK TABLE app.identity IN SHARE ROW EXCLUSIVE MODE')
      const link = { token: sha256(token), purpose: 'operator', expires: MoreThan(new Date(this.clock.now())) } as const
      const good = (await manager.existsBy(LinkTable, link)) && !(await manager.exists(IdentityTable))
      if (!good) throw new DoorProblem('link-ended')
      await manager.delete(LinkTable, { purpose: 'operator' })
      const identity = await this.identities.add({ email, password, operator: true }, manager)
      if (!identity) throw new DoorProblem('account-exists')
      return identity
    })
  }
}
