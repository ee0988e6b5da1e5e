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
 * Half days count units of help. Real emergencies come before exercises, the most urgent first.
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
  emergencies: z.readonly(
    z.array(
      z.strictObject({
        victim: z.string(),
        exercise: z.boolean(),
        kind: z.enum(EMERGENCY_KINDS),
        severity: z.enum(SEVERITIES),
        phase: z.enum(PHASES),
        openedAt: z.int(),
        nextUpdateDue: z.nullable(z.int()),
        /** Citizen services by state. */
        down: z.int(),
        limited: z.int(),
        /** Half days of help asked for, agreed, and at work. */
        asked: z.int(),
        committed: z.int(),
        onDuty: z.int(),
      }),
    ),
  ),
})
export type WallPicture = z.infer<typeof wallPicture>
