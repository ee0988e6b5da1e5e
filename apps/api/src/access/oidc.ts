import { Inject, Injectable } from '@nestjs/common'
import * as client from 'openid-client'
import { DataSource, IsNull, LessThan, MoreThan } from 'typeorm'
import * as z from 'zod/mini'
import { Clock } from '../clock.js'
import { CONFIG, type Config } from '../config.js'
import { DoorProblem } from '../http/problem.js'
import { sha256 } from '../journal/chain.js'
import type { OidcProvider } from './oidc-settings.js'
import { ChallengeTable } from './passkey-entities.js'

/** Seconds that a sign-in service has for an answer. */
const ANSWERS_WITHIN = 3
/** How long someone may take to sign in there. */
const PATIENCE = 600_000

/** What the browser keeps while its user is at the service. */
const journey = z.object({
  provider: z.string(),
  origin: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
})
type Journey = z.infer<typeof journey>

/** Who the service says has come, by its name and the account's number there; `identity`: who wanted to link it, if so. */
export interface Arrival {
  readonly issuer: string
  readonly subject: string
  readonly identity: string | null
}

/** Talks to sign-in services of administrations: code flow with PKCE, state and nonce; asks for no more than who it is. */
@Injectable()
export class Oidc {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  provider(id: string): OidcProvider {
    const found = this.config.oidcProviders.find((provider) => provider.id === id)
    if (!found) throw new DoorProblem('not-found')
    return found
  }

  /** Where to send a browser, and what it has to keep until it is back. `identity`: who links an account, or null. */
  async depart(id: string, origin: string, identity: string | null): Promise<{ address: string; keep: string }> {
    const configuration = await this.configuration(this.provider(id))
    const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()]
    await this.remember(state, identity)
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: `${origin}${returnPath(id)}`,
      scope: 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    })
    const kept: Journey = { provider: id, origin, state, nonce, verifier }
    return { address: address.href, keep: Buffer.from(JSON.stringify(kept)).toString('base64url') }
  }

  /** Who has come back: `query` as the service wrote it, `kept` as the browser has it. Good once. */
  async arrive(id: string, query: string, kept: string | undefined): Promise<Arrival> {
    const { origin, state, nonce, verifier } = journeyIn(kept, id)
    const identity = await this.consume(state)
    const configuration = await this.configuration(this.provider(id))
    const address = new URL(`${origin}${returnPath(id)}${query}`)
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
    const tokens = await client.authorizationCodeGrant(configuration, address, checks).catch(refuse)
    const claims = tokens.claims()
    if (!claims) throw new DoorProblem('provider-refused')
    return { issuer: claims.iss, subject: claims.sub, identity }
  }

  /** Asked anew each time, so that a service that is down is known to be before anyone is sent there. */
  private configuration({ issuer, clientId, clientSecret }: OidcProvider): Promise<client.Configuration> {
    const options = { timeout: ANSWERS_WITHIN, execute: [client.enableNonRepudiationChecks] }
    return client.discovery(new URL(issuer), clientId, clientSecret, undefined, options).catch(() => {
      throw new DoorProblem('provider-unreachable')
    })
  }

  private async remember(state: string, identity: string | null): Promise<void> {
    const now = this.clock.now()
    const challenges = this.source.getRepository(ChallengeTable)
    await challenges.delete({ expires: LessThan(new Date(now)) })
    await challenges.insert({ challenge: keyOf(state), identity, expires: new Date(now + PATIENCE) })
  }

  /** Ends a state, which is good once on all nodes; answers who wanted to link an account with it. */
  private async consume(state: string): Promise<string | null> {
    const challenges = this.source.getRepository(ChallengeTable)
    const open = { challenge: keyOf(state), expires: MoreThan(new Date(this.clock.now())) }
    const found = await challenges.findOneBy(open)
    const { affected } = await challenges.delete({ ...open, identity: found?.identity ?? IsNull() })
    if (!found || affected !== 1) throw new DoorProblem('provider-refused')
    return found.identity
  }
}

export function returnPath(id: string): string {
  return `/api/session/oidc/${id}/return`
}

function keyOf(state: string): string {
  return `oidc ${sha256(state)}`
}

function journeyIn(kept: string | undefined, id: string): Journey {
  try {
    const read = journey.parse(JSON.parse(Buffer.from(kept ?? '', 'base64url').toString()))
    if (read.provider === id) return read
  } catch {
    // Nothing kept, or nothing of ours: below
  }
  throw new DoorProblem('provider-refused')
}

/** The service was not heard, or what it said does not fit. */
function refuse(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const silent = code === 'OAUTH_TIMEOUT' || error instanceof TypeError
  throw new DoorProblem(silent ? 'provider-unreachable' : 'provider-refused')
}
