import type { Id } from '@beistand/domain/noun'
import type { DataSource } from 'typeorm'

/** Writes in someone's transaction; `dataSource` knows the tables. */
export interface Writer {
  readonly dataSource: DataSource
  query(text: string, values: unknown[]): Promise<unknown>
}

/**
 * Deletes whatever belongs to an account: each row, in any table, whose column `identity` names it. So whatever people can
 * sign in with ends with the rest, also what is thought of later.
 */
export async function deleteBelongings(writer: Writer, identity: Id): Promise<void> {
  const owned = writer.dataSource.entityMetadatas.filter(({ columns }) =>
    columns.some(({ databaseName }) => databaseName === 'identity'),
  )
  for (const { tablePath } of owned) await writer.query(`DELETE FROM ${tablePath} WHERE identity = $1`, [identity])
}
