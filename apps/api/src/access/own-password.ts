import { Inject, Injectable } from '@nestjs/common'
import { DataSource, Not } from 'typeorm'
import { DoorProblem } from '../http/problem.js'
import { Bell } from '../journal/bell.js'
import type { Caller } from './caller.js'
import { IdentityTable, LinkTable, SessionTable } from './entities.js'
import { hashed, requireStrong } from './passwords.js'

/** Gives the own account another password: whoever had got in by the old one is out. */
@Injectable()
export class OwnPassword {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Bell) private readonly bell: Bell,
  ) {}

  /** Every other session and open link of the caller ends, on every node; passkeys, app and printed codes stay. */
  async change({ person, email, sessionId }: Caller, password: string): Promise<void> {
    await requireStrong(password, [email])
    const hash = await hashed(password)
    await this.source.transaction(async (manager) => {
      const { affected } = await manager.update(IdentityTable, { id: person }, { password: hash })
      if (affected !== 1) throw new DoorProblem('not-signed-in')
      await manager.delete(SessionTable, { identity: person, id: Not(sessionId) })
      await manager.delete(LinkTable, { identity: person })
    })
    await this.bell.sessionsEnded()
  }
}
