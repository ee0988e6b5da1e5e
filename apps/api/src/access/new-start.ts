import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { DataSource } from 'typeorm'
import { Bell } from '../journal/bell.js'
import { deleteBelongings } from './belongings.js'
import { hashed, requireStrong } from './passwords.js'

/** A password that may be given to an account; `id` names this one try. */
export interface Ready {
  readonly id: Id
  readonly hash: string
}

const SET_PASSWORD = 'UPDATE app.identity SET password = $2 WHERE id = $1'

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

  /**
   * Sessions, known and enrolled browsers, passkeys, apps, printed codes, linked accounts and links end, on every node, as
   * soon as the transaction of `client` commits; nothing of it stands where it does not.
   */
  async give(client: pg.ClientBase, identity: Id, { hash }: Ready): Promise<void> {
    await client.query(SET_PASSWORD, [identity, hash])
    const query = (text: string, values: unknown[]) => client.query(text, values)
    await deleteBelongings({ dataSource: this.source, query }, identity)
    await this.bell.sessionsEnded(client)
  }
}
