import type { ActedFor } from '@beistand/domain/noun'
import { useNames } from './names.js'
import { useTerms } from './terms.js'

/** Beside whatever was written or done for another organisation: for whom, and how it made sure. */
export function ActedForMark({ acted }: { acted: ActedFor | null }) {
  const terms = useTerms()
  const names = useNames()
  if (acted === null) return null
  return (
    <span className="b-acted-for">{terms.actedFor(names(acted.organisation), terms.verified[acted.verified])}</span>
  )
}
