import { halfDayAt } from '@beistand/domain/half-day'
import { MODES, PRECONDITION_CODES, type OfferKind, type PreconditionTemplate } from '@beistand/domain/offer'
import { fromChoices, toChoices, type FieldSpec } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useFeatureChoices, useSkillChoices } from '../i18n/resource-names.js'
import { useTerms } from '../i18n/terms.js'
import { useRows } from '../sync/store.js'
import { useNow } from '../sync/useNow.js'
import { useOfferWords } from './words.js'

const HOUR = 3_600_000
const HORIZON = 120
export const A_YEAR = 730

export function useHalfDayNow(): number {
  return halfDayAt(useNow(HOUR))
}

/** What is asked of an offer of one kind: four answers, and more for those who have a minute. */
export function useOfferFields(kind: OfferKind, from: number): readonly FieldSpec[] {
  const words = useOfferWords()
  const terms = useTerms()
  const format = useFormat()
  const names = useNames()
  const skills = useSkillChoices()
  const features = useFeatureChoices(kind === 'equipment' ? 'equipment' : 'workstation')
  const providers = Object.keys(useRows('provider'))
  const people = kind === 'staff' || kind === 'remote'
  const year = { value: String(from + A_YEAR), label: words.aYear }
  return [
    { name: 'title', kind: 'text', label: words.name, hint: words.nameHint },
    { name: 'units', kind: 'number', label: words.units },
    {
      name: 'from',
      kind: 'select',
      numeric: true,
      label: words.from,
      choices: fromChoices(from, HORIZON, format.halfDay),
    },
    {
      name: 'to',
      kind: 'select',
      numeric: true,
      label: words.to,
      choices: [year, ...toChoices(from, HORIZON, format.halfDay)],
    },
    ...(people
      ? [{ name: 'skills', kind: 'levels', label: words.skills, choices: skills, more: true } as const]
      : [{ name: 'features', kind: 'checks', label: words.features, choices: features, more: true } as const]),
    ...(kind === 'staff'
      ? [
          {
            name: 'modes',
            kind: 'checks',
            label: words.modes,
            more: true,
            choices: MODES.map((value) => ({ value, label: terms.mode[value] })),
          } as const,
        ]
      : []),
    { name: 'reserve', kind: 'number', label: words.reserve, optional: true, more: true },
    ...(people
      ? [{ name: 'maxSlots', kind: 'number', label: words.maxSlots, optional: true, more: true } as const]
      : []),
    { name: 'maxKm', kind: 'number', label: words.maxKm, optional: true, more: true },
    {
      name: 'preconditions',
      kind: 'checks',
      label: words.preconditions,
      more: true,
      choices: PRECONDITION_CODES.map((value) => ({ value, label: terms.precondition[value] })),
    },
    {
      name: 'dependsOn',
      kind: 'checks',
      label: words.dependsOn,
      more: true,
      choices: providers.map((id) => ({ value: id, label: names(id) })),
    },
    { name: 'contact', kind: 'text', label: words.contact, optional: true, more: true },
  ]
}

const OWNERS: Readonly<Record<string, PreconditionTemplate['owner']>> = {
  briefing: 'lender',
  'authority-consent': 'authority',
}

/** Makes the contract's body of what the fields say; `before` keeps what the form does not ask again. */
export function offerBody(before: readonly PreconditionTemplate[] = []) {
  return ({ from, to, ...body }: Record<string, unknown>): Record<string, unknown> => {
    const codes: readonly unknown[] = Array.isArray(body['preconditions']) ? body['preconditions'] : []
    return {
      ...body,
      windows: [{ from, to }],
      reserve: body['reserve'] ?? 0,
      contact: body['contact'] ?? '',
      preconditions: codes.map(
        (code) =>
          before.find((one) => one.code === code) ?? { code, owner: OWNERS[String(code)] ?? 'victim', leadDays: 1 },
      ),
    }
  }
}
