import { EntitySchema } from 'typeorm'

/** A count as rate-limiter-flexible keeps it: `key` a keyed hash, `expire` in milliseconds, when it begins anew. */
export interface GuessCount {
  key: string
  points: number
  expire: string | null
}

export const GuessTable = new EntitySchema<GuessCount>({
  name: 'guess',
  schema: 'app',
  columns: {
    key: { type: 'text', primary: true, primaryKeyConstraintName: 'guess_pkey' },
    points: { type: 'integer' },
    expire: { type: 'bigint', nullable: true },
  },
})
