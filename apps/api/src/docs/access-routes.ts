import {
  acceptance,
  deviceViews,
  founding,
  invitationLink,
  invitationView,
  officeInvitation,
  pactViews,
  setUp,
} from '@beistand/contracts/access'
import { assertion, attestation, passkeyViews, passkeyWish } from '@beistand/contracts/passkey'
import { recorded } from '@beistand/contracts/command'
import { ref } from './document.js'
import type { Code } from './problems.js'
import { inputSchema, type Route } from './read-routes.js'

const TOKEN = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA'
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const PASSWORD = 'Kranich Tasse Nebel Ofen'
const OFFICE = { title: 'Geschäftsstelle', email: 'geschaeftsstelle@bergstrasse.example', link: HASH }
const COUNTY = { name: 'Landkreis Bergstraße', kind: 'county', ags: '06431' }
const LINK = { pact: 'suedhessen', token: TOKEN }
const OPTIONS = { 'application/json': { schema: { type: 'object' } } }
const CREDENTIAL = { id: 'qmVx3w', rawId: 'qmVx3w', type: 'public-key' }
const ASSERTION = { ...CREDENTIAL, response: { clientDataJSON: 'eyJ0', authenticatorData: 'SZYN', signature: 'MEUC' } }
const ATTESTATION = { ...CREDENTIAL, response: { clientDataJSON: 'eyJ0', attestationObject: 'o2Nm', transports: [] } }
const SIGNED_IN: readonly Code[] = ['not-signed-in', 'broken']
const OWN: readonly Code[] = ['not-signed-in', 'not-found', 'origin-not-allowed', 'broken']
const session = { 'application/json': { schema: ref('schemas', 'Session') } }
const recordedAs = { 'application/json': { schema: inputSchema(recorded) } }

