import type { Id } from '@beistand/domain/noun'
import { useMemo } from 'react'
import { useCommands } from './commands.js'

/** Rows that this user's own commands made or changed in this app. */
export function useOwn(): ReadonlySet<Id> {
  const items = useCommands((commands) => commands.items)
  return useMemo(() => new Set(items.flatMap(({ recorded }) => (recorded ? [recorded.id] : []))), [items])
}
