import { may, side } from './access.js'
import { actedFor, type ActedFor, type By, type Id, type Instant, type Noun, type Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'
import { readerKeys, readersOf, type TaskReaders } from './task-readers.js'

/** What someone says on a task. It goes to whoever sees the task, so it carries what the task's audience follows from. */
export interface Comment extends TaskReaders {
  readonly id: Id
  readonly task: Id
  readonly text: Text
  readonly organisation: Id
  readonly author: Id
  readonly madeFor: ActedFor | null
  readonly at: Instant
}

export type CommentMade = TaskReaders & {
  readonly type: 'comment-added'
  readonly id: Id
  readonly task: Id
  readonly text: Text
}
export type CommentChanged = TaskReaders & { readonly type: 'comment-readers-changed'; readonly id: Id }
export type CommentEvent = CommentMade | CommentChanged

export const comment: Noun<Comment, CommentMade, CommentChanged> = {
  name: 'comment',
  fields: {
    task: 'ref',
    emergency: 'ref',
    tlp: 'code',
    circle: 'json',
    assignee: 'id?',
    person: 'id?',
    text: 'text?',
    organisation: 'id',
    author: 'id',
    madeFor: 'json?',
    at: 'instant',
  },
  make: {
    'comment-added': ({ type: _, ...added }, { at, by }) => ({
      ...added,
      organisation: side(by),
      author: by.person,
      madeFor: actedFor(by),
      at,
    }),
  },
  change: { 'comment-readers-changed': (row, { type: _, ...readers }) => ({ ...row, ...readers }) },
  audience: readerKeys,
}

/** Adds a comment to a task, finished or not. `concerned` are the organisations that work in the emergency. */
export function addComment(
  task: TaskReaders & { readonly id: Id },
  wish: { readonly id: Id; readonly text: string },
  actor: { readonly by: By; readonly concerned: readonly Id[] },
): Decision<CommentEvent> {
  const target = { involved: actor.concerned, person: task.person }
  if (!may(actor.by, 'comment.add', target)) return refuse('forbidden')
  return [{ type: 'comment-added', task: task.id, ...wish, ...readersOf(task) }]
}

/** The events that keep a task's comments with its readers, one for each comment whose audience or TLP changes. */
export function followReaders(comments: readonly Comment[], readers: TaskReaders): readonly CommentChanged[] {
  const wanted = stamp(readers)
  return comments
    .filter((row) => stamp(row) !== wanted)
    .map(({ id }) => ({ type: 'comment-readers-changed', id, ...readersOf(readers) }))
}

function stamp(readers: TaskReaders): string {
  return [readers.tlp, ...[...readerKeys(readers)].sort()].join(' ')
}
