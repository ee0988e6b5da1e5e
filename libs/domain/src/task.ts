import { may, side } from './access.js'
import { followReaders, type Comment, type CommentEvent } from './comment.js'
import type { Emergency } from './emergency.js'
import type { Grant } from './grant.js'
import { actedFor, type ActedFor, type By, type Id, type Instant, type Noun, type Text } from './noun.js'
import { type Decision, refuse, type Refusal } from './refusal.js'
import type { Circle, Tlp } from './report.js'
import { readerKeys, readersOf, type TaskReaders } from './task-readers.js'
import { canMove, isFinal, type Transitions } from './transitions.js'

export const TASK_STATES = ['open', 'assigned', 'in-progress', 'blocked', 'done', 'skipped', 'cancelled'] as const
export type TaskState = (typeof TASK_STATES)[number]

/** Back to `open` or `assigned` leads a change of assignment only. */
export const TASK_TRANSITIONS: Transitions<TaskState> = {
  open: ['assigned', 'skipped', 'cancelled'],
  assigned: ['open', 'assigned', 'in-progress', 'skipped', 'cancelled'],
  'in-progress': ['open', 'assigned', 'blocked', 'done', 'skipped', 'cancelled'],
  blocked: ['open', 'assigned', 'in-progress', 'skipped', 'cancelled'],
  done: [],
  skipped: [],
  cancelled: [],
}

/** The states that someone moves a task to; the others follow from its assignment. */
export const TASK_MOVES = ['in-progress', 'blocked', 'done', 'skipped', 'cancelled'] as const
export type TaskMove = (typeof TASK_MOVES)[number]

/** What is to be done, in words, and until when. */
export interface TaskSheet {
  readonly title: Text
  readonly details: Text
  readonly dueAt: Instant | null
}

/**
 * A piece of work in an emergency. `organisation` and `author` set it; `assignee` (an organisation) and `person` do it.
 * `reason` says why it is blocked or skipped, or what came of it.
 */
export interface Task extends TaskSheet, TaskReaders {
  readonly id: Id
  readonly number: number
  /** The exercise that its emergency belongs to. Who does the task may not see the emergency, and shall never mistake a drill. */
  readonly exercise: Id | null
  readonly state: TaskState
  readonly stateSince: Instant
  readonly reason: Text
  readonly organisation: Id
  readonly author: Id
  readonly madeFor: ActedFor | null
}

export type TaskMade = TaskSheet &
  TaskReaders & { readonly type: 'task-added'; readonly id: Id; readonly exercise?: Id | null }
export type TaskChanged =
  | (TaskSheet & { readonly type: 'task-edited'; readonly id: Id })
  | { readonly type: 'task-assigned'; readonly id: Id; readonly assignee: Id | null; readonly person: Id | null }
  | { readonly type: 'task-moved'; readonly id: Id; readonly state: TaskMove; readonly reason: Text }
  | { readonly type: 'task-narrowed'; readonly id: Id; readonly tlp: Tlp; readonly circle: Circle }
export type TaskEvent = TaskMade | TaskChanged

function assignedState(assignee: Id | null): TaskState {
  return assignee === null ? 'open' : 'assigned'
}

export const task: Noun<Task, TaskMade, TaskChanged> = {
  name: 'task',
  fields: {
    number: 'integer',
    emergency: 'ref',
    exercise: 'id?',
    title: 'text?',
    details: 'text?',
    dueAt: 'instant?',
    state: 'code',
    stateSince: 'instant',
    reason: 'text?',
    tlp: 'code',
    circle: 'json',
    assignee: 'ref?',
    person: 'ref?',
    organisation: 'id',
    author: 'id',
    madeFor: 'json?',
  },
  make: {
    'task-added': ({ type: _, exercise = null, ...added }, { seq, at, by }) => ({
      ...added,
      exercise,
      number: seq,
      state: assignedState(added.assignee),
      stateSince: at,
      reason: null,
      organisation: side(by),
      author: by.person,
      madeFor: actedFor(by),
    }),
  },
  change: {
    'task-edited': (row, { type: _, ...sheet }) => ({ ...row, ...sheet }),
    'task-assigned': (row, { assignee, person }, { at }) => ({
      ...row,
      assignee,
      person,
      state: assignedState(assignee),
      stateSince: at,
      reason: null,
    }),
    'task-moved': (row, { state, reason }, { at }) => ({ ...row, state, reason, stateSince: at }),
    'task-narrowed': (row, { tlp, circle }) => ({ ...row, tlp, circle }),
  },
  audience: readerKeys,
}

/** Who works in an emergency: its victim and the organisations involved in it. */
export interface Workers {
  readonly victim: Id
  readonly involved: readonly Id[]
}

/** Who acts, who works in the emergency, and the grants of the person that the task shall go to. */
export interface TaskActor {
  readonly by: By
  readonly workers: Workers
  readonly grants: readonly Grant[]
}

export interface Assignment {
  readonly assignee: Id | null
  readonly person: Id | null
}

export type TaskWish = TaskSheet & Assignment & { readonly id: Id; readonly tlp: Tlp; readonly circle: Circle }

/** The emergency that a task is added to. */
type WorkedIn = Pick<Emergency, 'id' | 'exercise'>

