import type { Entry } from '@beistand/domain/replica'
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod/mini'
import { actingGrant, provenCallerOf } from '../access/caller.js'
import { Audit } from '../audit/audit.js'
import { checked } from '../http/asked.js'
import { Log } from './log.js'

const number = z.coerce.number().check(z.int(), z.minimum(0))
const word = z.string().check(z.maxLength(80))
const query = z.object({
  emergency: z.optional(word),
  noun: z.optional(word),
  type: z.optional(word),
  row: z.optional(word),
  person: z.optional(word),
  before: z.optional(number),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 100),
})

const NDJSON = 'application/x-ndjson'

@Controller('journal')
export class LogController {
  constructor(
    @Inject(Log) private readonly log: Log,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  /** The caller's view of the journal: a page, newest first, or all of it as NDJSON, oldest first. */
  @Get()
  async read(@Req() request: Request, @Query() given: unknown, @Res() response: Response): Promise<void> {
    const { limit, before, ...filter } = checked(query, given, 'invalid')
    const { pact, person } = actingGrant(request)
    const reader = await this.log.for(pact, person)
    if (request.accepts(['json', NDJSON]) !== NDJSON) {
      const entries = await reader.page(filter, { before: before ?? null, limit })
      response.json({ entries, next: entries.length === limit ? (entries.at(-1)?.seq ?? null) : null })
      return
    }
    provenCallerOf(request)
    await this.audit.note('journal-exported', { person, pact, about: filter.emergency ?? '', request })
    response.attachment('einsatztagebuch.ndjson').type(NDJSON)
    await pipeline(Readable.from(lines(reader.all(filter))), response).catch(unlessGone)
  }
}

/** Whoever asked has hung up; that is no fault. */
function unlessGone(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error
}

async function* lines(pages: AsyncIterable<readonly Entry[]>): AsyncGenerator<string> {
  for await (const entries of pages) yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}
