import type { InvitationView } from '@beistand/contracts/access'
import { acceptInvitation, type Invitation, isOpenInvitation } from '@beistand/domain/invitation'
import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { DoorProblem } from '../http/problem.js'
import { sha256 } from '../journal/chain.js'
import { Journal } from '../journal/journal.js'
import type { Caller } from './caller.js'
import type { Account } from './entities.js'
import { Identities } from './identities.js'
import { requireStrong } from './passwords.js'

/** The link of an invitation, as it was handed over. */
export interface Handed {
  readonly pact: Id
  readonly token: string
}

interface Found extends Pick<Invitation, 'id' | 'state' | 'until' | 'role'> {
  readonly email: string | null
  readonly title: string | null
  readonly pactName: string
  readonly organisationName: string
}

/** $1 pact, $2 hash of the token */
const BY_LINK = `SELECT i.id, i.state, i.until, i.role, i.email, i.title, p.name AS "pactName", o.name AS "organisationName"
  FROM app.invitation i JOIN app.pact p ON p.pact = i.pact
  JOIN app.organisation o ON o.pact = i.pact AND o.id = i.organisation WHERE i.pact = $1 AND i.link = $2`

/** Takes invitations up: whoever has the link becomes a person of the installation, with the one grant that it is for. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Identities) private readonly identities: Identities,
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async show(handed: Handed): Promise<InvitationView> {
    const { pactName, organisationName, role, title, email, until } = await this.open(handed)
    const known = (await this.identities.withEmail(email)) !== null
    return { pactName, organisationName, role, title: title ?? '', email, known, until }
  }

  /**
   * Accepts as whoever is signed in, if the invitation is theirs, or as a new person with a password of their own.
   * @returns the new person's account
   */
  async accept(handed: Handed, password: string | null, caller: Caller | null): Promise<Account | null> {
    const { id, email } = await this.open(handed)
    if (caller?.email === email) {
      await this.record(handed.pact, id, caller.person)
      return null
    }
    if (password === null) throw new DoorProblem('account-exists')
    await requireStrong(password, [email])
    const identity = await this.identities.add({ email, password })
    if (!identity) throw new DoorProblem('account-exists')
    try {
      await this.record(handed.pact, id, identity.id)
    } catch (error) {
      if (error instanceof DoorProblem) await this.identities.remove(identity.id)
      throw error
    }
    return identity
  }

  private async open({ pact, token }: Handed): Promise<Found & { readonly email: string }> {
    const values = [pact, sha256(token)]
    const { rows } = await this.pool.query<Found>({ name: 'invitation_by_link', text: BY_LINK, values })
    const [found] = rows
    const now = this.clock.now()
    if (!found || found.email === null || !isOpenInvitation(found, now)) throw new DoorProblem('link-ended')
    return { ...found, email: found.email }
  }

  private async record(pact: Id, invitation: Id, person: Id): Promise<void> {
    const asker = { system: 'invitation', for: null }
    const content = JSON.stringify(['invitation', invitation, person])
    const outcome = await this.journal.record({ pact, asker, key: invitation, content }, async (tx) => {
      const [row, theirs] = await Promise.all([tx.get('invitation', invitation), tx.find('grant', 'person', person)])
      return acceptInvitation(row, { grant: tx.id(), person, now: tx.now }, { theirs, by: await tx.by })
    })
    if (!('first' in outcome)) throw new DoorProblem('link-ended')
  }
}
