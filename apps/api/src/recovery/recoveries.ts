import type { lostAccess, RecoveryView } from '@beistand/contracts/recovery'
import type { Id } from '@beistand/domain/noun'
import { askRecoveryOpenly, completeRecovery, isGoodRecovery, type Recovery } from '@beistand/domain/recovery'
import { isRefusal } from '@beistand/domain/refusal'
import { Inject, Injectable } from '@nestjs/common'
import type { Request } from 'express'
import { DataSource } from 'typeorm'
import type * as z from 'zod/mini'
import { placeOf } from '../access/addresses.js'
import { type Account, IdentityTable } from '../access/entities.js'
import { Guesses } from '../access/guesses.js'
import { NewStart } from '../access/new-start.js'
import { Audit } from '../audit/audit.js'
import { Clock } from '../clock.js'
import { recordedOrProblem } from '../http/handles.js'
import { DoorProblem } from '../http/problem.js'
import { sha256 } from '../journal/chain.js'
import { Journal } from '../journal/journal.js'
import type { Asker } from '../journal/transaction.js'

/** The link of a recovery, as it was handed over. */
export interface Handed {
  readonly pact: Id
  readonly token: string
}

interface Noticed {
  readonly pact: Id
  readonly tooMany: boolean
}

interface Found extends Pick<Recovery, 'id' | 'state' | 'until'> {
  readonly person: Id
  readonly title: string | null
  readonly email: string
  readonly organisationName: string
}

/** $1 name, key or id as typed; what stands in brackets may be left out where only one is called that without. */
const NAMED = `SELECT pact, id FROM (
    SELECT o.pact, o.id, o.name, p.demo, p.name AS "pactName", typed IN (lower(o.id), o.ags, whole) AS exact,
      min(whole) OVER (PARTITION BY p.demo) = max(whole) OVER (PARTITION BY p.demo) AS alone
    FROM app.organisation o JOIN app.pact p ON p.pact = o.pact,
      lower(regexp_replace($1, '\\s', '', 'g')) typed, lower(regexp_replace(o.name, '\\s', '', 'g')) whole
    WHERE typed IN (lower(o.id), o.ags, whole, regexp_replace(whole, '[(][^)]*[)]', '', 'g'))) named
  WHERE exact OR alone ORDER BY demo, exact DESC, "pactName", name LIMIT 1`
/** $1 pact, $2 hash of the token */
const BY_LINK = `SELECT r.id, r.state, r.until, r.person, r.title, i.email, o.name AS "organisationName"
  FROM app.recovery r JOIN app.identity i ON i.id = r.person
  JOIN app.organisation o ON o.pact = r.pact AND o.id = r.organisation WHERE r.pact = $1 AND r.link = $2`

/** Asks for new ways in, and takes them. */
@Injectable()
export class Recoveries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Journal) private readonly journal: Journal,
    @Inject(NewStart) private readonly newStart: NewStart,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(Guesses) private readonly guesses: Guesses,
  ) {}

  /**
   * Asks on behalf of someone whom nobody knows yet; one address may ask only so often, at all nodes together.
   * @returns the pact that calls back, and whether so many wait that one more was not stored
   */
  async ask({ organisation: typed, title, key }: z.output<typeof lostAccess>, request: Request): Promise<Noticed> {
    await this.guesses.require('lost', placeOf(request.ip ?? ''))
    const named: { pact: Id; id: Id }[] = await this.source.query(NAMED, [typed])
    const [found] = named
    if (!found) throw new DoorProblem('invalid', [{ field: 'organisation', detail: 'no such organisation' }])
    const { pact, id: organisation } = found
    const content = JSON.stringify(['recovery', organisation, title])
    const asking = { pact, asker: { system: 'recovery', for: null }, key: `recovery:${key}`, content }
    const outcome = await this.journal.record(asking, async (tx) => {
      const theirs = await tx.find('recovery', 'organisation', organisation)
      return askRecoveryOpenly({ id: tx.id(), organisation, title }, theirs, await tx.by)
    })
    const tooMany = 'refused' in outcome && outcome.refused === 'recoveries-pending'
    if (!tooMany) recordedOrProblem(outcome)
    // What is not stored is counted, so that the office sees a flood; from where it comes is not.
    if (tooMany) await this.audit.note('recovery-refused', { pact, organisation })
    else await this.audit.note('recovery-asked', { pact, organisation, request })
    return { pact, tooMany }
  }

  /** An operator of the installation is above its pacts: no pact's office gives anyone that account. */
  async requireOrdinary(person: Id): Promise<void> {
    if (await this.source.getRepository(IdentityTable).existsBy({ id: person, operator: true }))
      throw new DoorProblem('forbidden')
  }

  /** Tells a person on every device that is left that someone restores the own access. */
  async tell(person: Id, by: Asker): Promise<void> {
    await this.audit.note('recovery-asked', { person, ...('person' in by ? { actor: by.person } : {}) })
  }

  async show(handed: Handed): Promise<RecoveryView> {
    const { email, title, organisationName, until } = await this.good(handed)
    return { email, title: title ?? '', organisationName, until }
  }

  /**
   * Uses a link up; the account then has this password and nothing else. Both happen in one transaction: whatever fails
   * before it commits, nothing has changed and the link can be tried again. @returns the account as it is now
   */
  async take(handed: Handed, password: string, request: Request): Promise<Account> {
    const { id, person, email } = await this.good(handed)
    const ready = await this.newStart.prepare(password, email)
    const asker = { system: 'recovery', for: null }
    const content = JSON.stringify(['recovery', id])
    // Each try has a key of its own: of two with the same link one gets in.
    const key = `recovery:${ready.id}`
    const outcome = await this.journal.record({ pact: handed.pact, asker, key, content }, async (tx) => {
      const row = await tx.get('recovery', id)
      const decision = completeRecovery(row, tx.now, await tx.by)
      if (!isRefusal(decision)) await this.newStart.give(tx.client, person, ready)
      return decision
    })
    if (!('first' in outcome)) throw new DoorProblem('link-ended')
    await this.audit.note('recovery-done', { person, pact: handed.pact, request })
    return { id: person, password: ready.hash }
  }

  private async good({ pact, token }: Handed): Promise<Found> {
    const rows: Found[] = await this.source.query(BY_LINK, [pact, sha256(token)])
    const [found] = rows
    const until = new Date(found?.until ?? 0).getTime()
    if (!found || !isGoodRecovery({ ...found, until }, this.clock.now())) throw new DoorProblem('link-ended')
    return { ...found, until }
  }
}
