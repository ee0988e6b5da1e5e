import type { By, Id, NounEvent } from '@beistand/domain/noun'
import { isRefusal, type Decision } from '@beistand/domain/refusal'
import { noRows, nounOf, type DomainEvent, type Rows } from '@beistand/domain/registry'
import { applyEntries } from '@beistand/domain/replica'

/** The rows once a decision's events have happened, at 1,000 times their number. A refusal fails the test. */
export function happened(decision: Decision<NounEvent>, by: By, rows: Rows = noRows(), first = 1): Rows {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refused}`)
  const entries = decision.map((event, index) => {
    const seq = first + index
    return { seq, batch: first, at: seq * 1000, entered: seq * 1000, by, event: event as DomainEvent }
  })
  return applyEntries(rows, entries)
}

/** The audience of a row as its noun says it, sorted. */
export function audience(eventType: string, row: { readonly id: Id }): readonly string[] {
  return [...(nounOf({ type: eventType })?.audience(row) ?? [])].sort()
}
