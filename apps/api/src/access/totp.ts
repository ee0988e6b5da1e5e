import type { Instant } from '@beistand/domain/noun'
import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP = 30_000
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The number of the half minute that an instant lies in. */
export function stepAt(now: Instant): number {
  return Math.floor(now / STEP)
}

/** The six digits that an authenticator app shows in a step (RFC 6238 with SHA-1, which all of them know). */
export function codeOfStep(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fff_ffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** The step whose code this is, one before or after now at most; null where it is none. */
export function stepOfCode(secret: Buffer, code: string, now: Instant): number | null {
  const given = Buffer.from(code)
  const steps = [-1, 0, 1].map((away) => stepAt(now) + away)
  const fits = (step: number) => given.length === 6 && timingSafeEqual(Buffer.from(codeOfStep(secret, step)), given)
  return steps.find(fits) ?? null
}

/** RFC 4648, without padding, as people type it. */
export function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What an authenticator app reads from the QR code. */
export function totpAddress(secret: string, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer }).toString()}`
}
