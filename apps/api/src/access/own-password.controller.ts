import { passwordChange } from '@beistand/contracts/access'
import { Body, Controller, HttpCode, Inject, Put, Req } from '@nestjs/common'
import type { Request } from 'express'
import { Audit } from '../audit/audit.js'
import { checked } from '../http/asked.js'
import { provenCallerOf } from './caller.js'
import { OwnPassword } from './own-password.js'

/** Whoever is signed in and has just proved who it is sets another password. */
@Controller('session/password')
export class OwnPasswordController {
  constructor(
    @Inject(OwnPassword) private readonly own: OwnPassword,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Put()
  @HttpCode(204)
  async change(@Body() body: unknown, @Req() request: Request): Promise<void> {
    const caller = provenCallerOf(request)
    await this.own.change(caller, checked(passwordChange, body, 'invalid').password)
    await this.audit.note('password-changed', { person: caller.person, request })
  }
}
