import { sessionView } from '@beistand/contracts/session'
import { may, roleNow, type CommandName, type Target } from '@beistand/domain/access'
import { hits } from '@beistand/domain/emergency'
import type { By, Id, Verification } from '@beistand/domain/noun'
import type { Rows } from '@beistand/domain/registry'
import * as z from 'zod/mini'
import { create } from 'zustand'
import { ask, Refused, type Acting } from '../api.js'
import { useReplica } from './store.js'

type SignedIn = z.infer<typeof sessionView>
export type SessionGrant = SignedIn['grants'][number]

interface Session {
  readonly state: 'unknown' | 'unreachable' | 'signed-out' | 'signed-in'
  /** Whether the server ended the last session of this tab, and not the person. */
  readonly cutOff: boolean
  readonly person: Id
  readonly email: string
  /** Whether this person runs the installation. */
  readonly operator: boolean
  /** How many of this person's other browsers are new and not yet known. */
  readonly strange: number
  /** Whether this person has more than a password. */
  readonly secured: boolean
  readonly grants: readonly SessionGrant[]
  /** Grants that this person knows to have; of another one this person is told. */
  readonly known: readonly Id[]
  /** The grant in use, and the organisation that the office acts for. */
  readonly acting: Id | null
  readonly actingFor: Id | null
  /** How the office made sure that it acts for that organisation. */
  readonly verified: Verification | null
}

/** What people type to sign in. */
export interface Credentials {
  readonly email: string
  readonly password: string
}

const NOBODY = {
  cutOff: false,
  person: '',
  email: '',
  operator: false,
  strange: 0,
  secured: false,
  grants: [],
  known: [],
  acting: null,
  actingFor: null,
  verified: null,
} as const
const ACTING = 'beistand-grant'
const KNOWN = 'beistand-grants-known'

export const useSession = create<Session>()(() => ({ state: 'unknown', ...NOBODY }))

/** Whoever gains or loses another role keeps the one in use; only where none is in use or remembered is it asked for. */
function enter(given: SignedIn): void {
  const before = useSession.getState()
  const inUse = before.person === given.person ? before.acting : null
  const only = given.grants.length === 1 ? given.grants[0]?.id : undefined
  const held = [inUse, localStorage.getItem(ACTING)].find((id) => given.grants.some((grant) => grant.id === id))
  const acting = held ?? only ?? null
  const known = (held && localStorage.getItem(KNOWN)?.split(' ')) || given.grants.map(({ id }) => id)
  if (acting) remember(acting, known)
  const same = inUse !== null && inUse === acting
  const { actingFor, verified } = same ? before : NOBODY
  useSession.setState({ state: 'signed-in', cutOff: false, ...given, known, acting, actingFor, verified })
}

/** What this browser comes back with. */
function remember(acting: Id, known: readonly Id[]): void {
  localStorage.setItem(ACTING, acting)
  localStorage.setItem(KNOWN, known.join(' '))
}

/** Finds out who is signed in in this browser. */
export async function resume(): Promise<void> {
  try {
    enter(await ask('/session', sessionView))
  } catch (error) {
    useSession.setState({ state: isSignedOut(error) ? 'signed-out' : 'unreachable', ...NOBODY })
  }
}

/** Asks again who is signed in, when the server sends this browser away; unless it says nobody is, the screen stays. */
export async function askAgain(): Promise<void> {
  try {
    enter(await ask('/session', sessionView))
  } catch (error) {
    if (isSignedOut(error)) useSession.setState({ state: 'signed-out', ...NOBODY, cutOff: true })
  }
}

/** A server that is too busy to say who is signed in has signed nobody out. */
function isSignedOut(error: unknown): boolean {
  return error instanceof Refused && error.problem.code === 'not-signed-in'
}

/**
 * Signs in; `code` is that of an authenticator app, or a printed one.
 * @throws Refused | Unreachable
 */
export async function signIn(given: Credentials, code: string | null = null): Promise<void> {
  await ask('/session', z.unknown(), { method: 'POST', body: { ...given, code } })
  await resume()
}

export async function signOut(): Promise<void> {
  await ask('/session', z.unknown(), { method: 'DELETE' }).catch(() => null)
  for (const kept of [ACTING, KNOWN]) localStorage.removeItem(kept)
  useSession.setState({ state: 'signed-out', ...NOBODY })
}

export function actAs(acting: Id): void {
  useSession.setState({ acting, actingFor: null, verified: null })
  knowGrants()
}

/** Notes that whoever is signed in has seen all the roles that there are to choose from. */
export function knowGrants(): void {
  const { acting, grants } = useSession.getState()
  const known = grants.map(({ id }) => id)
  if (acting) remember(acting, known)
  useSession.setState({ known })
}

/** Acts for another organisation from now on, and says how that was verified. */
export function actFor(actingFor: Id, verified: Verification): void {
  useSession.setState({ actingFor, verified })
}

export function actForSelf(): void {
  useSession.setState({ actingFor: null, verified: null })
}

function actingGrant({ grants, acting }: Session): SessionGrant | undefined {
  return grants.find(({ id }) => id === acting)
}

export function useActingGrant(): SessionGrant | undefined {
  return useSession(actingGrant)
}

export function currentActing(): Acting {
  const { acting, actingFor, verified } = useSession.getState()
  if (!acting) throw new Error('no acting role')
  return { grant: acting, for: actingFor, verified }
}

/** Who acts now, as the domain sees it; null while no role is chosen. */
export function useBy(): By | null {
  const person = useSession((session) => session.person)
  const forOther = useSession((session) => session.actingFor)
  const acting = useActingGrant()
  const hit = useReplica(({ rows }) => isHit(rows.emergency, acting?.organisation))
  if (!acting) return null
  return { person, organisation: acting.organisation, role: roleNow({ ...acting, hit }), for: forOther }
}

function isHit(emergencies: Rows['emergency'], organisation: Id | undefined): boolean {
  return Object.values(emergencies).some((row) => row.victim === organisation && hits(row))
}

/** Whether whoever acts now may do this; the server decides by the same function. */
export function useMay(command: CommandName, target: Target = {}): boolean {
  const by = useBy()
  return by !== null && may(by, command, target)
}

/** The organisation in whose name this person acts now. */
export function useSide(): Id | null {
  const by = useBy()
  return by ? (by.for ?? by.organisation) : null
}
