import type { Acting } from './commitment-effects.js'
import { type EmergencyHelp, endHelp } from './commitment-ending.js'
import type { LoanEvent } from './commitment-opening.js'
import { type EmergencyEvent, isOpen } from './emergency.js'
import type { NeedEvent } from './need.js'
import { type Decision, isRefusal } from './refusal.js'

/**
 * Lets the end of an emergency end its help in the same batch. `decision` may move it to any phase; only closing and
 * cancelling touch the help. `help` is all that was asked and agreed in it.
 */
export function endingHelp(
  decision: Decision<EmergencyEvent>,
  help: EmergencyHelp,
  acting: Acting,
): Decision<EmergencyEvent | NeedEvent | LoanEvent> {
  if (isRefusal(decision)) return decision
  const ends = decision.some((event) => event.type === 'emergency-phase-changed' && !isOpen(event))
  if (!ends) return decision
  const ended = endHelp(help, acting)
  return isRefusal(ended) ? ended : [...decision, ...ended]
}
