import type { Certificate, Explanation, Tidying } from '@beistand/contracts/plan'
import { id } from '@beistand/contracts/command'
import type { Plan } from '@beistand/domain/planning-proposals'
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common'
import type { Request } from 'express'
import * as z from 'zod/mini'
import { actingGrant } from '../access/caller.js'
import { checked } from '../http/asked.js'
import { languageOf } from '../http/problem.js'
import { PlanReader } from './plan-reader.js'

const ofWorld = z.object({ world: z._default(z.nullable(id), null) })
const number = z.coerce.number().check(z.int(), z.minimum(0))
const one = z.extend(ofWorld, { version: z.optional(number), at: z.optional(number) })

@Controller('plans')
export class PlansController {
  constructor(@Inject(PlanReader) private readonly reader: PlanReader) {}

  /** The plan of a world: now, of a version, or as it stood when the journal had come to an entry. */
  @Get()
  read(@Req() request: Request, @Query() given: unknown): Promise<Plan> {
    return this.reader.plan(actingGrant(request), checked(one, given, 'invalid'))
  }

  @Get('explanations/:need')
  explain(@Req() request: Request, @Param('need') need: string): Promise<Explanation> {
    const language = languageOf(request.headers['accept-language'])
    return this.reader.explanation(actingGrant(request), { need: checked(id, need, 'not-found'), language })
  }

  @Get('certificate')
  certify(@Req() request: Request, @Query() given: unknown): Promise<Certificate> {
    return this.reader.certificate(actingGrant(request), checked(ofWorld, given, 'invalid').world)
  }

  @Get('tidy')
  tidy(@Req() request: Request, @Query() given: unknown): Promise<Tidying> {
    const language = languageOf(request.headers['accept-language'])
    return this.reader.tidying(actingGrant(request), { ...checked(ofWorld, given, 'invalid'), language })
  }
}
