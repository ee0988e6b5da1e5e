import type { AuditKind } from '@beistand/contracts/audit'
import type de from './words.de.js'

export type Group = keyof (typeof de)['groups']

/** What a reader asks for together. */
export const GROUPS: Readonly<Record<Group, readonly AuditKind[]>> = {
  failures: ['sign-in-failed', 'second-factor-failed', 'card-refused', 'recovery-refused'],
  entering: ['sign-in', 'new-device', 'sign-out', 'sessions-ended', 'proved-again', 'account-made'],
  proofs: [
    'password-changed',
    'passkey-added',
    'passkey-removed',
    'second-factor-added',
    'second-factor-removed',
    'recovery-codes-made',
    'provider-linked',
    'provider-unlinked',
  ],
  cards: [
    'device-enrolled',
    'device-let-go',
    'card-issued',
    'card-used',
    'card-refused',
    'card-ended',
    'screen-added',
    'screen-ended',
  ],
  recovery: ['recovery-asked', 'recovery-done', 'recovery-refused', 'recovery-code-used'],
  roles: ['role-given', 'role-revoked', 'factor-demanded', 'factor-holds', 'factor-lifted', 'acted-for'],
  data: ['journal-exported', 'audit-exported', 'data-exported', 'person-erased'],
}

export function isGroup(value: string): value is Group {
  return value in GROUPS
}
