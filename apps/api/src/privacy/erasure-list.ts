import { Inject, Injectable } from '@nestjs/common'
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { DataSource } from 'typeorm'
import * as z from 'zod/mini'
import { CONFIG, type Config } from '../config.js'
import { ErasureTable } from './erasure-entity.js'

const line = z.object({ id: z.string(), at: z.string() })
/** A person in a pact; without a pact, the account. `words`: also what the person wrote in emergencies. */
const ofPerson = z.extend(line, { pact: z.nullable(z.string()), person: z.string(), words: z.boolean() })
/** One text: a field of an entry, which its hash names in whatever journal it stands. */
const ofText = z.extend(line, { pact: z.string(), entry: z.int(), hash: z.string(), field: z.string() })
const listed = z.union([ofPerson, ofText])

export type ListedErasure = z.infer<typeof listed>
type Without<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never
/** What is to be erased, as ids and places: the list itself names nobody. */
export type ErasureWish = Without<ListedErasure>

/**
 * What was erased, in a file beside the database, one line each: whoever restores a backup restores whom it names, and the
 * list says who has to go again. A line stands before its erasure does, so that none is missing; without it nothing is erased.
 */
@Injectable()
export class ErasureList {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns the line's id; where no list is kept, one all the same */
  async add(wish: ErasureWish): Promise<string> {
    const id = randomUUID()
    const file = this.config.erasureList
    if (file !== null) await append(file, { id, at: new Date().toISOString(), ...wish })
    return id
  }

  /** Notes in the database that a line has been carried out here. */
  async done(id: string): Promise<void> {
    if (this.config.erasureList === null) return
    await this.source.createQueryBuilder().insert().into(ErasureTable).values({ id }).orIgnore().execute()
  }

  /** The lines that this database does not know, the oldest first. A line that a crash cut off erased nothing yet. */
  async open(): Promise<ListedErasure[]> {
    const file = this.config.erasureList
    const lines = file === null ? [] : (await textOf(file)).split('\n').flatMap(read)
    const known = new Set((await this.source.getRepository(ErasureTable).find()).map(({ id }) => id))
    return lines.filter(({ id }) => !known.has(id))
  }
}

/** Each line begins with a line break, too, so that it stands alone after one that was cut off. */
async function append(file: string, erased: object): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.write(`\n${JSON.stringify(erased)}\n`)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
}

function read(text: string): ListedErasure[] {
  try {
    const parsed = listed.safeParse(JSON.parse(text))
    return parsed.success ? [parsed.data] : []
  } catch {
    return []
  }
}
