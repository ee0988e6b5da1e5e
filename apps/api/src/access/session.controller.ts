import { type SessionView, signIn } from '@beistand/contracts/session'
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { CONFIG, type Config } from '../config.js'
import { checked } from '../http/asked.js'
import { DoorProblem } from '../http/problem.js'
import { type Caller, callerOf } from './caller.js'
import { Identities } from './identities.js'
import { COOKIE } from './session-middleware.js'
import { Sessions } from './sessions.js'

@Controller('session')
export class SessionController {
  constructor(
    @Inject(Identities) private readonly identities: Identities,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  async open(@Body() body: unknown, @Res({ passthrough: true }) response: Response): Promise<SessionView> {
    const { email, password } = checked(signIn, body, 'invalid')
    const identity = await this.identities.prove(email, password)
    if (!identity) throw new DoorProblem('wrong-sign-in')
    const token = await this.sessions.open(identity.id)
    const caller = await this.sessions.caller(token)
    if (!caller) throw new DoorProblem('not-signed-in')
    response.cookie(COOKIE, token, this.cookie())
    return view(caller)
  }

  @Get()
  show(@Req() request: Request): SessionView {
    return view(callerOf(request))
  }

  @Delete()
  @HttpCode(204)
  async close(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.close(callerOf(request).session)
    response.clearCookie(COOKIE, this.cookie())
  }

  private cookie() {
    return { httpOnly: true, sameSite: 'strict', secure: this.config.production, path: '/' } as const
  }
}

function view({ person, email, grants }: Caller): SessionView {
  return { person, email, grants: grants.map(({ person: _, ...grant }) => grant) }
}
