import { EntitySchema } from 'typeorm'

/** A person of the installation, one in all pacts. `password` is an argon2id hash. */
export interface Identity {
  id: string
  email: string
  password: string
  created: Date
}

/** A signed-in browser. `token` is the SHA-256 of what its cookie holds. */
export interface Session {
  token: string
  identity: string
  created: Date
  seen: Date
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
  },
  uniques: [{ name: 'identity_email_key', columns: ['email'] }],
})

export const SessionTable = new EntitySchema<Session>({
  name: 'session',
  schema: 'app',
  columns: {
    token: { type: 'text', primary: true, primaryKeyConstraintName: 'session_pkey' },
    identity: { type: 'text' },
    created: moment,
    seen: moment,
    expires: moment,
  },
  indices: [
    { name: 'session_identity', columns: ['identity'] },
    { name: 'session_expires', columns: ['expires'] },
  ],
})
