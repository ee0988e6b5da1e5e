import { assessEmergency } from '@beistand/contracts/emergency'
import { EMERGENCY_KINDS, isOpen, SEVERITIES, type Emergency } from '@beistand/domain/emergency'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
import { useTerms } from '../i18n/terms.js'
import { useEmergencyWords } from './words.js'

const PERSONAL_DATA = ['unknown', 'yes', 'no'] as const

export function AssessButton({ emergency }: { emergency: Emergency }) {
  const words = useEmergencyWords()
  const terms = useTerms()
  if (!isOpen(emergency)) return null
  const choices = <V extends string>(values: readonly V[], names: Readonly<Record<V, string>>) =>
    values.map((value) => ({ value, label: names[value] }))
  const fields: FieldSpec[] = [
    { name: 'kind', kind: 'select', label: words.kindLabel, choices: choices(EMERGENCY_KINDS, terms.kind) },
    { name: 'severity', kind: 'select', label: words.severityLabel, choices: choices(SEVERITIES, terms.severity) },
    {
      name: 'personalData',
      kind: 'select',
      label: words.personalData,
      choices: choices(PERSONAL_DATA, terms.personalData),
    },
    { name: 'awareAt', kind: 'instant', label: words.awareAt, optional: true },
    { name: 'nextUpdateDue', kind: 'instant', label: words.nextUpdate, optional: true },
    { name: 'disasterBy', kind: 'text', label: words.disaster, optional: true },
    { name: 'disasterAt', kind: 'instant', label: words.disasterAt, optional: true },
  ]
  const { kind, severity, personalData, awareAt, nextUpdateDue, disasterBy, disasterAt } = emergency
  return (
    <CommandButton
      command={assessEmergency}
      params={{ emergency: emergency.id }}
      target={{ victim: emergency.victim }}
      fields={fields}
      initial={{ kind, severity, personalData, awareAt, nextUpdateDue, disasterBy, disasterAt }}
      label={words.assess}
    />
  )
}
