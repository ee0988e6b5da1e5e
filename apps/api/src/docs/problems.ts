import type { DoorCode } from '@beistand/contracts/problem'
import { SENTENCES } from '@beistand/contracts/sentences'
import type { RefusalCode } from '@beistand/domain/refusal'
import { DoorProblem, problemOf, statusOf } from '../http/problem.js'
import { type Answer, ref } from './document.js'

export type Code = RefusalCode | DoorCode

/** What the door may answer to any command. */
export const DOOR: readonly DoorCode[] = [
  'invalid',
  'not-signed-in',
  'key-missing',
  'verification-needed',
  'key-reused',
  'grant-needed',
  'factor-needed',
  'origin-not-allowed',
  'too-many',
  'too-large',
  'busy',
  'broken',
]

/** Answers by status, each with every code that it may carry as an example. */
export function problemAnswers(codes: readonly Code[]): Record<string, Answer> {
  const answers: Record<string, Answer> = {}
  const statuses = [...new Set(codes.map(statusOf))].sort((a, b) => a - b)
  for (const status of statuses) {
    const own = [...new Set(codes)].filter((code) => statusOf(code) === status)
    const examples = Object.fromEntries(
      own.map((code) => [code, { summary: SENTENCES[code].en, value: example(code) }]),
    )
    answers[String(status)] = {
      description: own.map((code) => `\`${code}\``).join(', '),
      content: { 'application/problem+json': { schema: ref('schemas', 'Problem'), examples } },
    }
  }
  return answers
}

function example(code: Code): unknown {
  const errors =
    code === 'invalid' ? [{ field: 'text', detail: 'Too small: expected string to have >=1 characters' }] : undefined
  return problemOf(new DoorProblem(code, errors), 'de', '6f1c2b7e')
}
