import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { Pipeline } from '../database.js'
import { DoorProblem } from '../http/problem.js'
import type { CallerGrant } from './caller.js'
import { keysOfPersons } from './keys.js'

/** Who runs a pact's office now: not whose organisation is hit, for then its office rests. */
@Injectable()
export class Office {
  constructor(@Inject(Pipeline) private readonly pool: Pipeline) {}

  /** Whether the grant that a caller acts by is one of an office that does not rest. */
  async acts({ pact, person, role }: Pick<CallerGrant, 'pact' | 'person' | 'role'>): Promise<boolean> {
    return role === 'office' && (await this.has(pact, person))
  }

  async require(grant: CallerGrant): Promise<void> {
    if (!(await this.acts(grant))) throw new DoorProblem('forbidden')
  }

  private async has(pact: Id, person: Id): Promise<boolean> {
    const client = await this.pool.connect()
    try {
      const keys = await keysOfPersons(client, pact, [person])
      return keys.get(person)?.has('office') ?? false
    } finally {
      client.release()
    }
  }
}
