import { Inject, Injectable } from '@nestjs/common'
import { randomUUID } from 'node:crypto'
import { DataSource, type EntityManager } from 'typeorm'
import { Clock } from '../clock.js'
import { type Identity, IdentityTable } from './entities.js'
import { fits, hashed } from './passwords.js'

/** Someone to be known to the installation; `email` in any case, `password` as typed. */
export interface NewPerson {
  readonly email: string
  readonly password: string
  readonly operator?: boolean
}

/** People of the installation and how they prove who they are. */
@Injectable()
export class Identities {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Makes an identity; null where someone has the address already. */
  async add(person: NewPerson, manager: EntityManager = this.source.manager): Promise<Identity | null> {
    const identity: Identity = {
      id: randomUUID(),
      email: person.email.toLowerCase(),
      password: await hashed(person.password),
      created: new Date(this.clock.now()),
      operator: person.operator ?? false,
    }
    const insert = manager.createQueryBuilder().insert().into(IdentityTable).values(identity).orIgnore()
    const made: unknown = (await insert.returning('id').execute()).raw
    return Array.isArray(made) && made.length === 1 ? identity : null
  }

  /** Makes identities that share a first password; whoever has one already is left as it is. */
  async createAll(people: readonly { readonly email: string; readonly id: string }[], password: string): Promise<void> {
    const proof = { password: await hashed(password), created: new Date(this.clock.now()) }
    const identities = people.map(({ email, id }) => ({ id, email: email.toLowerCase(), ...proof }))
    await this.source.createQueryBuilder().insert().into(IdentityTable).values(identities).orIgnore().execute()
  }

  async remove(id: string): Promise<void> {
    await this.source.getRepository(IdentityTable).delete({ id })
  }

  async withEmail(email: string): Promise<Identity | null> {
    return this.source.getRepository(IdentityTable).findOneBy({ email: email.toLowerCase() })
  }

  /** The identity whose address and password these are. */
  async prove(email: string, password: string): Promise<Identity | null> {
    const identity = await this.withEmail(email)
    return (await fits(password, identity?.password)) ? identity : null
  }
}
