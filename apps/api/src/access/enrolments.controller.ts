import { type EnrolmentView, enrolmentWish } from '@beistand/contracts/access'
import { id as idShape } from '@beistand/contracts/command'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common'
import type { Request } from 'express'
import { Audit } from '../audit/audit.js'
import { checked } from '../http/asked.js'
import { callerOf } from './caller.js'
import { Enrolments } from './enrolments.js'

/** The caller's browsers that may declare without a session. */
@Controller('session/enrolments')
export class EnrolmentsController {
  constructor(
    @Inject(Enrolments) private readonly enrolments: Enrolments,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Get()
  list(@Req() request: Request): Promise<EnrolmentView[]> {
    return this.enrolments.list(callerOf(request).person, request)
  }

  @Post()
  @HttpCode(204)
  async add(@Body() body: unknown, @Req() request: Request): Promise<void> {
    const caller = callerOf(request)
    const wish = checked(enrolmentWish, body, 'invalid')
    await this.enrolments.add(caller, wish, request)
    await this.audit.note('device-enrolled', { person: caller.person, about: wish.name, request })
  }

  @Delete(':id')
  @HttpCode(204)
  async end(@Param('id') id: string, @Req() request: Request): Promise<void> {
    const { person } = callerOf(request)
    await this.enrolments.end(person, checked(idShape, id, 'not-found'))
    await this.audit.note('device-let-go', { person, request })
  }
}
