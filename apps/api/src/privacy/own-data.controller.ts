import { Controller, Get, Inject, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { provenCallerOf } from '../access/caller.js'
import { Audit } from '../audit/audit.js'
import { OwnData } from './own-data.js'

@Controller('session/data')
export class OwnDataController {
  constructor(
    @Inject(OwnData) private readonly data: OwnData,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  /** Everything that is known of the caller, as a file. */
  @Get()
  async read(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<object> {
    const caller = provenCallerOf(request)
    await this.audit.note('data-exported', { person: caller.person, request })
    response.attachment('meine-daten.json')
    return this.data.of(caller)
  }
}
