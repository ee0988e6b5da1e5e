import type { Frame, Position, Snapshot } from '@beistand/domain/replica'
import type { Instant } from '@beistand/domain/noun'
import * as z from 'zod/mini'

/** What a viewer says when it connects: the pact, and where in its journal it stands, if anywhere. */
export const hello = z.object({
  pact: z.string().check(z.maxLength(80)),
  position: z.nullable(z.object({ seq: z.int(), hash: z.string().check(z.maxLength(64)) })),
})
export type Hello = { readonly pact: string; readonly position: Position | null }

/** What the server pushes. `beat` comes every two seconds and tells the server's time. */
export interface Pushes {
  readonly frame: (frame: Frame) => void
  readonly reset: (snapshot: Snapshot) => void
  readonly beat: (now: Instant) => void
}

/** What a viewer may ask over the socket: to be caught up from a position. */
export interface Asks {
  readonly 'catch-up': (position: Position) => void
}

export const position = z.object({ seq: z.int(), hash: z.string().check(z.maxLength(64)) })
