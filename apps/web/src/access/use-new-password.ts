import type { FieldSpec } from '../commands/fields.js'
import { useAccessWords } from './words.js'

/** The field for a password to be. */
export function useNewPasswordField(): FieldSpec {
  const { password: label, passwordHint: hint } = useAccessWords()
  return { name: 'password', kind: 'password', label, hint, autoComplete: 'new-password' }
}
