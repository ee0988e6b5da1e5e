import type { CommandName } from '@beistand/domain/access'
import type { RefusalCode } from '@beistand/domain/refusal'
import * as z from 'zod/mini'

/** A body is a flat object; ids of the path are not repeated in it. */
export type Body = z.ZodMiniObject

/** One command over HTTP, described once for server, browser and the published documentation. */
export interface Command<B extends Body = Body, P extends string = string> {
  readonly name: CommandName
  readonly method: 'post' | 'put' | 'patch' | 'delete'
  /** Below /api, with `:name` for ids. */
  readonly path: P
  readonly summary: string
  readonly body: B
  readonly example: z.input<B>
  readonly refusals: readonly RefusalCode[]
  /** Whether only who has proved who they are within the last minutes may give it. */
  readonly fresh?: true
}

export function command<B extends Body, P extends string>(given: Command<B, P>): Command<B, P> {
  return given
}

/** What a recorded command answers: its entries' numbers, and the row that its first event made or changed. */
export const recorded = z.object({ first: z.int(), last: z.int(), id: z.string() })
export type Recorded = z.infer<typeof recorded>

/** PostgreSQL's jsonb takes neither NUL nor half a surrogate pair; both are refused at the door. */
const STORABLE = /^[^\u0000\p{Cs}]*$/u

const storable = (max: number) => z.string().check(z.trim(), z.maxLength(max), z.regex(STORABLE))

/** Free text, trimmed, not empty. */
export const text = (max: number) => storable(max).check(z.minLength(1))
/** Free text that may be left empty. */
export const note = (max: number) => storable(max)
export const id = z.string().check(z.regex(/^[A-Za-z0-9:_-]{1,80}$/))
/** Milliseconds since 1970 in UTC. */
export const instant = z.int().check(z.minimum(0), z.maximum(8_640_000_000_000_000))
export const nothing = z.object({})
