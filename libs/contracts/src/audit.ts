import * as z from 'zod/mini'

/**
 * What is noted of how people get in and what they may do. Whoever adds a way in adds its kinds here; the browser's
 * catalogues then ask for their words.
 */
export const AUDIT_KINDS = [
  'sign-in',
  'sign-in-failed',
  'new-device',
  'sign-out',
  'sessions-ended',
  'proved-again',
  'account-made',
  'password-changed',
  'passkey-added',
  'passkey-removed',
  'second-factor-added',
  'second-factor-removed',
  'second-factor-failed',
  'recovery-codes-made',
  'recovery-code-used',
  'recovery-asked',
  'recovery-done',
  'recovery-refused',
  'device-enrolled',
  'device-let-go',
  'card-issued',
  'card-used',
  'card-refused',
  'card-ended',
  'screen-added',
  'screen-ended',
  'provider-linked',
  'provider-unlinked',
  'role-given',
  'role-revoked',
  'factor-demanded',
  'factor-holds',
  'factor-lifted',
  'acted-for',
  'journal-exported',
  'audit-exported',
  'data-exported',
  'person-erased',
] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

/**
 * One note. `person` is whom it concerns, `actor` who did it where that is someone else; `about` a code, a time, or the name of a
 * browser; `place` the network it came from, shortened; `count` how often it happened in a row.
 */
export const auditNote = z.object({
  id: z.string(),
  at: z.int(),
  kind: z.enum(AUDIT_KINDS),
  person: z.nullable(z.string()),
  actor: z.nullable(z.string()),
  organisation: z.nullable(z.string()),
  about: z.string(),
  place: z.nullable(z.string()),
  count: z.int(),
})
export type AuditNote = z.infer<typeof auditNote>

/** Newest first; `next` is where the next page begins, null at the end. */
export const auditPage = z.object({ notes: z.array(auditNote), next: z.nullable(z.string()) })
export type AuditPage = z.infer<typeof auditPage>

/** What a person should look at, newest first: of the own account, of the own organisation's cards, and of the office. */
export const noticeList = z.object({ notes: z.array(auditNote) })
export type NoticeList = z.infer<typeof noticeList>
