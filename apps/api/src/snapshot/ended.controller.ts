import { id } from '@beistand/contracts/command'
import type { EndedEmergencies } from '@beistand/contracts/ended-emergencies'
import { Controller, Get, Inject, Query, Req } from '@nestjs/common'
import type { Request } from 'express'
import * as z from 'zod/mini'
import { actingGrant } from '../access/caller.js'
import { checked } from '../http/asked.js'
import { SnapshotReader } from './snapshot-reader.js'

const query = z.object({
  victim: z.optional(id),
  before: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
})

@Controller('emergencies')
export class EndedController {
  constructor(@Inject(SnapshotReader) private readonly reader: SnapshotReader) {}

  /** What has ended, so that whoever looks for an emergency that snapshots leave out finds it. */
  @Get('ended')
  read(@Req() request: Request, @Query() given: unknown): Promise<EndedEmergencies> {
    const { before = null, limit, victim = null } = checked(query, given, 'invalid')
    const { pact, person } = actingGrant(request)
    return this.reader.ended(pact, person, { before, limit, victim })
  }
}
