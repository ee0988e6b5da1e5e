import type { Id, Key } from './noun.js'
import { circleKeys, type Circle, type Tlp } from './report.js'

/** What a task's audience follows from; its comments carry the same. `assignee` is an organisation. */
export interface TaskReaders {
  readonly emergency: Id
  readonly tlp: Tlp
  readonly circle: Circle
  readonly assignee: Id | null
  readonly person: Id | null
}

/** The task's circle, and whoever it is assigned to. A circle of named persons stays as named. */
export function readerKeys({ emergency, circle, assignee, person }: TaskReaders): readonly Key[] {
  const keys = new Set(circleKeys(circle, emergency))
  if (circle.to === 'named') return [...keys]
  if (assignee !== null) keys.add(`org:${assignee}`)
  if (person !== null) keys.add(`person:${person}`)
  return [...keys]
}

export function readersOf({ emergency, tlp, circle, assignee, person }: TaskReaders): TaskReaders {
  return { emergency, tlp, circle, assignee, person }
}
