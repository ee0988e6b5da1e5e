import type { Id, Role } from '@beistand/domain/noun'
import type { Request } from 'express'
import { DoorProblem } from '../http/problem.js'

/** A grant of the caller in some pact. */
export interface CallerGrant {
  readonly id: Id
  readonly pact: Id
  readonly pactName: string
  readonly demo: boolean
  readonly person: Id
  readonly organisation: Id
  readonly organisationName: string
  readonly role: Exclude<Role, 'system'>
  readonly title: string | null
  /** The one emergency that a `card` is for. */
  readonly emergency: Id | null
  /** Whether it rests until the person has the second factor that the pact demands. */
  readonly barred: boolean
}

/** Whoever is signed in, with all grants that stand. */
export interface Caller {
  /** The SHA-256 of the session's token. */
  readonly session: string
  readonly sessionId: string
  readonly person: Id
  readonly email: string
  readonly operator: boolean
  /** Whether the browser is new to this person and nobody has said that it is known. */
  readonly strange: boolean
  /** Whether the person has more than a password: a passkey or an authenticator app. */
  readonly secured: boolean
  /** Whether the person has proved who it is within the last minutes. */
  readonly fresh: boolean
  readonly grants: readonly CallerGrant[]
}

const CALLERS = new WeakMap<Request, Caller>()

export function setCaller(request: Request, caller: Caller): void {
  CALLERS.set(request, caller)
}

/** Whoever is signed in, if anyone. */
export function foundCaller(request: Request): Caller | null {
  return CALLERS.get(request) ?? null
}

export function callerOf(request: Request): Caller {
  const caller = CALLERS.get(request)
  if (!caller) throw new DoorProblem('not-signed-in')
  return caller
}

/** Whoever is signed in and has proved who it is within the last minutes: for what a found or stolen session must not do. */
export function provenCallerOf(request: Request): Caller {
  const caller = callerOf(request)
  if (!caller.fresh) throw new DoorProblem('proof-needed')
  return caller
}

/** The grant that a request acts by: the one named in `Acting-Grant`, or the only one. */
export function actingGrant(request: Request): CallerGrant {
  const { grants } = callerOf(request)
  const named = request.headers['acting-grant']
  const grant = named === undefined && grants.length === 1 ? grants[0] : grants.find(({ id }) => id === named)
  if (grant?.barred) throw new DoorProblem('factor-needed')
  if (grant) return grant
  throw new DoorProblem(named === undefined && grants.length > 1 ? 'grant-needed' : 'forbidden')
}
