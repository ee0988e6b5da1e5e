import { EMERGENCY_KINDS, PHASES, SEVERITIES } from '@beistand/domain/emergency'
import * as z from 'zod/mini'
import { command, nothing, text } from './command.js'

export const makeWall = command({
  name: 'wall.make',
  method: 'post',
  path: '/organisations/:organisation/walls',
  summary: 'Name a wall screen of an organisation; a link then pairs a browser with it.',
  body: z.object({ name: text(60) }),
  example: { name: 'Lagezentrum, Raum 112' },
  refusals: ['forbidden', 'not-found'],
  fresh: true,
})

export const revokeWall = command({
  name: 'wall.revoke',
  method: 'delete',
  path: '/walls/:wall',
  summary: 'Take a wall screen out of use for good; it goes dark at once.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'unchanged'],
})

/** When the browser that is paired with a wall screen was seen last; a screen without one is not listed. */
export const wallsSeen = z.readonly(z.array(z.object({ wall: z.string(), seen: z.int(), browser: z.string() })))
export type WallsSeen = z.infer<typeof wallsSeen>

/**
 * All that a wall screen is ever told: no person, no contact, no free text, no deployment, no report, no id of any row.
 * Lines are those of the situation page, in its order: an emergency, or all emergencies of one failure of a provider.
 */
export const wallPicture = z.strictObject({
  /** The pact that its live socket names. */
  pact: z.string(),
  pactName: z.string(),
  /** What the screen itself is called. */
  name: z.nullable(z.string()),
  demo: z.boolean(),
  /** The server's time, in milliseconds. */
  now: z.int(),
  lines: z.readonly(
    z.array(
      z.strictObject({
        /** The victim; of several, the provider whose failure hit them. */
        name: z.string(),
        victims: z.int(),
        withoutHelp: z.int(),
        exercise: z.boolean(),
        /** Kind, severity and phase are those of the most urgent. */
        kind: z.enum(EMERGENCY_KINDS),
        severity: z.enum(SEVERITIES),
        phase: z.enum(PHASES),
        openedAt: z.int(),
        nextUpdateDue: z.nullable(z.int()),
        /** Citizen services by state. */
        down: z.int(),
        limited: z.int(),
        /** Half days of units of help agreed. */
        committed: z.int(),
      }),
    ),
  ),
})
export type WallPicture = z.infer<typeof wallPicture>
