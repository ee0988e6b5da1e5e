import { AUDIT_KINDS, type AuditNote, type AuditPage } from '@beistand/contracts/audit'
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod/mini'
import { actingGrant, callerOf, provenCallerOf } from '../access/caller.js'
import { Office } from '../access/office.js'
import { checked } from '../http/asked.js'
import { Audit } from './audit.js'
import { AuditReader, type Below } from './audit-reader.js'

const BELOW = /^(\d{1,16})_(.{1,200})$/
const query = z.object({
  kinds: z.optional(z.string().check(z.maxLength(1000))),
  person: z.optional(z.string().check(z.maxLength(80))),
  before: z.optional(z.string().check(z.regex(BELOW))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
})
const CSV = 'text/csv'

/** What happened around access: for the office of a pact, and for everyone about the own account. */
@Controller()
export class AuditController {
  constructor(
    @Inject(AuditReader) private readonly reader: AuditReader,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(Office) private readonly office: Office,
  ) {}

  /** A page of the pact's notes, newest first, or all of them as a table. */
  @Get('audit')
  async ofPact(@Req() request: Request, @Query() given: unknown, @Res() response: Response): Promise<void> {
    const acting = actingGrant(request)
    await this.office.require(acting)
    const { filter, from } = wished(given)
    const scope = { of: 'pact', id: acting.pact } as const
    if (request.accepts(['json', CSV]) !== CSV) {
      response.json(await this.reader.page(scope, filter, from))
      return
    }
    provenCallerOf(request)
    const { pact, person } = acting
    await this.audit.note('audit-exported', { person, pact, request })
    response.type(CSV).attachment('zugangsprotokoll.csv')
    await pipeline(Readable.from(table(this.reader.all(scope, filter))), response).catch(unlessGone)
  }

  /** What happened with the caller's account, in whatever pact. */
  @Get('session/audit')
  ofPerson(@Req() request: Request, @Query() given: unknown): Promise<AuditPage> {
    const { filter, from } = wished(given)
    return this.reader.page({ of: 'person', id: callerOf(request).person }, filter, from)
  }
}

function wished(given: unknown) {
  const { kinds, person, before, limit } = checked(query, given, 'invalid')
  const named = kinds?.split(',')
  const filter = {
    kinds: named ? AUDIT_KINDS.filter((kind) => named.includes(kind)) : null,
    person: person ?? null,
  }
  return { filter, from: { below: belowOf(before), limit } }
}

function belowOf(before: string | undefined): Below | null {
  const [, at, id] = BELOW.exec(before ?? '') ?? []
  return at === undefined || id === undefined ? null : { at: Number(at), id }
}

const COLUMNS = ['at', 'kind', 'person', 'actor', 'organisation', 'about', 'place', 'count'] as const

async function* table(pages: AsyncIterable<readonly AuditNote[]>): AsyncGenerator<string> {
  yield `${COLUMNS.join(';')}\r\n`
  for await (const notes of pages) yield notes.map((note) => `${COLUMNS.map(cellOf(note)).join(';')}\r\n`).join('')
}

/** Quoted, and never the beginning of a formula. */
function cellOf(note: AuditNote) {
  return (column: (typeof COLUMNS)[number]): string => {
    const value = column === 'at' ? new Date(note.at).toISOString() : String(note[column] ?? '')
    return `"${value.replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`
  }
}

/** Whoever asked has hung up; that is no fault. */
function unlessGone(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error
}
