import { assertion, attestation, passkeyWish, type PasskeyView } from '@beistand/contracts/passkey'
import type { SessionView } from '@beistand/contracts/session'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { Audit } from '../audit/audit.js'
import { checked } from '../http/asked.js'
import { browserOf } from './browsers.js'
import { callerOf, provenCallerOf } from './caller.js'
import { Door } from './door.js'
import { FactorDemand } from './factor-demand.js'
import { originOf, Passkeys } from './passkeys.js'
import { Proofs } from './proofs.js'

@Controller('session')
export class PasskeysController {
  constructor(
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(Door) private readonly door: Door,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(FactorDemand) private readonly demand: FactorDemand,
  ) {}

  @Post('passkey/options')
  @HttpCode(200)
  request(@Req() request: Request) {
    return this.passkeys.request(originOf(request))
  }

  @Post('passkey')
  @HttpCode(200)
  async signIn(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const account = await this.passkeys.prove(checked(assertion, body, 'invalid'), originOf(request))
    return this.door.enter({ request, response }, account)
  }

  @Get('passkeys')
  list(@Req() request: Request): Promise<PasskeyView[]> {
    return this.passkeys.list(callerOf(request).person)
  }

  @Post('passkeys/options')
  @HttpCode(200)
  async creation(@Body() body: unknown, @Req() request: Request) {
    const caller = callerOf(request)
    const { password } = checked(passkeyWish, body, 'invalid')
    await this.proofs.password(request, { email: caller.email, password })
    return this.passkeys.creation(caller, originOf(request))
  }

  @Post('passkeys')
  @HttpCode(204)
  async keep(@Body() body: unknown, @Req() request: Request): Promise<void> {
    const answer = checked(attestation, body, 'invalid')
    const name = browserOf(request.headers['user-agent'])
    const { person } = callerOf(request)
    await this.passkeys.keep(person, name, { answer, origin: originOf(request) })
    await this.audit.note('passkey-added', { person, about: name, request })
  }

  @Delete('passkeys/:id')
  @HttpCode(204)
  async remove(@Param('id') id: string, @Req() request: Request): Promise<void> {
    const { person } = provenCallerOf(request)
    await this.demand.allowsRemoval(person)
    await this.passkeys.remove(person, id)
    await this.audit.note('passkey-removed', { person, request })
  }
}
