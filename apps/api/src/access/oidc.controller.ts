import type { OidcWays } from '@beistand/contracts/oidc'
import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { Audit } from '../audit/audit.js'
import { CONFIG, type Config } from '../config.js'
import { foundCaller, provenCallerOf } from './caller.js'
import { dropJourney, journeyKept, keepJourney } from './cookies.js'
import { Door } from './door.js'
import { Oidc } from './oidc.js'
import { OidcAccounts } from './oidc-accounts.js'
import { originOf } from './passkeys.js'

const DEVICES = '/devices'

/** Signing in by the service of one's own administration: an extra way, while that service lives. */
@Controller('session/oidc')
export class OidcController {
  constructor(
    @Inject(Oidc) private readonly oidc: Oidc,
    @Inject(OidcAccounts) private readonly accounts: OidcAccounts,
    @Inject(Door) private readonly door: Door,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async ways(@Req() request: Request): Promise<OidcWays> {
    const caller = foundCaller(request)
    const linked = caller ? await this.accounts.issuersOf(caller.person) : new Set()
    return this.config.oidcProviders.map(({ id, name, issuer }) => ({ id, name, linked: linked.has(issuer) }))
  }

  @Post(':provider')
  @HttpCode(200)
  depart(@Param('provider') id: string, @Req() request: Request, @Res({ passthrough: true }) response: Response) {
    return this.send(response, this.oidc.depart(id, originOf(request), null))
  }

  /** The same way, at whose end the account is linked to the caller. */
  @Post(':provider/link')
  @HttpCode(200)
  departToLink(@Param('provider') id: string, @Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const { person } = provenCallerOf(request)
    return this.send(response, this.oidc.depart(id, originOf(request), person))
  }

  @Delete(':provider')
  @HttpCode(204)
  async unlink(@Param('provider') id: string, @Req() request: Request): Promise<void> {
    const { person } = provenCallerOf(request)
    const { issuer, name } = this.oidc.provider(id)
    await this.accounts.unlink(issuer, person)
    await this.audit.note('provider-unlinked', { person, about: name, request })
  }

  /** Where the service sends people back to. */
  @Get(':provider/return')
  async return(@Param('provider') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const kept = journeyKept(request.headers.cookie, this.config)
    dropJourney(response, this.config)
    response.redirect(await this.settle(id, kept, { request, response }))
  }

  /** Signs in or links; answers the page to go on with. */
  private async settle(id: string, kept: string | undefined, exchange: { request: Request; response: Response }) {
    const { request } = exchange
    const query = new URL(request.originalUrl, 'http://localhost').search
    const arrival = await this.oidc.arrive(id, query, kept)
    if (arrival.identity === null) {
      await this.door.enter(exchange, await this.accounts.owner(arrival), false)
      return '/'
    }
    await this.accounts.link(arrival, arrival.identity)
    const { name } = this.oidc.provider(id)
    await this.audit.note('provider-linked', { person: arrival.identity, about: name, request })
    return DEVICES
  }

  private async send(response: Response, departure: Promise<{ address: string; keep: string }>) {
    const { address, keep } = await departure
    keepJourney(response, this.config, keep)
    return { address }
  }
}
