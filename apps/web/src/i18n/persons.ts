import { involvedOf } from '@beistand/domain/involvement'
import type { Id } from '@beistand/domain/noun'
import { useCallback, useMemo } from 'react'
import { useRows } from '../sync/store.js'
import type { Choice } from '../ui/Field.js'
import { useNames } from './names.js'
import { useTerms } from './terms.js'

/** The organisations that work in an emergency now, its victim among them; whoever only reads may not act in it. */
export function useInvolved(emergency: Id | null): readonly Id[] {
  const rows = useRows('involvement')
  return useMemo(() => involvedOf(Object.values(rows).filter((one) => one.emergency === emergency)), [rows, emergency])
}

/** The people of the organisations involved in an emergency, as choices; functions, not names. */
export function usePersonChoices(emergency: Id): readonly Choice[] {
  const rows = useRows('involvement')
  const grants = useRows('grant')
  const title = usePersonTitles()
  return useMemo(() => {
    const involved = Object.values(rows).flatMap((one) =>
      one.emergency === emergency && !one.ended ? [one.organisation] : [],
    )
    const persons = new Set(
      Object.values(grants).flatMap(({ person, organisation, revoked, role }) =>
        revoked || role === 'wall' || !involved.includes(organisation) ? [] : [person],
      ),
    )
    return [...persons].map((person) => ({ value: person, label: title(person) ?? person }))
  }, [grants, rows, emergency, title])
}

/** What people are called here: their function and organisation. */
export function usePersonTitles(): (person: Id | null) => string | null {
  const names = useNames()
  const terms = useTerms()
  const grants = useRows('grant')
  return useCallback(
    (person) => {
      if (person === null) return null
      const theirs = Object.values(grants).filter((one) => one.person === person)
      const standing = theirs.find(({ revoked }) => !revoked)
      const grant = standing ?? theirs[0]
      if (!grant) return null
      return `${grant.title ?? (standing ? terms.role[grant.role] : terms.erased)}, ${names(grant.organisation)}`
    },
    [grants, names, terms],
  )
}
