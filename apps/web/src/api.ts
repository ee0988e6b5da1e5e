import { recorded, type Body, type Command, type Recorded } from '@beistand/contracts/command'
import { problem, type Problem } from '@beistand/contracts/problem'
import type { CommandName } from '@beistand/domain/access'
import type { Id, Verification } from '@beistand/domain/noun'
import * as z from 'zod/mini'
import { askForProof } from './sync/proof.js'

/** In whose name a request is made: a grant, and the organisation that the office acts for. */
export interface Acting {
  readonly grant: Id
  readonly for: Id | null
  readonly verified: Verification | null
}

/** What a command needs beside its description: the ids of its path, and its body. */
export interface Ask<B extends Body = Body> {
  readonly params?: Readonly<Record<string, Id>>
  readonly body: z.input<B> | z.output<B>
}

/** One command, ready to be sent as often as it takes; the key makes it happen once. */
export interface Prepared {
  readonly key: string
  readonly name: CommandName
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly acting: Acting
}

/** The server said no, and why. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

/** No answer came: it is not known whether the server heard. */
export class Unreachable extends Error {}

const UNANSWERED = [502, 503, 504]
const ANSWER_WITHIN = 15_000
const FILE_WITHIN = 120_000

export function prepare<B extends Body>(
  command: Command<B>,
  ask: Ask<B>,
  given: { key: string; acting: Acting },
): Prepared {
  const path = command.path.replace(/:(\w+)/g, (_, name: string) => {
    const id = ask.params?.[name]
    if (id === undefined) throw new Error(`${command.name} lacks ${name}`)
    return encodeURIComponent(id)
  })
  return { ...given, name: command.name, method: command.method.toUpperCase(), path, body: ask.body }
}

/**
 * Sends one command.
 * @throws Refused | Unreachable
 */
export function send(command: Prepared): Promise<Recorded> {
  return ask(command.path, recorded, {
    method: command.method,
    body: command.body,
    acting: command.acting,
    key: command.key,
  })
}

interface Request {
  readonly method?: string
  readonly body?: unknown
  readonly acting?: Acting | null
  readonly key?: string
  readonly signal?: AbortSignal
  readonly accept?: string
}

/**
 * Asks the API below /api and checks what it answers. Where it wants fresh proof of who the user is, the user is asked
 * for that, and the same request is repeated.
 * @throws Refused | Unreachable
 */
export async function ask<S extends z.ZodMiniType>(
  path: string,
  schema: S,
  request: Request = {},
): Promise<z.output<S>> {
  const response = await proven(path, request)
  return z.parse(schema, response.status === 204 ? null : await response.json().catch(cutOff))
}

/**
 * Asks the API below /api for a whole list as a file of the type `accept`.
 * @throws Refused | Unreachable
 */
export async function askFile(path: string, accept: string, acting: Acting): Promise<Blob> {
  const response = await proven(path, { accept, acting, signal: AbortSignal.timeout(FILE_WITHIN) })
  return response.blob().catch(cutOff)
}

/** An answer that breaks off, or is not the server's: what a page of a foreign network answers, for one. */
function cutOff(cause: unknown): never {
  throw new Unreachable('cut off', { cause })
}

async function proven(path: string, request: Request): Promise<Response> {
  try {
    return await accepted(path, request)
  } catch (error) {
    if (!(error instanceof Refused && error.problem.code === 'proof-needed')) throw error
    if (!(await askForProof())) throw error
    return await accepted(path, request)
  }
}

async function accepted(path: string, request: Request): Promise<Response> {
  const response = await reach(path, request)
  if (response.ok) return response
  const read = problem.safeParse(await response.json().catch(() => null))
  if (!read.success || UNANSWERED.includes(response.status)) throw new Unreachable(`status ${response.status}`)
  throw new Refused(read.data)
}

async function reach(path: string, { method = 'GET', body, acting, key, signal, accept }: Request): Promise<Response> {
  const headers = new Headers({ 'Accept-Language': document.documentElement.lang || 'de' })
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  if (accept) headers.set('Accept', accept)
  if (key) headers.set('Idempotency-Key', key)
  if (acting) headers.set('Acting-Grant', acting.grant)
  if (acting?.for) headers.set('Acting-For', acting.for)
  if (acting?.verified) headers.set('Acting-For-Verified', acting.verified)
  try {
    return await fetch(`/api${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? AbortSignal.timeout(ANSWER_WITHIN),
    })
  } catch (error) {
    throw new Unreachable('no answer', { cause: error })
  }
}
