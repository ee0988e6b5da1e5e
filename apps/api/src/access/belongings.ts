import type { Id } from '@beistand/domain/noun'
import type { EntityManager } from 'typeorm'

/**
 * Deletes whatever belongs to an account: each row, in any table, whose column `identity` names it. So whatever people can
 * sign in with ends with the rest, also what is thought of later.
 */
export async function deleteBelongings(manager: EntityManager, identity: Id): Promise<void> {
  const owned = manager.dataSource.entityMetadatas.filter(({ columns }) =>
    columns.some(({ databaseName }) => databaseName === 'identity'),
  )
  for (const { tablePath } of owned) await manager.query(`DELETE FROM ${tablePath} WHERE identity = $1`, [identity])
}
