import type { Command } from '@beistand/contracts/command'
import {
  applyDecorators,
  type CallHandler,
  Delete,
  type ExecutionContext,
  HttpCode,
  Injectable,
  type NestInterceptor,
  Patch,
  Post,
  Put,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common'
import { map, type Observable } from 'rxjs'
import type { Outcome } from '../journal/journal.js'
import { DoorProblem } from './problem.js'

const METHODS = { post: Post, put: Put, patch: Patch, delete: Delete }
const CONTRACT = 'beistand:contract'

/** Turns an outcome of the journal into an answer: what was recorded, or a problem. */
@Injectable()
class OutcomeInterceptor implements NestInterceptor<Outcome> {
  intercept(_: ExecutionContext, next: CallHandler<Outcome>): Observable<unknown> {
    return next.handle().pipe(map(recordedOrProblem))
  }
}

export function recordedOrProblem(outcome: Outcome) {
  if ('refused' in outcome) throw new DoorProblem(outcome.refused, undefined, outcome.detail)
  if ('reused' in outcome) throw new DoorProblem('key-reused')
  return outcome
}

/** The method of a controller that takes a command; it answers what the journal comes to. */
export function Handles(contract: Command): MethodDecorator {
  return applyDecorators(
    METHODS[contract.method](contract.path),
    HttpCode(200),
    SetMetadata(CONTRACT, contract),
    UseInterceptors(OutcomeInterceptor),
  )
}

/** The commands that a controller handles. */
export function contractsOf(controller: object): Command[] {
  const methods: unknown[] = Object.values(Object.getOwnPropertyDescriptors(controller)).map(
    ({ value }) => value as unknown,
  )
  return methods.flatMap((method) => {
    const contract: unknown = typeof method === 'function' ? Reflect.getMetadata(CONTRACT, method) : undefined
    return contract ? [contract as Command] : []
  })
}

export function contractOf(handler: object): Command {
  const contract: unknown = Reflect.getMetadata(CONTRACT, handler)
  if (!contract) throw new Error('@Asked needs @Handles on the same method')
  return contract as Command
}
