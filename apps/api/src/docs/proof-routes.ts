import { passwordChange } from '@beistand/contracts/access'
import { assertion } from '@beistand/contracts/passkey'
import { handover, handoverLink, handoverView } from '@beistand/contracts/handover'
import { passwordProof } from '@beistand/contracts/proof'
import { factorsView, recoveryCodesView, totpCode, totpSecret } from '@beistand/contracts/second-factor'
import type { Code } from './problems.js'
import { ref } from './document.js'
import { inputSchema, type Route } from './read-routes.js'

const ASSERTION = {
  id: 'qmVx3w',
  rawId: 'qmVx3w',
  type: 'public-key',
  response: { clientDataJSON: 'eyJ0', authenticatorData: 'SZYN', signature: 'MEUC' },
}

const TOKEN = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA'
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const OWN: readonly Code[] = ['not-signed-in', 'origin-not-allowed', 'broken']

/** Proving who one is, beyond the first word at the door. */
export const PROOF_ROUTES: readonly Route[] = [
  {
    name: 'proof.password',
    method: 'post',
    path: '/session/proof',
    tag: 'session',
    summary: 'Prove once more who you are, by password. What answers `proof-needed` then works for ten minutes.',
    body: { schema: inputSchema(passwordProof), example: { password: 'Kranich Tasse Nebel Ofen' } },
    answers: 'Proved',
    content: {},
    problems: ['invalid', 'not-signed-in', 'wrong-sign-in', 'too-many', 'origin-not-allowed', 'broken'],
  },
  {
    name: 'proof.passkey',
    method: 'post',
    path: '/session/proof/passkey',
    tag: 'session',
    summary: 'Prove once more who you are, by what an own passkey has signed.',
    body: { schema: inputSchema(assertion), example: ASSERTION },
    answers: 'Proved',
    content: {},
    problems: ['invalid', 'not-signed-in', 'wrong-sign-in', 'origin-not-allowed', 'broken'],
  },
  {
    name: 'password.change',
    method: 'put',
    path: '/session/password',
    tag: 'session',
    summary: 'Set another password for the own account; every other session of it ends. Asks for fresh proof.',
    body: { schema: inputSchema(passwordChange), example: { password: 'Kranich Tasse Nebel Ofen' } },
    answers: 'Changed; this session stays',
    content: {},
    problems: ['invalid', 'weak-password', 'proof-needed', ...OWN],
  },
  {
    name: 'factors.show',
    method: 'get',
    path: '/session/factors',
    tag: 'session',
    summary: 'What the caller has beside the password: an app, printed codes, passkeys.',
    answers: 'What there is, and nothing that could be used',
    content: {
      'application/json': { schema: inputSchema(factorsView), example: { app: true, codes: 10, passkeys: 1 } },
    },
    problems: ['not-signed-in', 'broken'],
  },
  {
    name: 'totp.enrol',
    method: 'post',
    path: '/session/totp',
    tag: 'session',
    summary: 'Make a secret for an authenticator app (RFC 6238, 6 digits, 30 seconds, SHA-1); asks for fresh proof.',
    answers: 'The secret, this once',
    content: { 'application/json': { schema: inputSchema(totpSecret) } },
    problems: ['proof-needed', 'exists-already', ...OWN],
  },
  {
    name: 'totp.confirm',
    method: 'put',
    path: '/session/totp',
    tag: 'session',
    summary: 'Confirm the app by its first code; from then on signing in by password asks for one.',
    body: { schema: inputSchema(totpCode), example: { code: '287082' } },
    answers: 'Confirmed',
    content: {},
    problems: ['invalid', 'not-found', 'wrong-code', ...OWN],
  },
  {
    name: 'totp.remove',
    method: 'delete',
    path: '/session/totp',
    tag: 'session',
    summary: 'Remove the app and the printed codes; asks for fresh proof.',
    answers: 'Removed',
    content: {},
    problems: ['proof-needed', ...OWN],
  },
  {
    name: 'recovery-codes.make',
    method: 'post',
    path: '/session/recovery-codes',
    tag: 'session',
    summary:
      'Make ten printed codes in the place of all earlier ones; each stands in once for the app. Asks for fresh proof.',
    answers: 'The codes, this once',
    content: { 'application/json': { schema: inputSchema(recoveryCodesView) } },
    problems: ['proof-needed', 'not-found', ...OWN],
  },
  {
    name: 'handover.offer',
    method: 'post',
    path: '/session/handover',
    tag: 'session',
    summary: 'Offer a second device a way in by a link that is good for ten minutes, once; asks for fresh proof.',
    body: { schema: inputSchema(handover), example: { link: HASH } },
    answers: 'Offered; an earlier link of the caller ends',
    content: {},
    problems: ['invalid', 'proof-needed', ...OWN],
  },
  {
    name: 'handover.show',
    method: 'post',
    path: '/handover/show',
    tag: 'session',
    summary: 'Whom a link signs in on a second device.',
    open: true,
    body: { schema: inputSchema(handoverLink), example: { token: TOKEN } },
    answers: 'Who it is',
    content: { 'application/json': { schema: inputSchema(handoverView) } },
    problems: ['invalid', 'link-ended', 'origin-not-allowed', 'broken'],
  },
  {
    name: 'handover.take',
    method: 'post',
    path: '/handover',
    tag: 'session',
    summary: 'Sign in on a second device by its link. What asks for fresh proof still asks for it there.',
    open: true,
    body: { schema: inputSchema(handoverLink), example: { token: TOKEN } },
    answers: 'Who is signed in',
    content: { 'application/json': { schema: ref('schemas', 'Session') } },
    problems: ['invalid', 'link-ended', 'origin-not-allowed', 'broken'],
  },
]
