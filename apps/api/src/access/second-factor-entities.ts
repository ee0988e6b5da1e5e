import { EntitySchema } from 'typeorm'

/**
 * A person's authenticator app. `secret` is sealed, see seal.ts; `confirmed` when its first code proved that it works;
 * `step` the last time step whose code was taken; `failed` wrong codes from unknown browsers since `failedSince`.
 */
export interface Totp {
  identity: string
  secret: string
  confirmed: Date | null
  step: string
  failed: number
  failedSince: Date
}

/** A printed code that has not been used yet, as its SHA-256. */
export interface RecoveryCode {
  identity: string
  code: string
}

const moment = { type: 'timestamptz', precision: 3 } as const

export const TotpTable = new EntitySchema<Totp>({
  name: 'totp',
  schema: 'app',
  columns: {
    identity: { type: 'text', primary: true, primaryKeyConstraintName: 'totp_pkey' },
    secret: { type: 'text' },
    confirmed: { ...moment, nullable: true },
    step: { type: 'bigint' },
    failed: { type: 'integer' },
    failedSince: moment,
  },
})

export const RecoveryCodeTable = new EntitySchema<RecoveryCode>({
  name: 'recovery_code',
  schema: 'app',
  columns: {
    identity: { type: 'text', primary: true, primaryKeyConstraintName: 'recovery_code_pkey' },
    code: { type: 'text', primary: true, primaryKeyConstraintName: 'recovery_code_pkey' },
  },
})
