import { parse } from 'cookie'
import type { CookieOptions, Response } from 'express'
import type { Config } from '../config.js'

const DAY = 86_400_000
/** Browsers keep no cookie longer. */
const LONGEST = 400 * DAY

type Place = Pick<Config, 'production'>

/** Behind TLS a browser takes a `__Host-` cookie from this very host only, so that no neighbouring one can plant it. */
function nameOf(name: string, { production }: Place): string {
  return production ? `__Host-${name}` : name
}

function options({ production }: Place): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure: production, path: '/' }
}

const SESSION = 'beistand'
const DEVICE = 'beistand-device'
const JOURNEY = 'beistand-journey'
const TEN_MINUTES = 600_000

export function sessionIn(cookies: string | undefined, place: Place): string | undefined {
  return parse(cookies ?? '')[nameOf(SESSION, place)]
}

export function deviceIn(cookies: string | undefined, place: Place): string | undefined {
  return parse(cookies ?? '')[nameOf(DEVICE, place)]
}

/** Leaves a session with a browser whose person could not sign in again, for that many milliseconds. */
export function keepSession(response: Response, place: Place, session: string, maxAge: number): void {
  response.cookie(nameOf(SESSION, place), session, { ...options(place), maxAge })
}

/** Leaves a session with the browser until it is closed, and for long the token by which it is known again. */
export function keepCookies(response: Response, place: Place, tokens: { session: string; device: string }): void {
  response.cookie(nameOf(SESSION, place), tokens.session, options(place))
  response.cookie(nameOf(DEVICE, place), tokens.device, { ...options(place), maxAge: LONGEST })
}

/** What a browser keeps while its user is at a sign-in service. `lax`, since the way back begins at a foreign page. */
function forJourney(place: Place): CookieOptions {
  return { ...options(place), sameSite: 'lax' }
}

export function keepJourney(response: Response, place: Place, journey: string): void {
  response.cookie(nameOf(JOURNEY, place), journey, { ...forJourney(place), maxAge: TEN_MINUTES })
}

export function journeyKept(cookies: string | undefined, place: Place): string | undefined {
  return parse(cookies ?? '')[nameOf(JOURNEY, place)]
}

export function dropJourney(response: Response, place: Place): void {
  response.clearCookie(nameOf(JOURNEY, place), forJourney(place))
}

export function dropSession(response: Response, place: Place): void {
  response.clearCookie(nameOf(SESSION, place), options(place))
}
