import { keysOf } from '@beistand/domain/access'
import type { Id, Key } from '@beistand/domain/noun'
import type pg from 'pg'
import { emergenciesOf, type GrantWithInvolvements, STANDINGS } from '../journal/standing.js'

/** The keys of persons as their grants stand, read in the transaction that `client` is in. */
export async function keysOfPersons(
  client: pg.ClientBase,
  pact: Id,
  persons: readonly Id[],
): Promise<ReadonlyMap<Id, ReadonlySet<Key>>> {
  const values = [pact, [...new Set(persons)]]
  const { rows } = await client.query<GrantWithInvolvements>({ name: 'standings', text: STANDINGS, values })
  const grants = new Map<Id, GrantWithInvolvements[]>(persons.map((person) => [person, []]))
  for (const grant of rows) grants.get(grant.person)?.push(grant)
  return new Map([...grants].map(([person, own]) => [person, new Set(keysOf(person, own, emergenciesOf(own)))]))
}
