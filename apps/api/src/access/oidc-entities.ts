import { EntitySchema } from 'typeorm'

/** An account at a sign-in service, by the service's own name and its number there, that a person has linked to itself. */
export interface OidcAccount {
  issuer: string
  subject: string
  identity: string
  created: Date
}

export const OidcAccountTable = new EntitySchema<OidcAccount>({
  name: 'oidc_account',
  schema: 'app',
  columns: {
    issuer: { type: 'text', primary: true, primaryKeyConstraintName: 'oidc_account_pkey' },
    subject: { type: 'text', primary: true, primaryKeyConstraintName: 'oidc_account_pkey' },
    identity: { type: 'text' },
    created: { type: 'timestamptz', precision: 3 },
  },
  indices: [{ name: 'oidc_account_identity', columns: ['identity', 'issuer'], unique: true }],
})
