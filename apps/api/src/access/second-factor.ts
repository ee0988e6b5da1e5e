import type { TotpSecret } from '@beistand/contracts/second-factor'
import { Inject, Injectable } from '@nestjs/common'
import { randomBytes } from 'node:crypto'
import { DataSource, IsNull, LessThan, Not } from 'typeorm'
import { Clock } from '../clock.js'
import { CONFIG, type Config } from '../config.js'
import { DoorProblem } from '../http/problem.js'
import type { Caller } from './caller.js'
import { RecoveryCodes } from './recovery-codes.js'
import { Seal } from './seal.js'
import { type Totp, TotpTable } from './second-factor-entities.js'
import { base32, stepOfCode, totpAddress } from './totp.js'

const HOUR = 3_600_000
/** Wrong codes from unknown browsers that an account bears in an hour, before it takes none from them any more. */
const MOST_FAILED = 20

/** $1 identity, $2 now, $3 an hour ago */
const COUNT_FAILURE = `UPDATE app.totp SET failed = CASE WHEN "failedSince" <= $3 THEN 1 ELSE failed + 1 END,
  "failedSince" = CASE WHEN "failedSince" <= $3 THEN $2 ELSE "failedSince" END WHERE identity = $1`

/** The authenticator apps of people: what a password alone does not get by. */
@Injectable()
export class SecondFactor {
  private readonly seal: Seal

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RecoveryCodes) private readonly codes: RecoveryCodes,
    @Inject(CONFIG) { secret }: Config,
  ) {
    this.seal = new Seal(secret, 'totp')
  }

  async has(identity: string): Promise<boolean> {
    return this.source.getRepository(TotpTable).existsBy({ identity, confirmed: Not(IsNull()) })
  }

  /** Makes a secret for a person's app; it counts only when a code has confirmed it. It is told this once. */
  async enrol({ person, email }: Caller): Promise<TotpSecret> {
    if (await this.has(person)) throw new DoorProblem('exists-already')
    const secret = randomBytes(20)
    const sealed = this.seal.close(secret, person)
    const fresh = { confirmed: null, step: '0', failed: 0, failedSince: new Date(0) }
    await this.source.getRepository(TotpTable).save({ identity: person, secret: sealed, ...fresh })
    return { secret: base32(secret), address: totpAddress(secret, email) }
  }

  /** Confirms an app by its first code. */
  async confirm(identity: string, code: string): Promise<void> {
    const totp = await this.source.getRepository(TotpTable).findOneBy({ identity, confirmed: IsNull() })
    if (!totp) throw new DoorProblem('not-found')
    if (!(await this.take(totp, code))) throw new DoorProblem('wrong-code')
    await this.source.getRepository(TotpTable).update({ identity }, { confirmed: new Date(this.clock.now()) })
  }

  async remove(identity: string): Promise<void> {
    await this.source.getRepository(TotpTable).delete({ identity })
    await this.codes.remove(identity)
  }

  /** Ten new recovery codes; they stand in for an app, so there must be one. */
  async makeCodes(identity: string): Promise<string[]> {
    if (!(await this.has(identity))) throw new DoorProblem('not-found')
    return this.codes.make(identity)
  }

  /**
   * What a code was, which is used up by that: of the app or of the printed ones; null where it was wrong. `known`: in a
   * browser that the person has signed in with before.
   */
  async prove(identity: string, code: string, known: boolean): Promise<'app' | 'printed' | null> {
    if (await this.codes.use(identity, code)) return 'printed'
    const totp = await this.source.getRepository(TotpTable).findOneBy({ identity, confirmed: Not(IsNull()) })
    if (!totp) return null
    const now = this.clock.now()
    const hourAgo = new Date(now - HOUR)
    if (!known && totp.failed >= MOST_FAILED && totp.failedSince > hourAgo) throw new DoorProblem('too-many-codes')
    if (await this.take(totp, code)) return 'app'
    if (!known) await this.source.query(COUNT_FAILURE, [identity, new Date(now), hourAgo])
    return null
  }

  /** Whether a code fits and is later than all that were taken; of two at once one is taken. */
  private async take({ identity, secret }: Totp, typed: string): Promise<boolean> {
    const step = stepOfCode(this.seal.open(secret, identity), typed.replace(/\s/g, ''), this.clock.now())
    if (step === null) return false
    const earlier = { identity, step: LessThan(String(step)) }
    const { affected } = await this.source.getRepository(TotpTable).update(earlier, { step: String(step) })
    return affected === 1
  }
}
