import type { Body, Command } from '@beistand/contracts/command'
import { id } from '@beistand/contracts/command'
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
  const content = JSON.stringify([contract.name, params, body, side])
  return {
    pact: acting.pact,
    asker: { person: acting.person, grant: acting.id, for: side },
    key: key.data,
    content,
    params,
    body,
  }
}

function actingFor(request: Request): string | null {
  const header = request.headers['acting-for']
  return header === undefined ? null : checked(id, header, 'not-found')
}

/** Data from outside, as its contract has it. */
export function checked<S extends z.ZodMiniType>(schema: S, data: unknown, code: 'invalid' | 'not-found'): z.output<S> {
  const result = schema.safeParse(data)
  if (result.success) return result.data
  if (code === 'not-found') throw new DoorProblem('not-found')
  const errors = result.error.issues.map(({ path, message }) => ({ field: path.join('.'), detail: message }))
  throw new DoorProblem('invalid', errors)
}
