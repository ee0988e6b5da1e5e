import type { Instant } from '@beistand/domain/noun'
import { useFormat } from './format.js'

/** A point in time as people write it; the whole date stands in the machine-readable form. */
export function Time({ at, full = false }: { at: Instant; full?: boolean }) {
  const format = useFormat()
  return <time dateTime={new Date(at).toISOString()}>{full ? format.instant(at) : format.moment(at)}</time>
}