/** Getting in and being in: what concerns people of the installation and no pact's journal. */
export const ACCESS_ROUTES: readonly Route[] = [
  {
    name: 'setup.set',
    method: 'post',
    path: '/setup',
    tag: 'installation',
    summary: 'Become the first operator by the one-time link that the server printed.',
    open: true,
    body: {
      schema: inputSchema(setUp),
      example: { token: TOKEN, email: 'betrieb@beistand.example', password: PASSWORD },
    },
    answers: 'The operator, signed in',
    content: session,
    problems: ['invalid', 'link-ended', 'weak-password', 'origin-not-allowed', 'broken'],
  },
  {
    name: 'installation.pacts',
    method: 'get',
    path: '/installation/pacts',
    tag: 'installation',
    summary: 'The pacts of the installation, for its operator.',
    answers: 'Pacts, and whether someone runs their office',
    content: { 'application/json': { schema: inputSchema(pactViews) } },
    problems: ['forbidden', ...SIGNED_IN],
  },
  {
    name: 'installation.found',
    method: 'put',
    path: '/installation/pacts/:pact',
    tag: 'installation',
    summary: 'Found a pact with an id of your choice, its first organisation and an invitation into its office.',
    body: {
      schema: inputSchema(founding),
      example: { name: 'Pakt Südhessen', organisation: COUNTY, office: OFFICE },
    },
    answers: 'What was recorded',
    content: recordedAs,
    problems: ['invalid', 'forbidden', 'proof-needed', 'exists-already', 'key-reused', 'busy', ...OWN],
  },
  {
    name: 'installation.office',
    method: 'post',
    path: '/installation/pacts/:pact/office',
    tag: 'installation',
    summary: 'Invite another first office person while nobody runs the office; earlier invitations into it end.',
    body: { schema: inputSchema(officeInvitation), example: OFFICE },
    answers: 'What was recorded',
    content: recordedAs,
    problems: ['invalid', 'forbidden', 'proof-needed', 'exists-already', 'key-reused', 'busy', ...OWN],
  },
  {
    name: 'invitation.show',
    method: 'post',
    path: '/invitation/show',
    tag: 'invitation',
    summary: 'What an invitation is for, by its link.',
    open: true,
    body: { schema: inputSchema(invitationLink), example: LINK },
    answers: 'The open invitation',
    content: { 'application/json': { schema: inputSchema(invitationView) } },
    problems: ['invalid', 'link-ended', 'origin-not-allowed', 'broken'],
  },
  {
    name: 'invitation.accept',
    method: 'post',
    path: '/invitation/accept',
    tag: 'invitation',
    summary: 'Accept an invitation: with a new password, or signed in as the person who is invited.',
    open: true,
    body: { schema: inputSchema(acceptance), example: { ...LINK, password: PASSWORD } },
    answers: 'Accepted; sets the session cookie',
    content: {},
    problems: ['invalid', 'link-ended', 'account-exists', 'weak-password', 'origin-not-allowed', 'busy', 'broken'],
  },
  {
    name: 'passkey.request',
    method: 'post',
    path: '/session/passkey/options',
    tag: 'session',
    summary: 'What a browser needs to sign in with a passkey (WebAuthn request options).',
    open: true,
    answers: 'Options with a challenge that is good once',
    content: OPTIONS,
    problems: ['origin-not-allowed', 'broken'],
  },
  {
    name: 'passkey.signIn',
    method: 'post',
    path: '/session/passkey',
    tag: 'session',
    summary: 'Sign in with what a passkey has signed.',
    open: true,
    body: { schema: inputSchema(assertion), example: ASSERTION },
    answers: 'Who is signed in',
    content: session,
    problems: ['invalid', 'wrong-sign-in', 'origin-not-allowed', 'broken'],
  },
  {
    name: 'passkey.list',
    method: 'get',
    path: '/session/passkeys',
    tag: 'session',
    summary: "The caller's passkeys.",
    answers: 'Passkeys, the oldest first',
    content: { 'application/json': { schema: inputSchema(passkeyViews) } },
    problems: SIGNED_IN,
  },
  {
    name: 'passkey.creation',
    method: 'post',
    path: '/session/passkeys/options',
    tag: 'session',
    summary: 'What a browser needs to make a passkey (WebAuthn creation options), for who has just said the password.',
    body: { schema: inputSchema(passkeyWish), example: { password: PASSWORD } },
    answers: 'Options with a challenge that is good once',
    content: OPTIONS,
    problems: ['invalid', 'wrong-sign-in', 'too-many', ...SIGNED_IN],
  },
  {
    name: 'passkey.keep',
    method: 'post',
    path: '/session/passkeys',
    tag: 'session',
    summary: 'Keep the passkey that the browser has made.',
    body: { schema: inputSchema(attestation), example: ATTESTATION },
    answers: 'Kept',
    content: {},
    problems: ['invalid', 'origin-not-allowed', ...SIGNED_IN],
  },
  {
    name: 'passkey.remove',
    method: 'delete',
    path: '/session/passkeys/:id',
    tag: 'session',
    summary: 'Remove a passkey.',
    answers: 'Removed',
    content: {},
    problems: OWN,
  },
  {
    name: 'device.list',
    method: 'get',
    path: '/session/devices',
    tag: 'session',
    summary: 'The browsers that the caller is signed in with.',
    answers: 'Browsers, the one last used first',
    content: { 'application/json': { schema: inputSchema(deviceViews) } },
    problems: SIGNED_IN,
  },
  {
    name: 'device.recognise',
    method: 'put',
    path: '/session/devices/:id/known',
    tag: 'session',
    summary: 'Say that a new browser is known.',
    answers: 'Known',
    content: {},
    problems: OWN,
  },
  {
    name: 'device.end',
    method: 'delete',
    path: '/session/devices/:id',
    tag: 'session',
    summary: 'Sign a browser out; its sockets close at once.',
    answers: 'Signed out',
    content: {},
    problems: OWN,
  },
  {
    name: 'device.end-others',
    method: 'delete',
    path: '/session/devices',
    tag: 'session',
    summary: 'Sign out everywhere but here.',
    answers: 'Signed out',
    content: {},
    problems: OWN,
  },
]
