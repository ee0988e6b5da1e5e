import type { Instant } from '@beistand/domain/noun'
import { createHmac, timingSafeEqual } from 'node:crypto'

const HOUR = 3_600_000
/** How long a form that was opened may be sent. */
const LIFE = 12 * HOUR

/**
 * Signs that this server handed out the form with this command key, and until when it may be sent. The purpose is part of
 * what is signed, so no other token of the installation fits here and this one fits nowhere else.
 */
export function tokenFor(key: string, secret: string, now: Instant): string {
  const expiry = now + LIFE
  return `${expiry.toString(36)}.${signature(key, secret, expiry)}`
}

export type TokenState = 'good' | 'expired' | 'forged'

export function tokenState(
  token: string,
  { key, secret, now }: { key: string; secret: string; now: Instant },
): TokenState {
  const [time = '', given = ''] = token.split('.')
  const expiry = parseInt(time, 36)
  if (!Number.isSafeInteger(expiry)) return 'forged'
  const expected = Buffer.from(signature(key, secret, expiry))
  const received = Buffer.from(given)
  if (expected.length !== received.length || !timingSafeEqual(expected, received)) return 'forged'
  return now < expiry ? 'good' : 'expired'
}

function signature(key: string, secret: string, expiry: Instant): string {
  return createHmac('sha256', secret).update(`notfall form\n${key}\n${expiry}`).digest('base64url')
}
