import type { Id, Key } from '@beistand/domain/noun'
import type { Entry } from '@beistand/domain/replica'
import { Inject, Injectable } from '@nestjs/common'
import { keysOfPersons } from '../access/keys.js'
import { Pipeline } from '../database.js'
import { type EntryResult, SELECT_ENTRIES, storedEntry } from './reading.js'

export interface LogFilter {
  readonly emergency?: string | undefined
  readonly noun?: string | undefined
  readonly type?: string | undefined
  readonly row?: string | undefined
  readonly person?: string | undefined
}

/**
 * $1 pact, $2 keys, then the filter. An entry is shown only to whom its audience then and its row's audience today both
 * include: who lost a row does not go on reading its past.
 */
const VISIBLE = `${SELECT_ENTRIES} WHERE j.pact = $1 AND j.audience && $2
  AND (SELECT l.audience FROM app.journal l WHERE l.pact = j.pact AND l.noun = j.noun AND l.id = j.id ORDER BY l.seq DESC LIMIT 1) && $2
  AND ($3::text IS NULL OR j.emergency = $3) AND ($4::text IS NULL OR j.noun = $4) AND ($5::text IS NULL OR j.type = $5)
  AND ($6::text IS NULL OR j.id = $6) AND ($7::text IS NULL OR j.person = $7)`
const PAGE = `${VISIBLE} AND ($8::bigint IS NULL OR j.seq < $8) ORDER BY j.seq DESC LIMIT $9`
const EXPORT = `${VISIBLE} AND j.seq > $8 ORDER BY j.seq LIMIT $9`
const EXPORT_PAGE = 1000

/** The journal as people read it. */
@Injectable()
export class Log {
  constructor(@Inject(Pipeline) private readonly pool: Pipeline) {}

  async for(pact: Id, person: Id): Promise<LogReader> {
    const client = await this.pool.connect()
    try {
      const keys = await keysOfPersons(client, pact, [person])
      return new LogReader(this.pool, pact, [...(keys.get(person) ?? [])])
    } finally {
      client.release()
    }
  }
}

export class LogReader {
  constructor(
    private readonly pool: Pipeline,
    private readonly pact: Id,
    private readonly keys: readonly Key[],
  ) {}

  /** Newest first, below the number `before`. */
  async page(filter: LogFilter, { before, limit }: { before: number | null; limit: number }): Promise<Entry[]> {
    return this.read(PAGE, filter, [before, limit])
  }

  /** All of it, oldest first, in pages. */
  async *all(filter: LogFilter): AsyncGenerator<Entry[]> {
    for (let after = 0, entries: Entry[]; ; after = entries.at(-1)?.seq ?? after) {
      entries = await this.read(EXPORT, filter, [after, EXPORT_PAGE])
      yield entries
      if (entries.length < EXPORT_PAGE) return
    }
  }

  private async read(text: string, filter: LogFilter, page: readonly unknown[]): Promise<Entry[]> {
    const { emergency, noun, type, row, person } = filter
    const conditions = [emergency, noun, type, row, person].map((value) => value ?? null)
    const { rows } = await this.pool.query<EntryResult>(text, [this.pact, this.keys, ...conditions, ...page])
    return rows.map((result) => storedEntry(result).entry)
  }
}
