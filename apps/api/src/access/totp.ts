import type { Instant } from '@beistand/domain/noun'
import { Secret, TOTP } from 'otpauth'

const PERIOD = 30
const ISSUER = 'Beistand'

/** As authenticator apps know it: RFC 6238 with SHA-1, six digits, thirty seconds. */
const appOf = (secret: Buffer, label = '') =>
  new TOTP({ issuer: ISSUER, label, algorithm: 'SHA1', digits: 6, period: PERIOD, secret: secretOf(secret) })

const secretOf = (bytes: Buffer) => new Secret({ buffer: Uint8Array.from(bytes).buffer })

/** The step whose code this is, one before or after now at most; null where it is none. A step lasts half a minute. */
export function stepOfCode(secret: Buffer, code: string, now: Instant): number | null {
  const away = appOf(secret).validate({ token: code, timestamp: now, window: 1 })
  return away === null ? null : TOTP.counter({ period: PERIOD, timestamp: now }) + away
}

/** RFC 4648, without padding, as people type it. */
export function base32(bytes: Buffer): string {
  return secretOf(bytes).base32
}

/** What an authenticator app reads from the QR code. */
export function totpAddress(secret: Buffer, account: string): string {
  return appOf(secret, account).toString()
}
