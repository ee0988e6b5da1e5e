import { isWall } from '@beistand/domain/grant'
import { Inject, Injectable, type NestMiddleware } from '@nestjs/common'
import type { NextFunction, Request, Response } from 'express'
import { CONFIG, type Config } from '../config.js'
import { setCaller } from './caller.js'
import { sessionIn } from './cookies.js'
import { Sessions } from './sessions.js'

/** The one thing below /api that a wall screen's session is good for, beside the live socket. */
const WALL = '/api/wall'

/**
 * Finds out who calls, where the request carries a session; whoever needs a caller asks `callerOf`. Everywhere but at its
 * picture the session of a wall screen counts for nothing.
 */
@Injectable()
export class SessionMiddleware implements NestMiddleware {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  use(request: Request, _: Response, next: NextFunction): void {
    void this.find(request).then(() => next(), next)
  }

  private async find(request: Request): Promise<void> {
    const token = sessionIn(request.headers.cookie, this.config)
    const caller = token ? await this.sessions.caller(token) : null
    if (caller && (!isWall(caller.person) || (request.method === 'GET' && request.originalUrl === WALL)))
      setCaller(request, caller)
  }
}
