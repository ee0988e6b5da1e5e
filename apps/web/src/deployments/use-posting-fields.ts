import type { Commitment } from '@beistand/domain/commitment'
import type { FieldSpec } from '../commands/fields.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { useRows } from '../sync/store.js'
import { useDeploymentWords } from './words.js'

/** The people who may be named: those of the lender, and at a lent desk those of the victim too. */
export function usePostingFields({
  lender,
  victim,
  kind,
}: Pick<Commitment, 'lender' | 'victim' | 'kind'>): readonly FieldSpec[] {
  const words = useDeploymentWords()
  const terms = useTerms()
  const names = useNames()
  const persons = new Map(
    Object.values(useRows('grant'))
      .filter(
        ({ revoked, role, organisation }) =>
          !revoked &&
          role !== 'wall' &&
          (organisation === lender || (kind === 'workstation' && organisation === victim)),
      )
      .map(({ person, title, role, organisation }) => [person, `${title ?? terms.role[role]}, ${names(organisation)}`]),
  )
  return [
    {
      name: 'person',
      kind: 'select',
      label: words.who,
      optional: true,
      choices: [...persons].map(([value, label]) => ({ value, label })),
    },
    { name: 'name', kind: 'text', label: words.nameField, optional: true },
    { name: 'reportAt', kind: 'instant', label: words.reportAt },
    { name: 'until', kind: 'instant', label: words.until },
    { name: 'place', kind: 'text', label: words.place, optional: true },
    { name: 'contact', kind: 'text', label: words.contact, optional: true },
  ]
}

/** The texts that the contract wants empty rather than absent. */
export function withTexts(body: Record<string, unknown>): Record<string, unknown> {
  return { ...body, name: body['name'] ?? '', place: body['place'] ?? '', contact: body['contact'] ?? '' }
}
