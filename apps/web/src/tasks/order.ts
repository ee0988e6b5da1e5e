import { isFinal } from '@beistand/domain/transitions'
import { TASK_TRANSITIONS, type Task } from '@beistand/domain/task'

export function isFinished({ state }: Pick<Task, 'state'>): boolean {
  return isFinal(TASK_TRANSITIONS, state)
}

/** Unfinished before finished, then by due date, then by age. */
export function byUrgency(a: Task, b: Task): number {
  const due = (task: Task) => task.dueAt ?? Number.MAX_SAFE_INTEGER
  return Number(isFinished(a)) - Number(isFinished(b)) || due(a) - due(b) || a.number - b.number
}
