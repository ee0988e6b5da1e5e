import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { Pipeline } from '../database.js'

/** An organisation that may be declared for, as anybody may know it. */
export interface Victim {
  readonly pact: Id
  readonly pactName: string
  readonly demo: boolean
  readonly id: Id
  readonly name: string
  readonly ags: string | null
}

const ALL = `SELECT p.pact, p.name AS "pactName", p.demo, o.id, o.name, o.ags FROM app.pact p
  JOIN app.organisation o ON o.pact = p.pact ORDER BY p.demo, p.name, o.name, o.id`

/** The organisations of all pacts of the installation: the form knows nobody's pact. */
@Injectable()
export class Victims {
  constructor(@Inject(Pipeline) private readonly pool: Pipeline) {}

  async all(): Promise<readonly Victim[]> {
    const { rows } = await this.pool.query<Victim>({ name: 'notfall_victims', text: ALL })
    return rows
  }
}

/** What the form sends for an organisation. */
export function nameOf({ pact, id }: Pick<Victim, 'pact' | 'id'>): string {
  return `${pact}/${id}`
}

/** The organisation that someone means: as chosen, or by its key (AGS) or its name as typed. */
export function victimNamed(victims: readonly Victim[], typed: string): Victim | undefined {
  const wanted = typed.trim().toLowerCase()
  const fits = [
    (victim: Victim) => nameOf(victim).toLowerCase() === wanted,
    ({ ags }: Victim) => ags === wanted.replace(/\s/g, ''),
    ({ name }: Victim) => name.toLowerCase() === wanted,
  ]
  for (const fit of fits) {
    const found = victims.find(fit)
    if (found) return found
  }
  return undefined
}
