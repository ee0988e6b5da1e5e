import type { Id } from '@beistand/domain/noun'
import { useMemo } from 'react'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { useRows } from '../sync/store.js'
import type { Choice } from '../ui/Field.js'

/** The people of the organisations that work in an emergency, as choices; functions, not names. */
export function usePersonChoices(emergency: Id): readonly Choice[] {
  const names = useNames()
  const terms = useTerms()
  const grants = useRows('grant')
  const involvements = useRows('involvement')
  return useMemo(() => {
    const involved = new Set(
      Object.values(involvements)
        .filter((one) => one.emergency === emergency && !one.ended)
        .map(({ organisation }) => organisation),
    )
    const seen = new Set<Id>()
    return Object.values(grants).flatMap(({ person, organisation, role, title, revoked }) => {
      if (revoked || !involved.has(organisation) || seen.has(person)) return []
      seen.add(person)
      return [{ value: person, label: `${title ?? terms.role[role]}, ${names(organisation)}` }]
    })
  }, [grants, involvements, emergency, names, terms])
}
