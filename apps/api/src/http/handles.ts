import type { Command } from '@beistand/contracts/command'
import {
  applyDecorators,
  type CallHandler,
  Delete,
  type ExecutionContext,
  HttpCode,
  Inject,
  Injectable,
  type NestInterceptor,
  Patch,
  Post,
  Put,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common'
import type { Request } from 'express'
import { mergeMap, type Observable } from 'rxjs'
import { actingGrant } from '../access/caller.js'
import { Audit } from '../audit/audit.js'
import type { Outcome } from '../journal/journal.js'
import { DoorProblem } from './problem.js'

const METHODS = { post: Post, put: Put, patch: Patch, delete: Delete }
const CONTRACT = 'beistand:contract'

/** Turns an outcome of the journal into an answer: what was recorded, or a problem. */
@Injectable()
class OutcomeInterceptor implements NestInterceptor<Outcome> {
  constructor(@Inject(Audit) private readonly audit: Audit) {}

  intercept(context: ExecutionContext, next: CallHandler<Outcome>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>()
    return next.handle().pipe(
      mergeMap(async (outcome) => {
        const recorded = recordedOrProblem(outcome)
        await this.tell(request)
        return recorded
      }),
    )
  }

  /** That a partner has acted for an organisation is told to its people and to the office. */
  private async tell(request: Request): Promise<void> {
    const organisation = request.headers['acting-for']
    if (typeof organisation !== 'string') return
    const { pact, person: actor, role } = actingGrant(request)
    if (role === 'coordinator') await this.audit.note('acted-for', { pact, organisation, actor, request })
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
