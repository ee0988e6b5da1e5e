import { EntitySchema } from 'typeorm'
import { EnrolmentTable } from './enrolment-entity.js'
import { GuessTable } from './guess-entity.js'
import { OidcAccountTable } from './oidc-entities.js'
import { ChallengeTable, PasskeyTable } from './passkey-entities.js'
import { RecoveryCodeTable, TotpTable } from './second-factor-entities.js'

/** A person of the installation, one in all pacts. `password` is an argon2id hash. An operator may found pacts. */
export interface Identity {
  id: string
  email: string
  password: string
  created: Date
  operator: boolean
}

/** An account as it stood when someone proved to own it: with another password it is another one. */
export type Account = Pick<Identity, 'id' | 'password'>

/**
 * A signed-in browser. `token` is the SHA-256 of what its cookie holds; `strange` while nobody has said that a browser
 * new to this person is known; `proven` when the person last proved who it is; `lasting` where it does not end by idleness,
 * since its person has no account to sign in with.
 */
export interface Session {
  token: string
  id: string
  identity: string
  browser: string
  strange: boolean
  lasting: boolean
  created: Date
  seen: Date
  proven: Date
  expires: Date
}

/** A browser that a person has signed in with before; `token` is the SHA-256 of what it keeps. */
export interface Device {
  identity: string
  token: string
  seen: Date
}

/**
 * A one-time link: the first operator's, or one that signs a person in on a second device. `token` is the SHA-256 of the
 * one in the link; `actor` who made it, where it is for something else than the own account.
 */
export interface OneTimeLink {
  token: string
  purpose: 'operator' | 'device' | 'wall'
  identity: string | null
  actor: string | null
  expires: Date
}

const moment = { type: 'timestamptz', precision: 3 } as const

export const IdentityTable = new EntitySchema<Identity>({
  name: 'identity',
  schema: 'app',
  columns: {
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'identity_pkey' },
    email: { type: 'text' },
    password: { type: 'text' },
    created: moment,
    operator: { type: 'boolean', default: false },
  },
  uniques: [{ name: 'identity_email_key', columns: ['email'] }],
})

export const SessionTable = new EntitySchema<Session>({
  name: 'session',
  schema: 'app',
  columns: {
    token: { type: 'text', primary: true, primaryKeyConstraintName: 'session_pkey' },
    id: { type: 'text' },
    identity: { type: 'text' },
    browser: { type: 'text' },
    strange: { type: 'boolean' },
    lasting: { type: 'boolean', default: false },
    created: moment,
    seen: moment,
    proven: moment,
    expires: moment,
  },
  uniques: [{ name: 'session_id_key', columns: ['id'] }],
  indices: [
    { name: 'session_identity', columns: ['identity'] },
    { name: 'session_expires', columns: ['expires'] },
  ],
})

export const DeviceTable = new EntitySchema<Device>({
  name: 'device',
  schema: 'app',
  columns: {
    identity: { type: 'text', primary: true, primaryKeyConstraintName: 'device_pkey' },
    token: { type: 'text', primary: true, primaryKeyConstraintName: 'device_pkey' },
    seen: moment,
  },
})

export const LinkTable = new EntitySchema<OneTimeLink>({
  name: 'link',
  schema: 'app',
  columns: {
    token: { type: 'text', primary: true, primaryKeyConstraintName: 'link_pkey' },
    purpose: { type: 'text' },
    identity: { type: 'text', nullable: true },
    actor: { type: 'text', nullable: true },
    expires: moment,
  },
})

/** Everything that is known of people and their browsers; no part of any pact's journal. */
export const ACCESS_TABLES = [
  IdentityTable,
  SessionTable,
  DeviceTable,
  LinkTable,
  PasskeyTable,
  ChallengeTable,
  TotpTable,
  RecoveryCodeTable,
  OidcAccountTable,
  EnrolmentTable,
  GuessTable,
]
