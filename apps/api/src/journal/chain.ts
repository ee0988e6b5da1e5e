import type { By, Id, Instant, Key, NounEvent } from '@beistand/domain/noun'
import type { AnyNoun } from '@beistand/domain/registry'
import { createHash, randomBytes } from 'node:crypto'

/** What is sealed in the chain: everything of an entry but its texts, which stand here as hashes. */
export interface Body {
  readonly pact: Id
  readonly seq: number
  readonly batch: number
  readonly at: Instant
  readonly entered: Instant
  readonly by: By
  readonly noun: string
  readonly emergency: Id | null
  readonly event: NounEvent
  readonly audience: readonly Key[]
  readonly was: readonly Key[] | null
  readonly who: readonly Key[] | null
}

/** A text kept beside the chain: the body holds SHA-256 of salt and text, so that the text can be erased. */
export interface KeptText {
  readonly field: string
  readonly salt: string
  readonly text: string
}

export interface Sealed {
  readonly body: string
  readonly salt: string
  readonly previous: string
  readonly hash: string
}

export function sha256(...parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

function newSalt(): string {
  return randomBytes(16).toString('hex')
}

/** Seals a body onto the entry before it. `previous` is '' for the first entry of a pact. */
export function seal(body: Body, previous: string): Sealed {
  const text = JSON.stringify(body)
  const salt = newSalt()
  return { body: text, salt, previous, hash: sha256(salt, previous, text) }
}

/** Takes the texts out of an event and leaves their hashes. */
export function withoutTexts(noun: AnyNoun, event: NounEvent): { event: NounEvent; texts: KeptText[] } {
  const bare: Record<string, unknown> = { ...event }
  const texts: KeptText[] = []
  for (const field of noun.texts) {
    const text = bare[field]
    if (typeof text !== 'string') continue
    const salt = newSalt()
    bare[field] = { sha256: sha256(salt, text) }
    texts.push({ field, salt, text })
  }
  return { event: bare as unknown as NounEvent, texts }
}

/** Whether a value of a sealed event stands for a text that is kept beside the chain. */
export function isTextHash(value: unknown): value is { readonly sha256: string } {
  return typeof value === 'object' && value !== null && 'sha256' in value
}

/** Puts an event's texts back; a text that is gone becomes null. */
export function withTexts(noun: AnyNoun, event: NounEvent, texts: Readonly<Record<string, string>>): NounEvent {
  const whole: Record<string, unknown> = { ...event }
  for (const field of noun.texts) {
    if (isTextHash(whole[field])) whole[field] = texts[field] ?? null
  }
  return whole as unknown as NounEvent
}
