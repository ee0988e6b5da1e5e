import { TLP } from '@beistand/domain/report'
import { TASK_MOVES } from '@beistand/domain/task'
import * as z from 'zod/mini'
import { command, id, instant, nothing, text } from './command.js'
import { circle, persons } from './emergency.js'

const sheet = {
  title: text(200),
  details: z._default(z.nullable(text(4000)), null),
  dueAt: z._default(z.nullable(instant), null),
}
const assignment = {
  assignee: z._default(z.nullable(id), null),
  person: z._default(z.nullable(id), null),
}
const unfit = ['not-involved', 'person-elsewhere', 'person-outside-circle'] as const

export const addTask = command({
  name: 'task.add',
  method: 'post',
  path: '/emergencies/:emergency/tasks',
  summary: 'Add a task to an emergency, assigned already or open to whoever takes it.',
  body: z.object({
    ...sheet,
    ...assignment,
    tlp: z._default(z.enum(TLP), 'TLP:AMBER'),
    circle: z._default(circle, { to: 'pact' }),
  }),
  example: { title: 'Vier Arbeitsplätze im Bürgerbüro einrichten', dueAt: 1_793_000_000_000, assignee: '06431002' },
  refusals: ['forbidden', 'not-found', 'red-needs-names', ...unfit],
})

export const takeTask = command({
  name: 'task.take',
  method: 'post',
  path: '/tasks/:task/taking',
  summary: 'Take a task for oneself. Of two who take it at once the second is refused and told who has it.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'task-taken', 'unchanged', 'wrong-state', 'person-outside-circle'],
})

export const assignTask = command({
  name: 'task.assign',
  method: 'put',
  path: '/tasks/:task/assignment',
  summary: 'Assign a task to an organisation and, if known, to a person of it; with neither, open it to all again.',
  body: z.object(assignment),
  example: { assignee: '06431002', person: null },
  refusals: ['forbidden', 'not-found', 'unchanged', 'wrong-state', ...unfit],
})

export const moveTask = command({
  name: 'task.move',
  method: 'put',
  path: '/tasks/:task/state',
  summary: 'Begin an assigned task, block it, or end it. Blocked and skipped ask for a reason.',
  body: z.object({ state: z.enum(TASK_MOVES), reason: z._default(z.nullable(text(500)), null) }),
  example: { state: 'blocked', reason: 'Der Raum ist noch nicht aufgeschlossen.' },
  refusals: ['forbidden', 'not-found', 'unchanged', 'wrong-state', 'reason-needed'],
})

export const editTask = command({
  name: 'task.edit',
  method: 'put',
  path: '/tasks/:task/sheet',
  summary: 'Correct the words or the due date of a task that is not finished.',
  body: z.object(sheet),
  example: { title: 'Fünf Arbeitsplätze im Bürgerbüro einrichten', details: 'Mit Kartenleser.', dueAt: null },
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})

export const narrowTask = command({
  name: 'task.narrow',
  method: 'put',
  path: '/tasks/:task/circle',
  summary: 'Narrow a task and all its comments to named persons (TLP:RED).',
  body: z.object({ persons }),
  example: { persons: ['p1'] },
  refusals: ['forbidden', 'not-found', 'person-outside-circle'],
})

export const addComment = command({
  name: 'comment.add',
  method: 'post',
  path: '/tasks/:task/comments',
  summary: "Comment on a task. The comment goes to the task's readers.",
  body: z.object({ text: text(2000) }),
  example: { text: 'Die Tische stehen, die Netzwerkdosen sind geprüft.' },
  refusals: ['forbidden', 'not-found'],
})
