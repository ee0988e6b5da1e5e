import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../clock.js'
import { DoorProblem } from '../http/problem.js'
import type { Account } from './entities.js'
import { type OidcAccount, OidcAccountTable } from './oidc-entities.js'
import type { Arrival } from './oidc.js'

/** $1 issuer, $2 subject */
const OWNER = `SELECT i.id, i.password FROM app.oidc_account a JOIN app.identity i ON i.id = a.identity
  WHERE a.issuer = $1 AND a.subject = $2`
/** $1 person. Whether an organisation is hit in which the person has a role; the open form alone does not count. */
const HIT = `SELECT EXISTS (SELECT 1 FROM app."grant" g JOIN app.emergency e ON e.pact = g.pact AND e.victim = g.organisation
  WHERE g.person = $1 AND NOT g.revoked AND e.exercise IS NULL AND e."callBack" <> 'pending'
    AND e.phase NOT IN ('closed', 'cancelled')) AS hit`

/** Accounts at sign-in services, bound to a person only by that person. */
@Injectable()
export class OidcAccounts {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async issuersOf(identity: string): Promise<ReadonlySet<string>> {
    const accounts = await this.source.getRepository(OidcAccountTable).findBy({ identity })
    return new Set(accounts.map(({ issuer }) => issuer))
  }

  /** Whose account it is; never found by a mail address. Refused while the person's administration is hit. */
  async owner({ issuer, subject }: Arrival): Promise<Account> {
    const [owner]: Account[] = await this.source.query(OWNER, [issuer, subject])
    if (!owner) throw new DoorProblem('account-not-linked')
    const rows: unknown = await this.source.query(HIT, [owner.id])
    if (JSON.stringify(rows) !== '[{"hit":false}]') throw new DoorProblem('provider-rests')
    return owner
  }

  /** Links an account to a person who has none at that service, and whose it is not already. */
  async link({ issuer, subject }: Arrival, identity: string): Promise<void> {
    const account: OidcAccount = { issuer, subject, identity, created: new Date(this.clock.now()) }
    await this.source.createQueryBuilder().insert().into(OidcAccountTable).values(account).orIgnore().execute()
    const linked = await this.source.getRepository(OidcAccountTable).existsBy({ issuer, subject, identity })
    if (!linked) throw new DoorProblem('account-linked-already')
  }

  async unlink(issuer: string, identity: string): Promise<void> {
    await this.source.getRepository(OidcAccountTable).delete({ issuer, identity })
  }
}
