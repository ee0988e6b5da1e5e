import type { Entry } from '@beistand/domain/replica'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { currentActing } from '../sync/session.js'

const entry = z.custom<Entry>(
  (value: unknown) =>
    typeof value === 'object' && value !== null && 'seq' in value && 'event' in value && 'by' in value,
)
const page = z.object({ entries: z.array(entry), next: z.nullable(z.int()) })
export type LogPage = z.infer<typeof page>

const SIZE = 50

/** One page of an emergency's log, newest first, below the number `before`. @throws Refused | Unreachable */
export function readLog(emergency: string, before: number | null): Promise<LogPage> {
  const query = new URLSearchParams({
    emergency,
    limit: String(SIZE),
    ...(before !== null && { before: String(before) }),
  })
  return ask(`/journal?${query}`, page, { acting: currentActing() })
}

/** Saves all of an emergency's log, one entry a line, oldest first. */
export async function downloadLog(emergency: string, name: string): Promise<void> {
  const { grant } = currentActing()
  const response = await fetch(`/api/journal?${new URLSearchParams({ emergency })}`, {
    headers: { Accept: 'application/x-ndjson', 'Acting-Grant': grant },
  })
  if (!response.ok) return
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.ndjson`
  link.click()
  URL.revokeObjectURL(address)
}
