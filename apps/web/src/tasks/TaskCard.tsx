import type { Task, TaskState } from '@beistand/domain/task'
import type { ReactNode } from 'react'
import { ActedForMark } from '../i18n/ActedForMark.js'
import { useNames } from '../i18n/names.js'
import { usePersonTitles } from '../i18n/persons.js'
import { ExerciseOf } from '../i18n/ExerciseOf.js'
import { Time } from '../i18n/Time.js'
import { useNow } from '../sync/useNow.js'
import { Changing } from '../ui/Changing.js'
import { Card } from '../ui/Section.js'
import { Status, type Tone } from '../ui/Status.js'
import { isFinished } from './order.js'
import { TaskActions } from './TaskActions.js'
import { useTaskWords } from './words.js'

const TONES: Record<TaskState, Tone> = {
  open: 'warning',
  assigned: 'info',
  'in-progress': 'info',
  blocked: 'danger',
  done: 'success',
  skipped: 'neutral',
  cancelled: 'neutral',
}
const MINUTE = 60_000

/** One piece of work. */
export function TaskCard({ task, children, link }: { task: Task; children?: ReactNode; link?: ReactNode }) {
  const words = useTaskWords()
  const { number, title, details, state, reason, dueAt } = task
  const late = useNow(MINUTE) > (dueAt ?? Number.MAX_SAFE_INTEGER) && !isFinished(task)
  return (
    <Card className="b-item">
      <div className="b-item__head">
        <h3 className="b-item__title">{title ?? words.erased}</h3>
        <span className="b-row b-row--tight">
          <ExerciseOf exercise={task.exercise} />
          {late && <Status tone="danger">{words.overdue}</Status>}
          <Changing value={state}>
            <Status tone={TONES[state]}>{words.states[state]}</Status>
          </Changing>
        </span>
      </div>
      <p className="b-muted">
        {words.number(String(number))} · <Holder task={task} />
        {dueAt !== null && (
          <>
            {' · '}
            {words.due} <Time at={dueAt} />
          </>
        )}
        {` · ${task.tlp}`} <ActedForMark acted={task.madeFor} />
      </p>
      {details && <p className="b-text">{details}</p>}
      {reason && <p className="b-text">{reason}</p>}
      <div className="b-row">
        <TaskActions task={task} />
        {link}
      </div>
      {children}
    </Card>
  )
}

function Holder({ task }: { task: Task }) {
  const words = useTaskWords()
  const names = useNames()
  const title = usePersonTitles()
  const text = title(task.person) ?? (task.assignee === null ? words.nobody : names(task.assignee))
  return <Changing value={text}>{text}</Changing>
}
