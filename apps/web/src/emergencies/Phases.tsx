import { cancelEmergency, confirmEmergency, moveEmergency } from '@beistand/contracts/emergency'
import { PHASES, PHASE_TRANSITIONS, type Emergency, type Phase } from '@beistand/domain/emergency'
import { CommandButton } from '../commands/CommandButton.js'
import { useTerms } from '../i18n/terms.js'
import { Icon } from '../ui/Icon.js'
import { useEmergencyWords } from './words.js'

const COURSE = PHASES.filter((phase) => phase !== 'cancelled')

/** Where in its course an emergency stands. */
export function PhaseCourse({ emergency: { phase } }: { emergency: Emergency }) {
  const terms = useTerms()
  if (phase === 'cancelled') return <p className="kern-body">{terms.phase.cancelled}</p>
  const position = COURSE.indexOf(phase)
  return (
    <ol className="b-course">
      {COURSE.map((one, index) => (
        <li key={one} aria-current={one === phase ? 'step' : undefined} data-past={index < position || undefined}>
          {index < position && <Icon name="check" size={16} />}
          {terms.phase[one]}
        </li>
      ))}
    </ol>
  )
}

/** Every step that the phase allows, as a button. */
export function PhaseActions({ emergency }: { emergency: Emergency }) {
  const words = useEmergencyWords()
  const terms = useTerms()
  const { id, phase, victim } = emergency
  const given = { params: { emergency: id }, target: { victim } }
  const next: readonly Phase[] = PHASE_TRANSITIONS[phase]
  const position = PHASES.indexOf(phase)
  const forward = next.find((one) => one !== 'cancelled' && PHASES.indexOf(one) > position)
  const back = next.filter((one) => PHASES.indexOf(one) < position)
  return (
    <div className="b-row">
      {phase === 'suspected' && (
        <CommandButton command={confirmEmergency} {...given} variant="primary" label={words.confirm} />
      )}
      {phase !== 'suspected' && forward && forward !== 'closed' && (
        <CommandButton
          command={moveEmergency}
          {...given}
          variant="primary"
          fixed={{ phase: forward }}
          label={words.moveTo(terms.phase[forward])}
        />
      )}
      {forward === 'closed' && (
        <CommandButton
          command={moveEmergency}
          {...given}
          variant="primary"
          fixed={{ phase: forward }}
          label={words.close}
          explain={words.closeExplain}
        />
      )}
      {back.length > 0 && (
        <CommandButton
          command={moveEmergency}
          {...given}
          label={words.back}
          explain={words.backExplain}
          fields={[
            {
              name: 'phase',
              kind: 'radio',
              label: words.backTo,
              choices: back.map((value) => ({ value, label: terms.phase[value] })),
            },
          ]}
        />
      )}
      {next.includes('cancelled') && (
        <CommandButton
          command={cancelEmergency}
          {...given}
          variant="tertiary"
          label={phase === 'suspected' ? words.deny : words.falseAlarm}
          explain={words.falseAlarmExplain}
        />
      )}
    </div>
  )
}
