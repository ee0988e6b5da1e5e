import { halfDayAt } from '@beistand/domain/half-day'
import { NEED_MODES, type NeedKind } from '@beistand/domain/need'
import { PRIORITIES } from '@beistand/domain/citizen-service'
import { fromChoices, toChoices, type FieldSpec } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { useFeatureChoices, useSkillChoices } from '../i18n/resource-names.js'
import { useTerms } from '../i18n/terms.js'
import { useRows } from '../sync/store.js'
import { useNow } from '../sync/useNow.js'
import { useNeedWords } from './words.js'

/** The plan looks this far ahead, in half days. */
const HORIZON = 56
const HOUR = 3_600_000

/** What is asked of a need of one kind; four answers are enough, the rest is for those who have a minute. */
export function useNeedFields(kind: NeedKind): readonly FieldSpec[] {
  const words = useNeedWords()
  const terms = useTerms()
  const format = useFormat()
  const skills = useSkillChoices()
  const features = useFeatureChoices(kind === 'equipment' ? 'equipment' : 'workstation')
  const services = Object.values(useRows('citizenService'))
  const now = halfDayAt(useNow(HOUR))
  const people = kind === 'staff'
  return [
    { name: 'quantity', kind: 'number', label: words.quantity },
    {
      name: 'priority',
      kind: 'select',
      numeric: true,
      label: words.priority,
      choices: PRIORITIES.map((value) => ({ value: String(value), label: terms.priority[value] })),
    },
    {
      name: 'window.from',
      kind: 'select',
      numeric: true,
      label: words.from,
      choices: fromChoices(now, HORIZON, format.halfDay),
    },
    {
      name: 'window.to',
      kind: 'select',
      numeric: true,
      label: words.to,
      choices: toChoices(now, HORIZON, format.halfDay),
    },
    ...(people
      ? [
          { name: 'skills', kind: 'levels', label: words.skills, choices: skills, more: true } as const,
          {
            name: 'mode',
            kind: 'radio',
            label: words.mode,
            more: true,
            choices: NEED_MODES.map((value) => ({ value, label: terms.mode[value] })),
          } as const,
        ]
      : [{ name: 'features', kind: 'checks', label: words.features, choices: features, more: true } as const]),
    {
      name: 'service',
      kind: 'select',
      optional: true,
      more: true,
      label: words.service,
      choices: services
        .map(({ id, name }) => ({ value: id, label: name }))
        .sort((a, b) => format.compare(a.label, b.label)),
    },
    { name: 'maxKm', kind: 'number', label: words.maxKm, optional: true, more: true },
    { name: 'note', kind: 'area', label: words.note, optional: true, more: true },
  ]
}

/** Fields that were left empty and that the contract fills in itself. */
export function withoutEmptyNote(body: Record<string, unknown>): Record<string, unknown> {
  return { ...body, note: body['note'] ?? '' }
}
