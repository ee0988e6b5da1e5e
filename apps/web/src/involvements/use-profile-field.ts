import { PROFILES } from '@beistand/domain/involvement'
import type { FieldSpec } from '../commands/fields.js'
import { useTerms } from '../i18n/terms.js'

/** How far an organisation is involved, as a field. */
export function useProfileField(label: string): FieldSpec {
  const terms = useTerms()
  return {
    name: 'profile',
    kind: 'radio',
    label,
    choices: PROFILES.map((value) => ({ value, label: terms.profile[value] })),
  }
}
