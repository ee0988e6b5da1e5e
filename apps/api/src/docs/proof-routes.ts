import { assertion } from '@beistand/contracts/passkey'
import { passwordProof } from '@beistand/contracts/proof'
import { inputSchema, type Route } from './read-routes.js'

const ASSERTION = {
  id: 'qmVx3w',
  rawId: 'qmVx3w',
  type: 'public-key',
  response: { clientDataJSON: 'eyJ0', authenticatorData: 'SZYN', signature: 'MEUC' },
}

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
]
