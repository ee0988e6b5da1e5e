import type { Body, Command } from '@beistand/contracts/command'
import { id } from '@beistand/contracts/command'
import { type Verification, VERIFICATIONS } from '@beistand/domain/noun'
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { Request } from 'express'
import * as z from 'zod/mini'
import { actingGrant, provenCallerOf } from '../access/caller.js'
import type { Asking } from '../journal/journal.js'
import { DoorProblem } from './problem.js'
import { contractOf } from './handles.js'

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** A command as it came over HTTP: checked against its contract, with who asks. */
export interface Asked<C extends Command> extends Asking {
  readonly params: Readonly<Record<ParamNames<C['path']>, string>>
  readonly body: z.output<C['body']>
}

const KEY = z.string().check(z.regex(/^[\x21-\x7e]{8,100}$/))

/** Hands a handler its command, or refuses at the door: not signed in, no key, a body that does not fit. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): Asked<Command> => {
  const request = context.switchToHttp().getRequest<Request>()
  return asked(contractOf(context.getHandler()), request)
})

function asked(contract: Command, request: Request): Asked<Command> {
  const acting = actingGrant(request)
  if (contract.fresh) provenCallerOf(request)
  const key = KEY.safeParse(request.headers['idempotency-key'])
  if (!key.success) throw new DoorProblem('key-missing')
  const params = checked(z.record(z.string(), id), request.params, 'not-found')
  const body = checked<Body>(contract.body, request.body ?? {}, 'invalid')
  const side = actingFor(request)
  const content = JSON.stringify([contract.name, params, body, side.for, side.verified])
  return {
    pact: acting.pact,
    asker: { person: acting.person, grant: acting.id, ...side },
    key: key.data,
    content,
    params,
    body,
  }
}

/** Whoever acts for another says how that was verified. */
function actingFor({ headers }: Request): { readonly for: string | null; readonly verified?: Verification } {
  if (headers['acting-for'] === undefined) return { for: null }
  const other = checked(id, headers['acting-for'], 'not-found')
  const verified = z.enum(VERIFICATIONS).safeParse(headers['acting-for-verified'])
  if (!verified.success) throw new DoorProblem('verification-needed')
  return { for: other, verified: verified.data }
}

/** Data from outside, as its contract has it. */
export function checked<S extends z.ZodMiniType>(schema: S, data: unknown, code: 'invalid' | 'not-found'): z.output<S> {
  const result = schema.safeParse(data)
  if (result.success) return result.data
  if (code === 'not-found') throw new DoorProblem('not-found')
  const errors = result.error.issues.map(({ path, message }) => ({ field: path.join('.'), detail: message }))
  throw new DoorProblem('invalid', errors)
}