/** Adds a task to an emergency, assigned already or open to whoever takes it. */
export function addTask(emergency: WorkedIn, wish: TaskWish, actor: TaskActor): Decision<TaskEvent> {
  if (!may(actor.by, 'task.add', actor.workers)) return refuse('forbidden')
  if (wish.tlp === 'TLP:RED' && wish.circle.to !== 'named') return refuse('red-needs-names')
  const { id, exercise } = emergency
  return unfit(wish, wish.circle, actor) ?? [{ type: 'task-added', emergency: id, exercise, ...wish }]
}

function unfit({ assignee, person }: Assignment, circle: Circle, { workers, grants }: TaskActor): Refusal | null {
  if (assignee === null) return person === null ? null : refuse('person-elsewhere', { person })
  if (assignee !== workers.victim && !workers.involved.includes(assignee))
    return refuse('not-involved', { organisation: assignee })
  if (person === null) return null
  const theirs = grants.some((g) => g.person === person && g.organisation === assignee && !g.revoked)
  if (!theirs) return refuse('person-elsewhere', { person })
  if (circle.to === 'named' && !circle.persons.includes(person)) return refuse('person-outside-circle', { person })
  return null
}

/** The organisations whose people lead a task: who set it, who does it, and the victim. */
function leaders(row: Task, victim: Id) {
  return { victim, involved: [row.organisation, ...(row.assignee === null ? [] : [row.assignee])], person: row.person }
}

/** Assigns a task, or with no assignee opens it to all again. Its comments stay with its readers. */
export function assignTask(
  { row, comments }: { readonly row: Task; readonly comments: readonly Comment[] },
  wish: Assignment,
  actor: TaskActor,
): Decision<TaskEvent | CommentEvent> {
  if (!may(actor.by, 'task.assign', leaders(row, actor.workers.victim))) return refuse('forbidden')
  if (row.assignee === wish.assignee && row.person === wish.person) return refuse('unchanged')
  if (isFinal(TASK_TRANSITIONS, row.state)) return refuse('wrong-state')
  return unfit(wish, row.circle, actor) ?? handOver({ row, comments }, wish)
}

/** Takes a task for oneself. Of two who take it at once the second is refused and told who has it. */
export function takeTask(
  { row, comments }: { readonly row: Task; readonly comments: readonly Comment[] },
  by: By,
  workers: Workers,
): Decision<TaskEvent | CommentEvent> {
  if (!may(by, 'task.take', workers)) return refuse('forbidden')
  if (isFinal(TASK_TRANSITIONS, row.state)) return refuse('wrong-state')
  if (row.person === by.person) return refuse('unchanged')
  const elsewhere = row.assignee !== null && row.assignee !== side(by)
  if (row.person !== null || elsewhere) return refuse('task-taken', holder(row))
  if (row.circle.to === 'named' && !row.circle.persons.includes(by.person))
    return refuse('person-outside-circle', { person: by.person })
  return handOver({ row, comments }, { assignee: side(by), person: by.person })
}

function holder({ assignee, person }: Assignment): Refusal['detail'] {
  return { ...(assignee === null ? {} : { organisation: assignee }), ...(person === null ? {} : { person }) }
}

function handOver(
  { row, comments }: { readonly row: Task; readonly comments: readonly Comment[] },
  { assignee, person }: Assignment,
): readonly (TaskEvent | CommentEvent)[] {
  const readers = { ...readersOf(row), assignee, person }
  return [{ type: 'task-assigned', id: row.id, assignee, person }, ...followReaders(comments, readers)]
}

/** Moves an assigned task on. Blocked and skipped ask for a reason. */
export function moveTask(
  row: Task,
  { state, reason }: { readonly state: TaskMove; readonly reason: Text },
  { by, victim }: { readonly by: By; readonly victim: Id },
): Decision<TaskEvent> {
  if (!may(by, 'task.move', leaders(row, victim))) return refuse('forbidden')
  if (row.state === state) return refuse('unchanged')
  if (!canMove(TASK_TRANSITIONS, row.state, state)) return refuse('wrong-state')
  if ((state === 'blocked' || state === 'skipped') && !reason) return refuse('reason-needed')
  return [{ type: 'task-moved', id: row.id, state, reason }]
}

/** Corrects the words or the due date of a task that is not finished. */
export function editTask(
  row: Task,
  sheet: TaskSheet,
  { by, victim }: { readonly by: By; readonly victim: Id },
): Decision<TaskEvent> {
  if (!may(by, 'task.edit', leaders(row, victim))) return refuse('forbidden')
  if (isFinal(TASK_TRANSITIONS, row.state)) return refuse('wrong-state')
  return [{ type: 'task-edited', id: row.id, ...sheet }]
}

/** Narrows a task and all its comments to named persons (TLP:RED). Whoever it is assigned to must be among them. */
export function narrowTask(
  { row, comments }: { readonly row: Task; readonly comments: readonly Comment[] },
  persons: readonly Id[],
  by: By,
): Decision<TaskEvent | CommentEvent> {
  if (!may(by, 'task.narrow', { owner: row.organisation })) return refuse('forbidden')
  if (row.person !== null && !persons.includes(row.person))
    return refuse('person-outside-circle', { person: row.person })
  const red = { tlp: 'TLP:RED', circle: { to: 'named', persons } } as const
  return [{ type: 'task-narrowed', id: row.id, ...red }, ...followReaders(comments, { ...readersOf(row), ...red })]
}
