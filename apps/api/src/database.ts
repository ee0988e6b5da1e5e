import { DataSource } from 'typeorm'
import { ACCESS_TABLES } from './access/entities.js'
import { AUDIT_TABLES } from './audit/audit-entities.js'
import { NOUN_TABLES } from './journal/entities.js'
import { ErasureTable } from './privacy/erasure-entity.js'
import { APP_ROLE, SETTINGS } from './pipeline.js'

// A thread that only needs connections takes them from pipeline.ts, without TypeORM.
export { APP_ROLE, inOnePiece, openPipeline, Pipeline } from './pipeline.js'

/** TypeORM beside it: the map of every table, and reads and writes of people and sessions. */
export function dataSource(databaseUrl: string, role: string | null = APP_ROLE): DataSource {
  return new DataSource({
    type: 'postgres',
    url: databaseUrl,
    schema: 'app',
    entities: [...NOUN_TABLES, ...ACCESS_TABLES, ...AUDIT_TABLES, ErasureTable],
    extra: { max: 5, ...(role ? { options: SETTINGS } : {}) },
  })
}
