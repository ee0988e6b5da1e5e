import type { Body, Command } from '@beistand/contracts/command'
import type { Id } from '@beistand/domain/noun'
import { TLP } from '@beistand/domain/report'
import { usePersonChoices } from '../i18n/persons.js'
import { CommandButton } from './CommandButton.js'
import type { FieldSpec } from './fields.js'
import { useCommandWords } from './words.js'

const CIRCLES = ['pact', 'involved', 'office'] as const

/** Who receives something, and what they may pass on, as fields. Named persons come by narrowing. */
export function useReaderFields(more = false): readonly FieldSpec[] {
  const words = useCommandWords()
  const open = TLP.filter((tlp) => tlp !== 'TLP:RED')
  return [
    { name: 'tlp', kind: 'select', label: words.tlp, more, choices: open.map((value) => ({ value, label: value })) },
    {
      name: 'circle.to',
      kind: 'select',
      label: words.circle,
      more,
      choices: CIRCLES.map((value) => ({ value, label: words.circles[value] })),
    },
  ]
}

interface Props<B extends Body> {
  command: Command<B>
  params: Readonly<Record<string, Id>>
  /** The organisation whose word it is. */
  owner: Id
  emergency: Id
  /** Who is chosen already. */
  persons: readonly Id[]
}

/** Narrows something to named persons (TLP:RED). */
export function NarrowButton<B extends Body>({ command, params, owner, emergency, persons }: Props<B>) {
  const words = useCommandWords()
  const choices = usePersonChoices(emergency)
  return (
    <CommandButton
      {...{ command, params }}
      target={{ owner }}
      variant="tertiary"
      label={words.narrow}
      explain={words.narrowExplain}
      initial={{ persons }}
      fields={[{ name: 'persons', kind: 'checks', label: words.persons, choices }]}
    />
  )
}
