import { type SessionView, signIn } from '@beistand/contracts/session'
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { Audit } from '../audit/audit.js'
import { CONFIG, type Config } from '../config.js'
import { checked } from '../http/asked.js'
import { callerOf } from './caller.js'
import { dropSession } from './cookies.js'
import { Door } from './door.js'
import { Proofs } from './proofs.js'
import { Sessions } from './sessions.js'

@Controller('session')
export class SessionController {
  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Post()
  @HttpCode(200)
  async open(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const account = await this.proofs.signIn(request, checked(signIn, body, 'invalid'))
    return this.door.enter({ request, response }, account)
  }

  @Get()
  show(@Req() request: Request): Promise<SessionView> {
    return this.door.view(callerOf(request))
  }

  @Delete()
  @HttpCode(204)
  async close(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { person, sessionId } = callerOf(request)
    await this.sessions.end(person, [sessionId])
    dropSession(response, this.config)
    await this.audit.note('sign-out', { person, request })
  }
}
