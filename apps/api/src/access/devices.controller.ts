import type { DeviceView } from '@beistand/contracts/access'
import { id as idShape } from '@beistand/contracts/command'
import { Controller, Delete, Get, HttpCode, Inject, Param, Put, Req } from '@nestjs/common'
import type { Request } from 'express'
import { Audit } from '../audit/audit.js'
import { checked } from '../http/asked.js'
import { DoorProblem } from '../http/problem.js'
import { callerOf } from './caller.js'
import { Sessions } from './sessions.js'

/** The browsers that the caller is signed in with. */
@Controller('session/devices')
export class DevicesController {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Get()
  async list(@Req() request: Request): Promise<DeviceView[]> {
    const { person, sessionId } = callerOf(request)
    const sessions = await this.sessions.ofPerson(person)
    return sessions.map(({ id, browser, created, seen, strange }) => ({
      id,
      browser,
      created: created.getTime(),
      seen: seen.getTime(),
      strange,
      current: id === sessionId,
    }))
  }

  /** A new browser vouches for none: whoever got into the account could make the own one known. */
  @Put(':id/known')
  @HttpCode(204)
  async recognise(@Param('id') id: string, @Req() request: Request): Promise<void> {
    const { person, strange } = callerOf(request)
    if (strange) throw new DoorProblem('forbidden')
    await this.sessions.recognise(person, checked(idShape, id, 'not-found'))
  }

  @Delete(':id')
  @HttpCode(204)
  async end(@Param('id') id: string, @Req() request: Request): Promise<void> {
    const { person } = callerOf(request)
    await this.sessions.end(person, [checked(idShape, id, 'not-found')])
    await this.audit.note('sessions-ended', { person, request })
  }

  /** Ends every session of the caller but this one. */
  @Delete()
  @HttpCode(204)
  async endOthers(@Req() request: Request): Promise<void> {
    const { person, sessionId } = callerOf(request)
    const others = (await this.sessions.ofPerson(person)).filter(({ id }) => id !== sessionId)
    await this.sessions.end(
      person,
      others.map(({ id }) => id),
    )
    await this.audit.note('sessions-ended', { person, request })
  }
}
