import { Inject, Injectable } from '@nestjs/common'
import { randomBytes } from 'node:crypto'
import { DataSource } from 'typeorm'
import { sha256 } from '../journal/chain.js'
import { RecoveryCodeTable } from './second-factor-entities.js'
import { base32 } from './totp.js'

const MANY = 10
/** 80 bits: nobody finds one by trying, not even in a database that leaked. */
const BYTES = 10

/** Printed codes of people, each of which stands in once for the code of an app. */
@Injectable()
export class RecoveryCodes {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Makes ten codes in the place of all earlier ones. They are told this once: only their hashes are kept. */
  async make(identity: string): Promise<string[]> {
    const codes = Array.from({ length: MANY }, () => base32(randomBytes(BYTES)))
    await this.source.transaction(async (manager) => {
      await manager.delete(RecoveryCodeTable, { identity })
      await manager.insert(
        RecoveryCodeTable,
        codes.map((code) => ({ identity, code: sha256(code) })),
      )
    })
    return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'))
  }

  left(identity: string): Promise<number> {
    return this.source.getRepository(RecoveryCodeTable).countBy({ identity })
  }

  /** Uses a code up; false where it is none of this person's. However it was typed: groups, spaces, small letters. */
  async use(identity: string, typed: string): Promise<boolean> {
    const code = sha256(typed.toUpperCase().replace(/[^A-Z2-7]/g, ''))
    const { affected } = await this.source.getRepository(RecoveryCodeTable).delete({ identity, code })
    return affected === 1
  }

  async remove(identity: string): Promise<void> {
    await this.source.getRepository(RecoveryCodeTable).delete({ identity })
  }
}
