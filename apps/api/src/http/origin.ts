import type { NextFunction, Request, Response } from 'express'
import { answerProblem } from './problem-filter.js'
import { DoorProblem } from './problem.js'

/** Whether an origin is our own: one of the configured addresses, or where there are none the host that was asked. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, own: readonly string[]): boolean {
  if (origin === undefined) return false
  if (own.length > 0) return own.includes(origin)
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Text browsers name no origin. This form is open to everyone, brings a signed token, and no session speaks for it. */
const OPEN_FORM = '/notfall'

/** Refuses unsafe requests that do not say that they come from our own page; every browser in use says where from. */
export function requireOwnOrigin(own: readonly string[]) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { origin, host } = request.headers
    const unnamed = origin === undefined && request.path === OPEN_FORM
    if (SAFE.has(request.method) || unnamed || isOwnOrigin(origin, host, own)) next()
    else answerProblem(new DoorProblem('origin-not-allowed'), request, response)
  }
}
