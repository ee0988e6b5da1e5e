import type { Id, Row } from '@beistand/domain/noun'
import { PLANNING_NOUNS, type PlanningRows } from '@beistand/domain/planning-frame'
import type { NounName, RowTypes } from '@beistand/domain/registry'
import type pg from 'pg'
import { SQL, storedRow } from '../journal/tables.js'

const NOUNS = [...PLANNING_NOUNS, 'exercise', 'application'] as const satisfies readonly NounName[]
type Held = (typeof NOUNS)[number]

/** The rows of one pact that planning needs, kept up to date by reading those that changed since. */
export class PlanningReplica {
  seq = 0
  private readonly tables = new Map<Held, Map<Id, Row>>(NOUNS.map((noun) => [noun, new Map<Id, Row>()]))

  constructor(readonly pact: Id) {}

  /** Reads what changed up to `seq`, in the transaction that `client` is in. @returns whether anything did */
  async follow(client: pg.ClientBase, seq: number): Promise<boolean> {
    if (seq === this.seq) return false
    if (seq < this.seq) this.forget() // the database went back to an earlier state
    const read = NOUNS.map(async (noun) => {
      const query = { name: `${noun}_since`, text: `${SQL[noun].all} AND seq > $2`, values: [this.pact, this.seq] }
      const { rows } = await client.query<Record<string, unknown>>(query)
      return [noun, rows.map((result) => storedRow(result).row)] as const
    })
    const changed = await Promise.all(read)
    for (const [noun, rows] of changed) for (const row of rows) this.tables.get(noun)?.set(row.id, row)
    this.seq = seq
    return changed.some(([, rows]) => rows.length > 0)
  }

  rows<N extends Held>(noun: N): readonly RowTypes[N][] {
    return [...(this.tables.get(noun)?.values() ?? [])] as unknown as readonly RowTypes[N][]
  }

  planningRows(): PlanningRows {
    return Object.fromEntries(PLANNING_NOUNS.map((noun) => [noun, this.rows(noun)])) as unknown as PlanningRows
  }

  /** Reality, and each exercise that runs. */
  worlds(): readonly (Id | null)[] {
    const running = this.rows('exercise').filter(({ state }) => state === 'running')
    return [null, ...running.map(({ id }) => id)]
  }

  private forget(): void {
    this.seq = 0
    for (const table of this.tables.values()) table.clear()
  }
}
