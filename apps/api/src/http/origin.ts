import type { NextFunction, Request, Response } from 'express'
import { answerProblem } from './problem-filter.js'
import { DoorProblem } from './problem.js'

/** Whether a request comes from our own page: one of the configured addresses, or the host that it was sent to. */
export function originAllowed(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[],
): boolean {
  if (origin === undefined || allowed.includes(origin)) return true
  return allowed.length === 0 && host !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses unsafe requests that a foreign page makes a browser send. */
export function refuseForeignOrigins(allowed: readonly string[]) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { origin, host } = request.headers
    if (SAFE.has(request.method) || originAllowed(origin, host, allowed)) next()
    else answerProblem(new DoorProblem('origin-not-allowed'), request, response)
  }
}
