import { EntitySchema } from 'typeorm'

/** A passkey of a person. `id` is the credential's, `publicKey` base64url, `counter` the authenticator's last count. */
export interface Passkey {
  id: string
  identity: string
  publicKey: string
  counter: string
  transports: string[]
  name: string
  created: Date
  used: Date | null
}

/** What an authenticator has to sign, once; for a person who adds a passkey, or for whoever signs in. */
export interface Challenge {
  challenge: string
  identity: string | null
  expires: Date
}

const moment = { type: 'timestamptz', precision: 3 } as const

export const PasskeyTable = new EntitySchema<Passkey>({
  name: 'passkey',
  schema: 'app',
  columns: {
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'passkey_pkey' },
    identity: { type: 'text' },
    publicKey: { type: 'text' },
    counter: { type: 'bigint' },
    transports: { type: 'text', array: true },
    name: { type: 'text' },
    created: moment,
    used: { ...moment, nullable: true },
  },
  indices: [{ name: 'passkey_identity', columns: ['identity'] }],
})

export const ChallengeTable = new EntitySchema<Challenge>({
  name: 'challenge',
  schema: 'app',
  columns: {
    challenge: { type: 'text', primary: true, primaryKeyConstraintName: 'challenge_pkey' },
    identity: { type: 'text', nullable: true },
    expires: moment,
  },
})
