import type { By, Id, Moment, NounEvent, Role, Row } from '@beistand/domain/noun'
import { nounOf } from '@beistand/domain/registry'
import { type Decision, isRefusal } from '@beistand/domain/refusal'

/** Someone who acts: a person named after its role and organisation. */
export function acting(role: Role, organisation: Id, actingFor: Id | null = null): By {
  return { person: `${role} of ${organisation}`, organisation, role, for: actingFor }
}

export const office = acting('office', 'heppenheim')
export const coordinator = acting('coordinator', 'bensheim')
export const stranger = acting('coordinator', 'lorsch')

export const NOON = 1_793_000_000_000

/** The events of a decision that was expected to be a yes. */
export function events<E extends NounEvent>(decision: Decision<E>): readonly E[] {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refused}`)
  return decision
}

export function refusedAs(decision: Decision<NounEvent>): string | null {
  return isRefusal(decision) ? decision.refused : null
}

/** The rows that events leave, by noun and id, from rows that were there before. */
export function after(decided: readonly NounEvent[], before: Readonly<Record<string, Row>> = {}): Record<string, Row> {
  const rows: Record<string, Row> = { ...before }
  decided.forEach((event, index) => {
    const noun = nounOf(event)
    if (!noun) throw new Error(`unknown event ${event.type}`)
    const name = `${noun.name} ${event.id}`
    const moment: Moment = { seq: index + 1, at: NOON, entered: NOON, by: coordinator }
    rows[name] = noun.evolve(rows[name], event, moment)
  })
  return rows
}
