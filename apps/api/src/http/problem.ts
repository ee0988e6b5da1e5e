import type { DoorCode, Problem } from '@beistand/contracts/problem'
import { type Language, SENTENCES } from '@beistand/contracts/sentences'
import type { RefusalCode } from '@beistand/domain/refusal'

type Code = RefusalCode | DoorCode

/** Refusals that are no conflict (409) have a status of their own. */
const STATUS: Partial<Readonly<Record<Code, number>>> = {
  'not-found': 404,
  'no-such-page': 404,
  forbidden: 403,
  'office-rests': 403,
  'origin-not-allowed': 403,
  'not-signed-in': 401,
  'wrong-sign-in': 401,
  'proof-needed': 403,
  'factor-needed': 403,
  'code-needed': 401,
  'wrong-code': 401,
  'too-many-codes': 429,
  'key-missing': 400,
  'verification-needed': 400,
  'grant-needed': 400,
  'provider-refused': 403,
  'provider-rests': 403,
  'account-not-linked': 403,
  'provider-unreachable': 424,
  'weak-password': 422,
  invalid: 422,
  'too-large': 413,
  'too-many': 429,
  busy: 503,
  broken: 500,
}

/** Ends a request before or beside the domain. */
export class DoorProblem extends Error {
  constructor(
    readonly code: Code,
    readonly errors?: Problem['errors'],
    readonly detail: Readonly<Record<string, string | number>> = {},
  ) {
    super(code)
  }
}

export function statusOf(code: Code): number {
  return STATUS[code] ?? 409
}

/** The answer to people and programs: RFC 9457. */
export function problemOf({ code, errors, detail }: DoorProblem, language: Language, correlation: string): Problem {
  return {
    type: `/api/docs#${code}`,
    title: code,
    status: statusOf(code),
    detail: SENTENCES[code][language],
    code,
    correlation,
    ...(Object.keys(detail).length > 0 ? { about: detail } : {}),
    ...(errors ? { errors } : {}),
  }
}

/** German unless the browser asks for English first. */
export function languageOf(header: string | undefined): Language {
  return header?.trim().toLowerCase().startsWith('en') ? 'en' : 'de'
}
