import type { signIn } from '@beistand/contracts/session'
import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import type { Request } from 'express'
import type * as z from 'zod/mini'
import { Audit } from '../audit/audit.js'
import { CONFIG, type Config } from '../config.js'
import { DoorProblem } from '../http/problem.js'
import { deviceIn } from './cookies.js'
import type { Account } from './entities.js'
import { Identities } from './identities.js'
import { KnownBrowsers } from './known-browsers.js'
import { SecondFactor } from './second-factor.js'
import { Slowdown } from './slowdown.js'

type SignIn = z.output<typeof signIn>

/** Whether people are who they say, by what they type. Guessing gets slower and slower. */
@Injectable()
export class Proofs {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(KnownBrowsers) private readonly browsers: KnownBrowsers,
    @Inject(Identities) private readonly identities: Identities,
    @Inject(Slowdown) private readonly slowdown: Slowdown,
    @Inject(SecondFactor) private readonly factor: SecondFactor,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  /** Whose address and password these are, and code, where the account has an app. */
  async signIn(request: Request, given: SignIn): Promise<Account> {
    const account = await this.password(request, given)
    if (await this.factor.has(account.id)) await this.code(request, { ...given, person: account.id })
    return account
  }

  /** Whose address and password these are. */
  async password(request: Request, { email, password }: Pick<SignIn, 'email' | 'password'>): Promise<Account> {
    const known = await this.knows(request, email)
    const attempt = { account: email, address: request.ip ?? '', known }
    const identity = await this.slowdown.attempt(attempt, () => this.identities.prove(email, password))
    if (identity) return identity
    const person = (await this.identities.withEmail(email))?.id ?? null
    await this.audit.note('sign-in-failed', { person, request })
    throw new DoorProblem('wrong-sign-in')
  }

  /** Asks for the code that goes with a password: of the app or a printed one, good once. */
  private async code(request: Request, { person, email, code }: SignIn & { readonly person: Id }): Promise<void> {
    if (code === null) throw new DoorProblem('code-needed')
    const known = await this.knows(request, email)
    const attempt = { account: `code ${person}`, address: request.ip ?? '', known }
    const kind = await this.slowdown.attempt(attempt, () => this.factor.prove(person, code, known))
    if (kind === 'printed') await this.audit.note('recovery-code-used', { person, request })
    if (kind !== null) return
    await this.audit.note('second-factor-failed', { person, request })
    throw new DoorProblem('wrong-code')
  }

  /** Whether the owner of an address has signed in before with the browser that asks. */
  private async knows(request: Request, email: string): Promise<boolean> {
    const device = deviceIn(request.headers.cookie, this.config)
    const identity = device === undefined ? null : await this.identities.withEmail(email)
    return device !== undefined && identity !== null && this.browsers.knows(identity.id, device)
  }
}
