import type { Id } from '@beistand/domain/noun'
import { useCallback } from 'react'
import { useRows } from '../sync/store.js'
import { useTerms } from './terms.js'

/** Gives organisations their names. */
export function useNames(): (organisation: Id | null) => string {
  const organisations = useRows('organisation')
  const { unknownOrganisation } = useTerms()
  return useCallback(
    (organisation) => (organisation && organisations[organisation]?.name) || unknownOrganisation,
    [organisations, unknownOrganisation],
  )
}
