import { EntitySchema } from 'typeorm'

/** A line of the list of erasures that was carried out in this database. */
export interface DoneErasure {
  id: string
}

export const ErasureTable = new EntitySchema<DoneErasure>({
  name: 'erasure',
  schema: 'app',
  columns: { id: { type: 'text', primary: true, primaryKeyConstraintName: 'erasure_pkey' } },
})
