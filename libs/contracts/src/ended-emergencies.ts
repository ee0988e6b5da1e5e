import { EMERGENCY_KINDS, PHASES } from '@beistand/domain/emergency'
import * as z from 'zod/mini'
import { id, instant } from './command.js'

/** What the list of emergencies that have ended says of one; the rest of it is loaded with the emergency. */
export const endedEmergency = z.object({
  id,
  number: z.int(),
  victim: id,
  exercise: z.nullable(id),
  kind: z.enum(EMERGENCY_KINDS),
  phase: z.enum(PHASES),
  phaseSince: instant,
})
export type EndedEmergency = z.infer<typeof endedEmergency>

/** One page, the highest number first. `next` is the `before` of the next page, null where there is none. */
export const endedEmergencies = z.object({ emergencies: z.array(endedEmergency), next: z.nullable(z.int()) })
export type EndedEmergencies = z.infer<typeof endedEmergencies>
