import { erasePerson } from '@beistand/domain/erasure'
import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { deleteBelongings } from '../access/belongings.js'
import { type Caller } from '../access/caller.js'
import { IdentityTable } from '../access/entities.js'
import { AuditTable } from '../audit/audit-entities.js'
import { DoorProblem } from '../http/problem.js'
import { Bell } from '../journal/bell.js'
import { type Asking, Journal, type Outcome } from '../journal/journal.js'
import { erasureOfPerson } from '../journal/erasures.js'

/** Where a person is known: in which pact, and by a role that still stands there, or by none. */
interface Known {
  readonly pact: Id
  readonly grant: Id | null
}

/** $1 person */
const KNOWN = `SELECT g.pact, min(g.id) FILTER (WHERE NOT g.revoked) AS grant FROM app."grant" g WHERE g.person = $1
  GROUP BY g.pact ORDER BY g.pact`
/** $1 person; pacts whose office would be empty */
const ALONE = `SELECT 1 FROM app."grant" g WHERE g.person = $1 AND g.role = 'office' AND NOT g.revoked AND NOT EXISTS
  (SELECT 1 FROM app."grant" o WHERE o.pact = g.pact AND o.role = 'office' AND NOT o.revoked AND o.person <> $1) LIMIT 1`

/** Takes people out: of a pact, and of the installation where no pact knows them any more. */
@Injectable()
export class Erasing {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Bell) private readonly bell: Bell,
  ) {}

  /** Takes a person out of the pact of whoever asks; its account goes too where it has a role nowhere else. */
  async inPact(asking: Asking, person: Id, words: boolean): Promise<Outcome> {
    const outcome = await this.record(asking, person, words)
    const done = !('refused' in outcome) || outcome.refused === 'unchanged'
    if (done) await this.forgetWhereUnused(person)
    return outcome
  }

  /** Takes whoever is signed in out of every pact and of the installation; tells which pacts those were. */
  async everywhere({ person, operator }: Caller, words: boolean): Promise<readonly Id[]> {
    const alone: unknown[] = await this.source.query(ALONE, [person])
    if (alone.length > 0) throw new DoorProblem('last-office')
    const operators = await this.source.getRepository(IdentityTable).countBy({ operator: true })
    if (operator && operators < 2) throw new DoorProblem('last-operator')
    const known = await this.known(person)
    for (const { pact, grant } of known) {
      const asker = grant === null ? { system: 'erasure', for: null } : { person, grant, for: null }
      const outcome = await this.record({ pact, asker, ...named(person, words) }, person, words)
      if ('refused' in outcome && outcome.refused !== 'unchanged') throw new DoorProblem(outcome.refused)
    }
    await this.forget(person)
    return known.map(({ pact }) => pact)
  }

  private async record(asking: Asking, person: Id, words: boolean): Promise<Outcome> {
    const email = (await this.source.getRepository(IdentityTable).findOneBy({ id: person }))?.email ?? null
    return this.journal.record(asking, async (tx) => {
      const [by, all, texts, invitations, contacts] = await Promise.all([
        tx.by,
        tx.all('grant'),
        erasureOfPerson(tx, { person, email, words }),
        tx.all('invitation'),
        tx.all('contact'),
      ])
      const grants = all.filter((grant) => grant.person === person)
      const theirs = (address: string | null) => email !== null && address?.toLowerCase() === email
      const known = {
        invitations: invitations.filter((one) => theirs(one.email)),
        contacts: contacts.filter(({ mail }) => theirs(mail)),
      }
      return erasePerson({ person, grants, all, texts, ...known }, by)
    })
  }

  /** Old roles elsewhere name the person, too; they go with the account. */
  private async forgetWhereUnused(person: Id): Promise<void> {
    const known = await this.known(person)
    const operator = await this.source.getRepository(IdentityTable).existsBy({ id: person, operator: true })
    if (operator || known.some(({ grant }) => grant !== null)) return
    for (const { pact } of known)
      await this.record({ pact, asker: { system: 'erasure', for: null }, ...named(person, false) }, person, false)
    await this.forget(person)
  }

  private known(person: Id): Promise<Known[]> {
    return this.source.query(KNOWN, [person])
  }

  /** Deletes the account with all that hangs on it, and what was noted of it. Its sockets close on every node. */
  private async forget(person: Id): Promise<void> {
    await this.source.transaction(async (manager) => {
      await deleteBelongings(manager, person)
      await manager.delete(AuditTable, { person })
      await manager.delete(IdentityTable, { id: person })
    })
    await this.bell.sessionsEnded()
  }
}

/** The key of an erasure that is asked by nobody's own request; asked again, it finds itself done. */
function named(person: Id, words: boolean): Pick<Asking, 'key' | 'content'> {
  return { key: `erasure:${person}:${words}`, content: JSON.stringify(['erasure', person, words]) }
}
