import { type Forms, useFormat } from '../i18n/format.js'
import { Changing } from '../ui/Changing.js'
import type { Tone } from '../ui/Status.js'
import { useSituationWords } from './words.js'

export interface Figure {
  readonly label: Forms
  readonly value: number
  readonly tone: Tone
  /** What the number is made of. */
  readonly parts?: string
}

/** Numbers large enough for a wall; nought is a number, too. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const format = useFormat()
  const words = useSituationWords()
  return (
    <dl className="b-figures" aria-label={words.figures}>
      {figures.map(({ label, value, tone, parts }) => (
        <div key={label.other} className={`b-figure b-figure--${value > 0 ? tone : 'neutral'}`}>
          <dt>
            {format.form(value, label)}
            {parts && <span className="b-figure__parts">{parts}</span>}
          </dt>
          <dd>
            <Changing value={value}>{format.number(value)}</Changing>
          </dd>
        </div>
      ))}
    </dl>
  )
}
