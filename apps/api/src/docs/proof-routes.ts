import { assertion } from '@beistand/contracts/passkey'
import { passwordProof } from '@beistand/contracts/proof'
import { factorsView, recoveryCodesView, totpCode, totpSecret } from '@beistand/contracts/second-factor'
import type { Code } from './problems.js'
import { inputSchema, type Route } from './read-routes.js'

const ASSERTION = {
  id: 'qmVx3w',
  rawId: 'qmVx3w',
  type: 'public-key',
  response: { clientDataJSON: 'eyJ0', authenticatorData: 'SZYN', signature: 'MEUC' },
}

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
]
