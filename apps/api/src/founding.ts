import type { Id } from '@beistand/domain/noun'
import type { DomainEvent } from '@beistand/domain/registry'
import { randomUUID } from 'node:crypto'
import { Identities } from './access/identities.js'
import { Clock } from './clock.js'
import { dataSource, openPipeline } from './database.js'
import { Bell } from './journal/bell.js'
import { Journal } from './journal/journal.js'

/** A pact as it begins: its first events, and the people who can sign in, all with the same first password. */
export interface Founding {
  readonly pact: Id
  readonly events: readonly DomainEvent[]
  readonly people: readonly { readonly id: Id; readonly email: string }[]
  readonly password: string
}

/** Founds a pact through the journal, as one batch, in a migrated database that no API serves yet; for tests and load. */
export async function foundPact(databaseUrl: string, { pact, events, people, password }: Founding): Promise<void> {
  const pool = openPipeline(databaseUrl, 2)
  const source = await dataSource(databaseUrl).initialize()
  try {
    const clock = new Clock()
    await new Identities(source, clock).createAll(people, password)
    await new Journal(pool, clock, new Bell(pool, databaseUrl), 'founding').record(
      { pact, asker: { system: 'founding', for: null }, key: randomUUID(), content: 'founding' },
      () => Promise.resolve(events),
    )
  } finally {
    await source.destroy()
    await pool.end()
  }
}
