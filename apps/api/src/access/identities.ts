import { hash, verify } from '@node-rs/argon2'
import { Inject, Injectable } from '@nestjs/common'
import { randomUUID } from 'node:crypto'
import { DataSource } from 'typeorm'
import { Clock } from '../clock.js'
import { type Identity, IdentityTable } from './entities.js'

/** OWASP's first choice for argon2id: 19 MiB, two passes. */
const COST = { memoryCost: 19456, timeCost: 2, parallelism: 1 }
/** Compared with where nobody has the address, so that both take equally long. */
const NOBODY = await hash(randomUUID(), COST)

/** People of the installation and how they prove who they are. */
@Injectable()
export class Identities {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Makes an identity; one that has the address already is left as it is. */
  create(email: string, password: string, id: string = randomUUID()): Promise<void> {
    return this.createAll([{ email, id }], password)
  }

  /** Makes identities that share a first password. */
  async createAll(people: readonly { readonly email: string; readonly id: string }[], password: string): Promise<void> {
    const proof = { password: await hash(password, COST), created: new Date(this.clock.now()) }
    const identities = people.map(({ email, id }) => ({ id, email: email.toLowerCase(), ...proof }))
    await this.source.createQueryBuilder().insert().into(IdentityTable).values(identities).orIgnore().execute()
  }

  /** The identity whose address and password these are. */
  async prove(email: string, password: string): Promise<Identity | null> {
    const identity = await this.source.getRepository(IdentityTable).findOneBy({ email: email.toLowerCase() })
    const proven = await verify(identity?.password ?? NOBODY, password)
    return proven ? identity : null
  }
}
