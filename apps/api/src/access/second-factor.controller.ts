import { type FactorsView, type RecoveryCodesView, totpCode, type TotpSecret } from '@beistand/contracts/second-factor'
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req } from '@nestjs/common'
import type { Request } from 'express'
import { Audit } from '../audit/audit.js'
import { checked } from '../http/asked.js'
import { callerOf, provenCallerOf } from './caller.js'
import { FactorDemand } from './factor-demand.js'
import { Passkeys } from './passkeys.js'
import { RecoveryCodes } from './recovery-codes.js'
import { SecondFactor } from './second-factor.js'

/** What the caller has beside the password. */
@Controller('session')
export class SecondFactorController {
  constructor(
    @Inject(SecondFactor) private readonly factor: SecondFactor,
    @Inject(RecoveryCodes) private readonly codes: RecoveryCodes,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(FactorDemand) private readonly demand: FactorDemand,
  ) {}

  @Get('factors')
  async show(@Req() request: Request): Promise<FactorsView> {
    const { person } = callerOf(request)
    const [app, codes, passkeys] = await Promise.all([
      this.factor.has(person),
      this.codes.left(person),
      this.passkeys.list(person),
    ])
    return { app, codes, passkeys: passkeys.length }
  }

  @Post('totp')
  @HttpCode(200)
  enrol(@Req() request: Request): Promise<TotpSecret> {
    return this.factor.enrol(provenCallerOf(request))
  }

  @Put('totp')
  @HttpCode(204)
  async confirm(@Body() body: unknown, @Req() request: Request): Promise<void> {
    const { person } = callerOf(request)
    await this.factor.confirm(person, checked(totpCode, body, 'invalid').code)
    await this.audit.note('second-factor-added', { person, request })
  }

  @Delete('totp')
  @HttpCode(204)
  async remove(@Req() request: Request): Promise<void> {
    const { person } = provenCallerOf(request)
    await this.demand.allowsRemoval(person)
    await this.factor.remove(person)
    await this.audit.note('second-factor-removed', { person, request })
  }

  @Post('recovery-codes')
  @HttpCode(200)
  async makeCodes(@Req() request: Request): Promise<RecoveryCodesView> {
    const { person } = provenCallerOf(request)
    const codes = await this.factor.makeCodes(person)
    await this.audit.note('recovery-codes-made', { person, request })
    return { codes }
  }
}
