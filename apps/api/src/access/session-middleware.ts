import { Inject, Injectable, type NestMiddleware } from '@nestjs/common'
import { parse } from 'cookie'
import type { NextFunction, Request, Response } from 'express'
import { setCaller } from './caller.js'
import { Sessions } from './sessions.js'

export const COOKIE = 'beistand'

export function tokenIn(cookies: string | undefined): string | undefined {
  return parse(cookies ?? '')[COOKIE]
}

/** Finds out who calls, where the request carries a session; whoever needs a caller asks `callerOf`. */
@Injectable()
export class SessionMiddleware implements NestMiddleware {
  constructor(@Inject(Sessions) private readonly sessions: Sessions) {}

  use(request: Request, _: Response, next: NextFunction): void {
    void this.find(request).then(() => next(), next)
  }

  private async find(request: Request): Promise<void> {
    const token = tokenIn(request.headers.cookie)
    const caller = token ? await this.sessions.caller(token) : null
    if (caller) setCaller(request, caller)
  }
}
