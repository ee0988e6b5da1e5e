import { createHmac } from 'node:crypto'

const HALF_MINUTE = 30_000
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What a secret stands for that was typed as RFC 4648 has it. */
export function bytesOf(typed: string): Buffer {
  const bits = Array.from(typed, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

/** What an authenticator app does with a typed secret, written again from the standard. */
export function appCode(typed: string, now: number): string {
  const key = bytesOf(typed)
  const counter = Buffer.from(
    Math.floor(now / HALF_MINUTE)
      .toString(16)
      .padStart(16, '0'),
    'hex',
  )
  const digest = [...createHmac('sha1', key).update(counter).digest()]
  const from = (digest[19] ?? 0) % 16
  const [a = 0, b = 0, c = 0, d = 0] = digest.slice(from, from + 4)
  return String((((a % 128) * 256 + b) * 256 + c) * 256 + d)
    .slice(-6)
    .padStart(6, '0')
}
