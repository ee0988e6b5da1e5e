import * as z from 'zod/mini'

/** RFC 9457 problem details: `code` from a closed list, `detail` a sentence in the user's language. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  correlation: z.optional(z.string()),
  /** Ids and numbers that the refusal is about, like the person who has a task already. */
  about: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  errors: z.optional(z.array(z.object({ field: z.string(), detail: z.string() }))),
})
export type Problem = z.infer<typeof problem>

/** Refusals of the door itself, before a command reaches the domain. */
export type DoorCode =
  | 'invalid'
  | 'not-signed-in'
  | 'wrong-sign-in'
  | 'proof-needed'
  | 'factor-needed'
  | 'code-needed'
  | 'wrong-code'
  | 'too-many-codes'
  | 'last-operator'
  | 'link-ended'
  | 'weak-password'
  | 'account-exists'
  | 'key-missing'
  | 'verification-needed'
  | 'key-reused'
  | 'grant-needed'
  | 'origin-not-allowed'
  | 'too-many'
  | 'too-large'
  | 'provider-unreachable'
  | 'provider-refused'
  | 'provider-rests'
  | 'account-not-linked'
  | 'account-linked-already'
  | 'busy'
  | 'no-such-page'
  | 'broken'
