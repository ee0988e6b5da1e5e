import { EntitySchema } from 'typeorm'

/** A browser with which a person may declare for an organisation without a session, until it expires. */
export interface Enrolment {
  pact: string
  id: string
  identity: string
  organisation: string
  /** SHA-256 of what the browser keeps. */
  token: string
  name: string
  created: Date
  expires: Date
}

const moment = { type: 'timestamptz', precision: 3 } as const

export const EnrolmentTable = new EntitySchema<Enrolment>({
  name: 'enrolment',
  schema: 'app',
  columns: {
    pact: { type: 'text', primary: true, primaryKeyConstraintName: 'enrolment_pkey' },
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'enrolment_pkey' },
    identity: { type: 'text' },
    organisation: { type: 'text' },
    token: { type: 'text' },
    name: { type: 'text' },
    created: moment,
    expires: moment,
  },
  indices: [
    { name: 'enrolment_identity', columns: ['identity'] },
    { name: 'enrolment_token', columns: ['token'] },
  ],
})
