import type { Id, Instant, Row } from '@beistand/domain/noun'
import { ALL_NOUNS, type NounName, nounNamed } from '@beistand/domain/registry'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { Caller } from '../access/caller.js'
import { IdentityTable } from '../access/entities.js'
import { AuditTable } from '../audit/audit-entities.js'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { type EntryResult, SELECT_ENTRIES, storedEntry } from '../journal/reading.js'
import { CARDS } from '../journal/erasures.js'

/** What proves who somebody is stays where it is: hashes, keys and codes are no use to the person and all to a thief. */
const SECRETS: readonly string[] = ['password', 'token', 'secret', 'code', 'challenge', 'publicKey']

/** $1 person */
const PACTS = `SELECT DISTINCT g.pact AS id, p.name FROM app."grant" g JOIN app.pact p ON p.pact = g.pact
  WHERE g.person = $1 ORDER BY g.pact`
/** $1 pact, $2 person */
const WRITTEN = `${SELECT_ENTRIES} WHERE j.pact = $1 AND j.person = $2 ORDER BY j.seq`

/** A row that names the person, and where; whole, where it is about the person alone. */
interface Naming {
  readonly noun: NounName
  readonly id: Id
  readonly fields: readonly string[]
  readonly row?: Row
}

/** What a person did, with the words that it wrote where they are about nobody else. */
interface Written {
  readonly number: number
  readonly at: Instant
  readonly what: string
  readonly row: Id
  readonly texts: Readonly<Record<string, unknown>>
}

/** Everything that the installation knows of one person, over all tables and pacts, and nothing of anyone else. */
@Injectable()
export class OwnData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of({ person }: Caller) {
    const { rows: pacts } = await this.pool.query<{ id: Id; name: string }>(PACTS, [person])
    return {
      exported: new Date(this.clock.now()).toISOString(),
      account: withoutSecrets(await this.source.getRepository(IdentityTable).findOneByOrFail({ id: person })),
      access: await this.access(person),
      notes: await this.source.getRepository(AuditTable).find({ where: { person }, order: { at: 'ASC' } }),
      pacts: await Promise.all(
        pacts.map(async ({ id, name }) => ({
          id,
          name,
          naming: await this.naming(id, person),
          written: await this.written(id, person),
        })),
      ),
    }
  }

  /** The rows of every table that belongs to people. */
  private async access(person: Id): Promise<Readonly<Record<string, readonly object[]>>> {
    const tables = this.source.entityMetadatas.filter(({ propertiesMap }) => 'identity' in propertiesMap)
    const read = tables.map(async ({ name, tablePath }) => {
      const rows: object[] = await this.source.query(`SELECT * FROM ${tablePath} WHERE identity = $1`, [person])
      return [name, rows.map(withoutSecrets)] as const
    })
    return Object.fromEntries(await Promise.all(read))
  }

  private async naming(pact: Id, person: Id): Promise<Naming[]> {
    const read = ALL_NOUNS.map(async ({ name, fields, about }) => {
      const names = ['id', ...Object.keys(fields)].map((field) => `"${field}"`).join(', ')
      const text = `SELECT ${names} FROM app."${name}" t WHERE pact = $1 AND position($2 in to_jsonb(t)::text) > 0`
      const { rows } = await this.pool.query<Row>(text, [pact, JSON.stringify(person)])
      return rows.flatMap((row): Naming[] => {
        const values = Object.entries<unknown>({ ...row })
        const naming = values.filter(([, value]) => JSON.stringify(value).includes(JSON.stringify(person)))
        const found = naming.map(([field]) => field)
        if (found.length === 0) return []
        const own = about !== null && found.includes(about)
        return [{ noun: name, id: row.id, fields: found, ...(own ? { row } : {}) }]
      })
    })
    return (await Promise.all(read)).flat()
  }

  private async written(pact: Id, person: Id): Promise<Written[]> {
    const { rows } = await this.pool.query<EntryResult>(WRITTEN, [pact, person])
    return rows.map(storedEntry).map(({ entry, noun, id }) => {
      const { texts, about } = nounNamed(noun)
      const ofOthers = about !== null || CARDS.includes(noun)
      const said = Object.entries<unknown>({ ...entry.event }).filter(([field]) => texts.includes(field))
      const words = Object.fromEntries(ofOthers ? [] : said)
      return { number: entry.seq, at: entry.at, what: entry.event.type, row: id, texts: words }
    })
  }
}

function withoutSecrets(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !SECRETS.includes(column)))
}
