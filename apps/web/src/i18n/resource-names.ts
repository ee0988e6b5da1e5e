import { FEATURE_NAMES, LEVEL_NAMES, SKILL_NAMES } from '@beistand/contracts/resource-names'
import type { Level } from '@beistand/domain/offer'
import { useCallback } from 'react'
import { useRows } from '../sync/store.js'
import type { Choice } from '../ui/Field.js'
import { useFormat } from './format.js'
import { useLanguage } from './language.js'

function lookUp(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return words[code]
}

/** What features are called: specialist applications by the pact's catalogue, things by our own words. */
export function useFeatureName(): (code: string) => string {
  const applications = useRows('application')
  const features = FEATURE_NAMES[useLanguage()]
  return useCallback((code) => applications[code]?.name ?? lookUp(features, code) ?? code, [applications, features])
}

export function useSkillChoices(): readonly Choice[] {
  return Object.entries(SKILL_NAMES[useLanguage()]).map(([value, label]) => ({ value, label }))
}

/** Features to choose from: for desks the applications, for equipment the things. */
export function useFeatureChoices(kind: 'workstation' | 'equipment'): readonly Choice[] {
  const applications = Object.values(useRows('application'))
  const features = FEATURE_NAMES[useLanguage()]
  const format = useFormat()
  const things = Object.entries(features).map(([value, label]) => ({ value, label }))
  const [staffed, ...others] = things
  if (kind === 'equipment') return others
  const desks = applications.map(({ id, name }) => ({ value: id, label: name }))
  return [...desks.sort((a, b) => format.compare(a.label, b.label)), ...(staffed ? [staffed] : [])]
}

/** Skills and features in a few words. */
export function useResourceText(): (given: {
  readonly skills: Readonly<Record<string, Level>>
  readonly features: readonly string[]
}) => string {
  const names = SKILL_NAMES[useLanguage()]
  const levels = LEVEL_NAMES[useLanguage()]
  const feature = useFeatureName()
  return ({ skills, features }) =>
    [
      ...Object.entries(skills).map(([code, level]) => `${lookUp(names, code) ?? code} (${levels[level]})`),
      ...features.map(feature),
    ].join(', ')
}
