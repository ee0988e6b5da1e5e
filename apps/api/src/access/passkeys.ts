import type { assertion, attestation, PasskeyView } from '@beistand/contracts/passkey'
import { Inject, Injectable } from '@nestjs/common'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Request } from 'express'
import { DataSource, IsNull, LessThan, MoreThan } from 'typeorm'
import type * as z from 'zod/mini'
import { Clock } from '../clock.js'
import { DoorProblem } from '../http/problem.js'
import type { Caller } from './caller.js'
import { type Account, IdentityTable } from './entities.js'
import { ChallengeTable, type Passkey, PasskeyTable } from './passkey-entities.js'

const NAME = 'Beistand'
/** How long a challenge waits for its answer. */
const PATIENCE = 300_000

/** The page that asks, as the browser names it; the origin check has let it through. */
export type Origin = string

/** Passkeys of people: made with who is known, and proof enough of who signs in. */
@Injectable()
export class Passkeys {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(identity: string): Promise<PasskeyView[]> {
    const all = await this.source.getRepository(PasskeyTable).find({ where: { identity }, order: { created: 'ASC' } })
    return all.map(({ id, name, created, used }) => ({
      id,
      name,
      created: created.getTime(),
      used: used?.getTime() ?? null,
    }))
  }

  async remove(identity: string, id: string): Promise<void> {
    await this.source.getRepository(PasskeyTable).delete({ identity, id })
  }

  /** What a browser needs to make a passkey for a person. */
  async creation({ person, email }: Caller, origin: Origin) {
    const own = await this.source.getRepository(PasskeyTable).findBy({ identity: person })
    const options = await generateRegistrationOptions({
      rpName: NAME,
      rpID: siteOf(origin),
      userName: email,
      userID: new TextEncoder().encode(person),
      excludeCredentials: own.map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    await this.remember(options.challenge, person)
    return options
  }

  /** Keeps the passkey that a browser has made for a person. */
  async keep(identity: string, name: string, made: { answer: z.output<typeof attestation>; origin: Origin }) {
    const { answer, origin } = made
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: (challenge) => this.consume(challenge, identity),
      expectedOrigin: origin,
      expectedRPID: siteOf(origin),
    }).catch(refuseAs('invalid'))
    if (!registrationInfo) throw new DoorProblem('invalid')
    const { id, publicKey, counter } = registrationInfo.credential
    await this.source.getRepository(PasskeyTable).insert({
      id,
      identity,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter: String(counter),
      transports: answer.response.transports,
      name,
      created: new Date(this.clock.now()),
      used: null,
    })
  }

  /** What a browser needs to find a passkey of this site, whosever it is. */
  async request(origin: Origin) {
    const options = await generateAuthenticationOptions({ rpID: siteOf(origin), userVerification: 'required' })
    await this.remember(options.challenge, null)
    return options
  }

  /** Whose passkey has signed. */
  async prove(answer: z.output<typeof assertion>, origin: Origin): Promise<Account> {
    const passkeys = this.source.getRepository(PasskeyTable)
    const passkey = await passkeys.findOneBy({ id: answer.id })
    if (!passkey) throw new DoorProblem('wrong-sign-in')
    const account = await this.source.getRepository(IdentityTable).findOneBy({ id: passkey.identity })
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: (challenge) => this.consume(challenge, null),
      expectedOrigin: origin,
      expectedRPID: siteOf(origin),
      credential: credentialOf(passkey),
    }).catch(refuseAs('wrong-sign-in'))
    if (!verified) throw new DoorProblem('wrong-sign-in')
    const used = new Date(this.clock.now())
    const counter = String(authenticationInfo.newCounter)
    const { affected } = await passkeys.update({ id: passkey.id }, { used, counter })
    if (!account || affected !== 1) throw new DoorProblem('wrong-sign-in')
    return account
  }

  private async remember(challenge: string, identity: string | null): Promise<void> {
    const now = this.clock.now()
    const challenges = this.source.getRepository(ChallengeTable)
    await challenges.delete({ expires: LessThan(new Date(now)) })
    await challenges.insert({ challenge, identity, expires: new Date(now + PATIENCE) })
  }

  /** Whether a challenge was given out for this and not answered yet; it is answered now. */
  private async consume(challenge: string, identity: string | null): Promise<boolean> {
    const open = { challenge, identity: identity ?? IsNull(), expires: MoreThan(new Date(this.clock.now())) }
    const { affected } = await this.source.getRepository(ChallengeTable).delete(open)
    return affected === 1
  }
}

/** Browsers say from which page they ask; only they have passkeys. */
export function originOf(request: Request): Origin {
  const { origin } = request.headers
  if (origin === undefined || !URL.canParse(origin)) throw new DoorProblem('origin-not-allowed')
  return origin
}

/** Passkeys belong to a host name, with or without a port. */
function siteOf(origin: Origin): string {
  return new URL(origin).hostname
}

function credentialOf({ id, publicKey, counter }: Passkey) {
  return { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: Number(counter) }
}

/** The library throws on every answer that does not fit. */
function refuseAs(code: 'invalid' | 'wrong-sign-in') {
  return (): never => {
    throw new DoorProblem(code)
  }
}
