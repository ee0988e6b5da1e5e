import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { randomUUID } from 'node:crypto'
import { DataSource } from 'typeorm'
import { Bell } from '../journal/bell.js'
import { deleteBelongings } from './belongings.js'
import { IdentityTable } from './entities.js'
import { hashed, requireStrong } from './passwords.js'

/** A password that may be given to an account; `id` names this one try. */
export interface Ready {
  readonly id: Id
  readonly hash: string
}

/** Gives an account one new password and takes everything else from it: whoever had got hold of any of it is out. */
@Injectable()
export class NewStart {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Bell) private readonly bell: Bell,
  ) {}

  async prepare(password: string, email: string): Promise<Ready> {
    await requireStrong(password, [email])
    return { id: randomUUID(), hash: await hashed(password) }
  }

  /** Sessions, known and enrolled browsers, passkeys, apps, printed codes, linked accounts and links end, on every node. */
  async give(identity: Id, { hash }: Ready): Promise<void> {
    await this.source.transaction(async (manager) => {
      await manager.update(IdentityTable, { id: identity }, { password: hash })
      await deleteBelongings(manager, identity)
    })
    await this.bell.sessionsEnded()
  }
}
