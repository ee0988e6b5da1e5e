import { may } from './access.js'
import { type Commitment, isAgreed } from './commitment.js'
import { type Around, holdOf, settle, sharesFor } from './commitment-effects.js'
import type { LoanEvent } from './commitment-opening.js'
import type { HalfDay } from './half-day.js'
import { fits, type Stock } from './load-capacity.js'
import { unitsByHalfDay } from './meter.js'
import type { Need } from './need.js'
import { type Decision, refuse } from './refusal.js'

/** The victim asks to keep agreed help until a later half day of its need. Asking holds nothing yet. */
export function askExtension(
  row: Commitment,
  to: HalfDay,
  around: Around & { readonly need: Need },
): Decision<LoanEvent> {
  if (!may(around.by, 'extension.ask', { victim: row.victim })) return refuse('forbidden')
  if (!isAgreed(row)) return refuse('wrong-state')
  if (to <= row.window.to) return refuse('not-longer')
  if (around.need.state === 'closed') return refuse('need-closed')
  if (to > around.need.window.to) return refuse('window-outside-need')
  if (row.extension?.state === 'asked' && row.extension.to === to) return refuse('unchanged')
  return [{ type: 'extension-asked', id: row.id, to }]
}

/** The lender agrees, if it has the units then and the need still wants them, or refuses. */
export function answerExtension(
  row: Commitment,
  agreed: boolean,
  around: Around & { readonly need: Need; readonly stock: Stock },
): Decision<LoanEvent> {
  if (!may(around.by, 'extension.answer', { lender: row.lender })) return refuse('forbidden')
  if (row.extension?.state !== 'asked' || !isAgreed(row)) return refuse('wrong-state')
  if (!agreed) return [{ type: 'extension-refused', id: row.id }]
  const more = { from: row.window.to, to: row.extension.to }
  if (!fits(without(row, around.stock), more, row.units)) return refuse('offer-exhausted')
  const others = unitsByHalfDay({ window: more }, sharesFor(row.need, around.commitments), 'committed')
  if (others.some((units) => units + row.units > around.need.quantity)) return refuse('need-covered')
  const window = { from: row.window.from, to: more.to }
  return settle([{ type: 'extension-agreed', id: row.id, window }], around)
}

/** The stock as if overdue equipment of a loan were not missing: it would stay where it is. */
function without(row: Commitment, { load, ...rest }: Stock): Stock {
  return { ...rest, load: { ...load, tainted: load.tainted - holdOf(row).tainted } }
}
