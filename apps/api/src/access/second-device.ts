import type { HandoverView } from '@beistand/contracts/handover'
import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, MoreThan } from 'typeorm'
import { Clock } from '../clock.js'
import { DoorProblem } from '../http/problem.js'
import { sha256 } from '../journal/chain.js'
import { type Account, IdentityTable, LinkTable } from './entities.js'

/** What a link opens: a second device of a person, or a wall screen. */
type Purpose = 'device' | 'wall'

/** A link about to be: its hash, for whom, and who made it, where that is someone else. */
export interface Offer {
  readonly identity: Id
  readonly link: string
  readonly purpose?: Purpose
  readonly actor?: Id
}

/** How long a link to a device is good. */
const GOOD_FOR = 600_000

/** Links by which someone who is signed in gets in on another device, too. */
@Injectable()
export class SecondDevice {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Takes the hash of a link to be, in the place of an earlier one of this person. */
  async offer({ identity, link, purpose = 'device', actor }: Offer): Promise<void> {
    const expires = new Date(this.clock.now() + GOOD_FOR)
    await this.source.transaction(async (manager) => {
      await manager.delete(LinkTable, { identity, purpose })
      await manager.insert(LinkTable, { token: link, purpose, identity, actor: actor ?? null, expires })
    })
  }

  /** Who would be signed in by a link. */
  async show(token: string): Promise<HandoverView> {
    const link = await this.source.getRepository(LinkTable).findOneBy(this.standing(token, 'device'))
    const identity = link?.identity && (await this.source.getRepository(IdentityTable).findOneBy({ id: link.identity }))
    if (!identity) throw new DoorProblem('link-ended')
    return { email: identity.email }
  }

  /** Uses a link to a second device up. @returns whose it was */
  async enter(token: string): Promise<Account> {
    const { account } = await this.take(token, 'device')
    if (!account) throw new DoorProblem('link-ended')
    return account
  }

  /** Uses a link up; of two at once one gets in. @returns for whom it was, and by whom; a wall screen has no account */
  async take(token: string, purpose: Purpose): Promise<{ identity: Id; account: Account | null; actor: Id | null }> {
    return this.source.transaction(async (manager) => {
      const link = await manager.findOneBy(LinkTable, this.standing(token, purpose))
      const account = link?.identity ? await manager.findOneBy(IdentityTable, { id: link.identity }) : null
      const { affected } = await manager.delete(LinkTable, this.standing(token, purpose))
      if (!link?.identity || affected !== 1) throw new DoorProblem('link-ended')
      return { identity: link.identity, account, actor: link.actor }
    })
  }

  private standing(token: string, purpose: Purpose) {
    return { token: sha256(token), purpose, expires: MoreThan(new Date(this.clock.now())) }
  }
}
