import { id } from '@beistand/contracts/command'
import type { Snapshot } from '@beistand/domain/replica'
import { Controller, Get, Inject, Query, Req } from '@nestjs/common'
import type { Request } from 'express'
import * as z from 'zod/mini'
import { actingGrant } from '../access/caller.js'
import { checked } from '../http/asked.js'
import { SnapshotReader } from './snapshot-reader.js'

const query = z.object({
  at: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
  emergency: z.optional(id),
})

@Controller('snapshot')
export class SnapshotController {
  constructor(@Inject(SnapshotReader) private readonly reader: SnapshotReader) {}

  /** Everything that the caller may see, now or as it was at a number; or all of one emergency, which may be long over. */
  @Get()
  read(@Req() request: Request, @Query() given: unknown): Promise<Snapshot> {
    const { at, emergency } = checked(query, given, 'invalid')
    const { pact, person } = actingGrant(request)
    if (emergency !== undefined) return this.reader.emergency(pact, person, emergency)
    return at === undefined ? this.reader.now(pact, person) : this.reader.past(pact, person, at)
  }
}
