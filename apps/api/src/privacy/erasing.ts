import { erasePerson, eraseText } from '@beistand/domain/erasure'
import type { Id, Place } from '@beistand/domain/noun'
import { isRefusal } from '@beistand/domain/refusal'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { deleteBelongings } from '../access/belongings.js'
import { type Caller } from '../access/caller.js'
import { IdentityTable } from '../access/entities.js'
import { AuditTable } from '../audit/audit-entities.js'
import { DoorProblem } from '../http/problem.js'
import { Bell } from '../journal/bell.js'
import { type Asking, type Decide, Journal, type Outcome } from '../journal/journal.js'
import type { Transaction } from '../journal/transaction.js'
import { erasureOfPerson, erasureOfPlace, requireVisible, type Sought } from '../journal/erasures.js'
import { ErasureList, type ErasureWish } from './erasure-list.js'

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

/** $1 pact, $2 entry */
export const HASH = 'SELECT hash FROM app.journal WHERE pact = $1 AND seq = $2'

/** Takes people out: of a pact, and of the installation where no pact knows them any more. */
@Injectable()
export class Erasing {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Bell) private readonly bell: Bell,
    @Inject(ErasureList) private readonly list: ErasureList,
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

  /** Erases one text for what it says. */
  text(asking: Asking, [entry, field]: Place): Promise<Outcome> {
    const wish = async (tx: Transaction) => {
      const { rows } = await tx.client.query<{ hash: string }>(HASH, [tx.pact, entry])
      return { pact: tx.pact, entry, hash: rows[0]?.hash ?? '', field }
    }
    return this.listed(asking, wish, async (tx) => {
      await requireVisible(tx, entry)
      return eraseText(await erasureOfPlace(tx, [entry, field]), await tx.by)
    })
  }

  /** Takes a person out of a pact once more, since a line of the list, `line`, says that it was. */
  async again(line: Id, pact: Id, { person, words }: Pick<Sought, 'person' | 'words'>): Promise<Outcome> {
    const asking = { pact, asker: { system: 'erasure', for: null }, key: `erased:${line}`, content: line }
    return this.journal.record(asking, await this.ofPerson(person, words))
  }

  private async record(asking: Asking, person: Id, words: boolean): Promise<Outcome> {
    const wish = () => Promise.resolve({ pact: asking.pact, person, words })
    return this.listed(asking, wish, await this.ofPerson(person, words))
  }

  /** Records an erasure that stands on the list before. */
  private async listed(
    asking: Asking,
    wish: (tx: Transaction) => Promise<ErasureWish>,
    decide: Decide,
  ): Promise<Outcome> {
    const lines: string[] = []
    const outcome = await this.journal.record(asking, async (tx) => {
      const decision = await decide(tx)
      if (!isRefusal(decision)) lines.push(await this.list.add(await wish(tx)))
      return decision
    })
    if ('first' in outcome) for (const id of lines) await this.list.done(id)
    return outcome
  }

  private async ofPerson(person: Id, words: boolean): Promise<Decide> {
    const email = (await this.source.getRepository(IdentityTable).findOneBy({ id: person }))?.email ?? null
    return async (tx) => {
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
    }
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

  private async forget(person: Id): Promise<void> {
    const line = await this.list.add({ pact: null, person, words: false })
    await this.forgetAccount(person)
    await this.list.done(line)
  }

  /** Deletes the account with all that hangs on it, and what was noted of it. Its sockets close on every node. */
  async forgetAccount(person: Id): Promise<void> {
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
