import type { AuditKind } from '@beistand/contracts/audit'
import type { Id } from '@beistand/domain/noun'
import { EntitySchema } from 'typeorm'

/**
 * One note of how people get in and what they may do. `person`: whom it concerns; `actor`: who did it, where that is
 * someone else; `pact` is null where it belongs to the person in all pacts; `place`: the network it came from, shortened.
 */
export interface StoredNote {
  id: Id
  at: Date
  kind: AuditKind
  person: Id | null
  actor: Id | null
  pact: Id | null
  organisation: Id | null
  about: string
  place: string | null
  count: number
}

const optional = { type: 'text', nullable: true } as const

export const AuditTable = new EntitySchema<StoredNote>({
  name: 'audit',
  schema: 'app',
  columns: {
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'audit_pkey' },
    at: { type: 'timestamptz', precision: 3 },
    kind: { type: 'text' },
    person: optional,
    actor: optional,
    pact: optional,
    organisation: optional,
    about: { type: 'text' },
    place: optional,
    count: { type: 'integer' },
  },
  indices: [
    { name: 'audit_person', columns: ['person', 'at'] },
    { name: 'audit_pact', columns: ['pact', 'at'] },
    { name: 'audit_at', columns: ['at'] },
    { name: 'audit_place', columns: ['at'], where: 'place IS NOT NULL' },
  ],
})

/** That a person has put a note away, which else would be shown to it as a notice. */
export interface ReadNote {
  identity: Id
  note: Id
}

export const ReadNoteTable = new EntitySchema<ReadNote>({
  name: 'audit_read',
  schema: 'app',
  columns: {
    identity: { type: 'text', primary: true, primaryKeyConstraintName: 'audit_read_pkey' },
    note: { type: 'text', primary: true, primaryKeyConstraintName: 'audit_read_pkey' },
  },
})

export const AUDIT_TABLES = [AuditTable, ReadNoteTable]
