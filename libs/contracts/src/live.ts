import type { Frame, Position, Snapshot } from '@beistand/domain/replica'
import type { Instant } from '@beistand/domain/noun'
import * as z from 'zod/mini'
import { type PlanTold, type PlanVersions, planVersions } from './plan.js'

/** What a viewer says when it connects: the pact, where in its journal it stands, if anywhere, and the plans that it has. */
export const hello = z.object({
  pact: z.string().check(z.maxLength(80)),
  position: z.nullable(z.object({ seq: z.int(), hash: z.string().check(z.maxLength(64)) })),
  plans: z.optional(planVersions),
})
export interface Hello {
  readonly pact: string
  readonly position: Position | null
  readonly plans?: PlanVersions | undefined
}

/** What the server pushes. `beat` comes every two seconds and tells the server's time. */
export interface Pushes {
  readonly frame: (frame: Frame) => void
  readonly reset: (snapshot: Snapshot) => void
  readonly plan: (told: PlanTold) => void
  readonly beat: (now: Instant) => void
}

/** What a viewer may ask over the socket: to be caught up from a position, or from versions of plans. */
export interface Asks {
  readonly 'catch-up': (position: Position) => void
  readonly 'catch-up-plans': (versions: PlanVersions) => void
}

export const position = z.object({ seq: z.int(), hash: z.string().check(z.maxLength(64)) })
