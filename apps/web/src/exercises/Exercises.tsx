import { endExercise, startExercise } from '@beistand/contracts/exercise'
import type { Exercise } from '@beistand/domain/exercise'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { Time } from '../i18n/Time.js'
import { Link } from '../router/Link.js'
import { useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Card, Section } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { useExerciseWords } from './words.js'

/** Drills: they look the same and are marked everywhere. */
export function Exercises() {
  const words = useExerciseWords()
  const rows = Object.values(useRows('exercise')).sort((a, b) => b.startedAt - a.startedAt)
  const start = (
    <CommandButton
      command={startExercise}
      variant="primary"
      icon="plus"
      label={words.start}
      explain={words.lead}
      fields={[{ name: 'name', kind: 'text', label: words.name }]}
    />
  )
  return (
    <Section title={words.title} actions={start}>
      {rows.length === 0 && <Empty>{words.none}</Empty>}
      <div className="b-items">
        {rows.map((row) => (
          <ExerciseCard key={row.id} row={row} />
        ))}
      </div>
    </Section>
  )
}

function ExerciseCard({ row }: { row: Exercise }) {
  const words = useExerciseWords()
  const names = useNames()
  const format = useFormat()
  const emergencies = Object.values(useRows('emergency')).filter(({ exercise }) => exercise === row.id)
  return (
    <Card className="b-item">
      <div className="b-item__head">
        <h3 className="b-item__title">{row.name}</h3>
        <Status tone={row.state === 'running' ? 'warning' : 'neutral'}>{words[row.state]}</Status>
      </div>
      <p className="b-muted">
        {words.since} <Time at={row.startedAt} />
        {row.endedAt !== null && (
          <>
            {' '}
            {words.until} <Time at={row.endedAt} />
          </>
        )}
        {row.endedFor !== null && ` · ${words.forReal}`} · {format.count(emergencies.length, words.emergencies)}
      </p>
      <ul className="b-plain-list">
        {emergencies.map(({ id, victim }) => (
          <li key={id}>
            <Link to={`/emergencies/${id}`}>{names(victim)}</Link>
          </li>
        ))}
      </ul>
      {row.state === 'running' && (
        <div className="b-row">
          <CommandButton
            command={endExercise}
            params={{ exercise: row.id }}
            label={words.end}
            explain={words.endExplain}
          />
        </div>
      )}
    </Card>
  )
}
