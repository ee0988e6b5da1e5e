import { takeDecision, withdrawDecision } from '@beistand/contracts/decision'
import { optionsOf, type Decision, type DecisionState } from '@beistand/domain/decision'
import { CommandButton } from '../commands/CommandButton.js'
import { ActedForMark } from '../i18n/ActedForMark.js'
import { useNames } from '../i18n/names.js'
import { ExerciseOf } from '../i18n/ExerciseOf.js'
import { Time } from '../i18n/Time.js'
import { Changing } from '../ui/Changing.js'
import { Card } from '../ui/Section.js'
import { Status, type Tone } from '../ui/Status.js'
import { useDecisionWords } from './words.js'

const TONES: Record<DecisionState, Tone> = {
  asked: 'warning',
  decided: 'success',
  withdrawn: 'neutral',
  lapsed: 'danger',
}

/** A question to a head, its options, and what became of it. */
export function DecisionCard({ decision }: { decision: Decision }) {
  const words = useDecisionWords()
  const names = useNames()
  const { id, question, state, choice, note, deadline, asking, asked } = decision
  const options = optionsOf(decision)
  const params = { decision: id }
  return (
    <Card className="b-item">
      <div className="b-item__head">
        <h3 className="b-item__title">{question ?? words.erased}</h3>
        <span className="b-row b-row--tight">
          <ExerciseOf emergency={decision.emergency} />
          <Changing value={state}>
            <Status tone={TONES[state]}>{words.states[state]}</Status>
          </Changing>
        </span>
      </div>
      <p className="b-muted">
        {words.from(names(asking), names(asked))} · {words.by} <Time at={deadline} />{' '}
        <ActedForMark acted={decision.madeFor} />
      </p>
      {choice !== null && (
        <p>
          {words.chosen}: <strong>{options[choice] ?? words.erased}</strong> <ActedForMark acted={decision.movedFor} />
        </p>
      )}
      {note && <p className="b-text">{note}</p>}
      {state === 'asked' && (
        <>
          <ul className="b-bullets">
            {options.map((option) => (
              <li key={option}>{option}</li>
            ))}
          </ul>
          <div className="b-row">
            <CommandButton
              command={takeDecision}
              params={params}
              target={{ owner: asked }}
              variant="primary"
              label={words.decide}
              title={question ?? words.decide}
              fields={[
                {
                  name: 'choice',
                  kind: 'radio',
                  numeric: true,
                  label: words.choice,
                  choices: options.map((label, index) => ({ value: String(index), label })),
                },
                { name: 'note', kind: 'area', label: words.note, optional: true },
              ]}
            />
            <CommandButton
              command={withdrawDecision}
              params={params}
              target={{ owner: asking }}
              variant="tertiary"
              label={words.withdraw}
            />
          </div>
        </>
      )}
    </Card>
  )
}
