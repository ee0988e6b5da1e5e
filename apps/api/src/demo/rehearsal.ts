import type { By, Id, Instant } from '@beistand/domain/noun'
import { type Decision, isRefusal } from '@beistand/domain/refusal'
import { applyEntries } from '@beistand/domain/replica'
import { type DomainEvent, noRows, type NounName, type Rows, type RowTypes } from '@beistand/domain/registry'
import type { Asker } from '../journal/transaction.js'
import type { DemoPerson } from './people.js'

/** One batch of the demo, as it is recorded. */
export interface Step {
  readonly asker: Asker
  readonly at: Instant
  readonly events: readonly DomainEvent[]
}

/** Who acts in a step. */
export interface Actor {
  readonly asker: Asker
  readonly by: By
}

const SYSTEM = 'demo'
export const system: Actor = {
  asker: { system: SYSTEM, for: null },
  by: { person: SYSTEM, organisation: 'system', role: 'system', for: null },
}

/** A person of the demo by its first grant, for its own organisation or, from the office, for another. */
export function acting({ person, grants: [grant] }: DemoPerson, actingFor: Id | null = null): Actor {
  if (!grant) throw new Error(`${person} has no grant`)
  const { id, organisation, role } = grant
  const side = actingFor === null ? { for: null } : { for: actingFor, verified: 'call-back' as const }
  return { asker: { person, grant: id, ...side }, by: { person, organisation, role, ...side } }
}

/** Several decisions as one; the first refusal refuses all. */
export function together(decisions: readonly Decision<DomainEvent>[]): Decision<DomainEvent> {
  const refused = decisions.find(isRefusal)
  return refused ?? decisions.flatMap((decision) => (isRefusal(decision) ? [] : decision))
}

/**
 * Plays the demo through in memory by the rules of the domain, so that it is recorded as it would have happened. Pure: the
 * same start gives the same steps.
 */
export class Rehearsal {
  readonly steps: Step[] = []
  private rows: Rows = noRows()
  private seq = 0

  get<N extends NounName>(noun: N, id: Id): RowTypes[N] {
    const row = this.find(noun, id)
    if (!row) throw new Error(`the demo has no ${noun} ${id}`)
    return row
  }

  find<N extends NounName>(noun: N, id: Id): RowTypes[N] | undefined {
    return this.rows[noun][id]
  }

  all<N extends NounName>(noun: N): RowTypes[N][] {
    return Object.values<RowTypes[N]>(this.rows[noun])
  }

  /** Adds a step. A refusal is a mistake in the demo. */
  play({ asker, by }: Actor, at: Instant, decision: Decision<DomainEvent>): void {
    if (isRefusal(decision)) throw new Error(`the demo is refused: ${JSON.stringify(decision)}`)
    const batch = this.seq + 1
    const entries = decision.map((event) => ({ event, at, by, batch, entered: at, seq: ++this.seq }))
    this.rows = applyEntries(this.rows, entries)
    this.steps.push({ asker, at, events: decision })
  }
}
