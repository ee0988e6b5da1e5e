import { addComment } from '@beistand/domain/comment'
import type { Grant } from '@beistand/domain/grant'
import type { By } from '@beistand/domain/noun'
import { noRows, type Rows } from '@beistand/domain/registry'
import {
  addTask,
  assignTask,
  editTask,
  moveTask,
  narrowTask,
  takeTask,
  TASK_STATES,
  TASK_TRANSITIONS,
  type Task,
  type TaskMove,
  type TaskWish,
} from '@beistand/domain/task'
import { acting } from './acting.js'
import { audience, happened } from './happened.js'

const heppenheim = acting('coordinator', 'heppenheim')
const bensheim = acting('coordinator', 'bensheim')
const bensheimHead = acting('head', 'bensheim')
const lorsch = acting('coordinator', 'lorsch')
const helper = acting('helper', 'bensheim')
const workers = { victim: 'heppenheim', involved: ['heppenheim', 'bensheim', 'lorsch'] }
const emergency = { id: 'e', exercise: null }

function grantOf({ person, organisation, role }: By): Grant {
  return {
    id: `grant of ${person}`,
    person,
    organisation,
    role,
    title: null,
    emergency: null,
    until: null,
    revoked: false,
    reason: null,
  }
}

function workedBy(by: By, grants: readonly Grant[] = []) {
  return { by, workers, grants }
}

const wish: TaskWish = {
  id: 't',
  title: 'Arbeitsplätze einrichten',
  details: null,
  dueAt: null,
  assignee: null,
  person: null,
  tlp: 'TLP:AMBER',
  circle: { to: 'involved' },
}

class Story {
  rows: Rows = noRows()
  private seq = 1

  constructor(given: Partial<TaskWish> = {}, grants: readonly Grant[] = []) {
    this.then(addTask(emergency, { ...wish, ...given }, workedBy(heppenheim, grants)), heppenheim)
  }

  then(decision: Parameters<typeof happened>[0], by: By): this {
    this.rows = happened(decision, by, this.rows, this.seq)
    this.seq += 10
    return this
  }

  get task(): Task {
    const row = this.rows.task.t
    if (!row) throw new Error('no task')
    return row
  }

  get all() {
    return { row: this.task, comments: Object.values(this.rows.comment) }
  }

  move(state: TaskMove, by: By, reason: string | null = null) {
    return moveTask(this.task, { state, reason }, { by, victim: 'heppenheim' })
  }

  comment(id: string, by: By): this {
    const added = addComment(this.task, { id, text: 'Die Tische stehen.' }, { by, concerned: workers.involved })
    return this.then(added, by)
  }
}

const refused = (code: string) => expect.objectContaining({ refused: code }) as unknown

test('TA-1 a task goes open, assigned, in progress, blocked and back, done', () => {
  const story = new Story()
  expect(story.task).toMatchObject({ state: 'open', number: 1, organisation: 'heppenheim', author: heppenheim.person })
  story.then(takeTask(story.all, bensheim, workers), bensheim)
  expect(story.task).toMatchObject({ state: 'assigned', assignee: 'bensheim', person: bensheim.person })
  story.then(story.move('in-progress', bensheim), bensheim)
  story.then(story.move('blocked', bensheim, 'Der Raum ist zu.'), bensheim)
  expect(story.task).toMatchObject({ state: 'blocked', reason: 'Der Raum ist zu.' })
  story.then(story.move('in-progress', bensheim), bensheim)
  expect(story.task.reason).toBeNull()
  story.then(story.move('done', bensheim), bensheim)
  expect(story.task.state).toBe('done')
})

test('TA-1 every state is reached from open, and done, skipped and cancelled are the end', () => {
  const reached = new Set(['open'])
  for (const from of reached) for (const to of TASK_TRANSITIONS[from as 'open']) reached.add(to)
  expect([...reached].sort()).toEqual([...TASK_STATES].sort())
  expect(TASK_STATES.filter((state) => TASK_TRANSITIONS[state].length === 0)).toEqual(['done', 'skipped', 'cancelled'])
})

test('TA-1 nothing moves a finished task, and an open one is not begun before someone has it', () => {
  const story = new Story()
  expect(story.move('in-progress', heppenheim)).toEqual(refused('wrong-state'))
  expect(story.move('done', heppenheim)).toEqual(refused('wrong-state'))
  story.then(story.move('cancelled', heppenheim), heppenheim)
  expect(story.move('skipped', heppenheim, 'Nicht nötig.')).toEqual(refused('wrong-state'))
  expect(takeTask(story.all, bensheim, workers)).toEqual(refused('wrong-state'))
  expect(assignTask(story.all, { assignee: 'bensheim', person: null }, workedBy(heppenheim))).toEqual(
    refused('wrong-state'),
  )
  expect(editTask(story.task, wish, { by: heppenheim, victim: 'heppenheim' })).toEqual(refused('wrong-state'))
})

test('TA-2 who blocks or skips a task gives a reason', () => {
  const story = new Story({ assignee: 'bensheim' })
  expect(story.move('skipped', bensheim)).toEqual(refused('reason-needed'))
  expect(story.move('skipped', bensheim, 'Schon erledigt.')).toHaveLength(1)
  story.then(story.move('in-progress', bensheim), bensheim)
  expect(story.move('blocked', bensheim)).toEqual(refused('reason-needed'))
})

test('TA-3 of two who take a task the second is refused and told who has it', () => {
  const story = new Story()
  story.then(takeTask(story.all, bensheim, workers), bensheim)
  expect(takeTask(story.all, lorsch, workers)).toEqual({
    refused: 'task-taken',
    detail: { organisation: 'bensheim', person: bensheim.person },
  })
  expect(takeTask(story.all, bensheimHead, workers)).toEqual(refused('task-taken'))
  expect(takeTask(story.all, bensheim, workers)).toEqual(refused('unchanged'))
})

test("TA-3 a task assigned to an organisation is taken by that organisation's people only", () => {
  const story = new Story({ assignee: 'bensheim' })
  expect(takeTask(story.all, lorsch, workers)).toEqual({ refused: 'task-taken', detail: { organisation: 'bensheim' } })
  expect(takeTask(story.all, bensheim, workers)).toHaveLength(1)
})

test('TA-4 a task goes to an organisation that is involved, and to a person of that organisation', () => {
  const story = new Story()
  const assign = (assignee: string | null, person: string | null, grants: readonly Grant[] = []) =>
    assignTask(story.all, { assignee, person }, workedBy(heppenheim, grants))
  expect(assign('viernheim', null)).toEqual(refused('not-involved'))
  expect(assign('bensheim', lorsch.person, [grantOf(lorsch)])).toEqual(refused('person-elsewhere'))
  expect(assign('bensheim', helper.person, [{ ...grantOf(helper), revoked: true }])).toEqual(
    refused('person-elsewhere'),
  )
  expect(assign(null, helper.person, [grantOf(helper)])).toEqual(refused('person-elsewhere'))
  expect(assign(null, null)).toEqual(refused('unchanged'))
  story.then(assign('bensheim', helper.person, [grantOf(helper)]), heppenheim)
  expect(story.task).toMatchObject({ state: 'assigned', assignee: 'bensheim', person: helper.person })
  story.then(assign(null, null), heppenheim)
  expect(story.task).toMatchObject({ state: 'open', assignee: null, person: null })
})

test('TA-4 a blocked task that changes hands begins anew, without the old reason', () => {
  const story = new Story({ assignee: 'bensheim' })
  story.then(story.move('in-progress', bensheim), bensheim)
  story.then(story.move('blocked', bensheim, 'Der Raum ist zu.'), bensheim)
  story.then(assignTask(story.all, { assignee: 'lorsch', person: null }, workedBy(heppenheim)), heppenheim)
  expect(story.task).toMatchObject({ state: 'assigned', assignee: 'lorsch', reason: null })
})

test('TA-5 who set a task, who does it and the victim lead it; others of the emergency do not', () => {
  const story = new Story({ assignee: 'bensheim' })
  expect(story.move('cancelled', lorsch)).toEqual(refused('forbidden'))
  expect(story.move('in-progress', bensheim)).toHaveLength(1)
  expect(editTask(story.task, wish, { by: heppenheim, victim: 'heppenheim' })).toHaveLength(1)
  expect(addTask(emergency, wish, workedBy(acting('coordinator', 'viernheim')))).toEqual(refused('forbidden'))
  expect(narrowTask(story.all, ['p'], bensheim)).toEqual(refused('forbidden'))
})

test('TA-5 a helper moves and comments the own task and no other', () => {
  const own = new Story({ assignee: 'bensheim', person: helper.person }, [grantOf(helper)])
  const colleagues = new Story({ assignee: 'bensheim' })
  const comment = (story: Story) =>
    addComment(story.task, { id: 'c', text: 'Fertig.' }, { by: helper, concerned: workers.involved })
  expect(own.move('in-progress', helper)).toHaveLength(1)
  expect(comment(own)).toHaveLength(1)
  expect(colleagues.move('in-progress', helper)).toEqual(refused('forbidden'))
  expect(comment(colleagues)).toEqual(refused('forbidden'))
})

test('TA-6 a task is seen by its circle and by whoever has it', () => {
  const story = new Story({ assignee: 'bensheim', person: helper.person }, [grantOf(helper)])
  expect(audience('task-added', story.task)).toEqual([
    'emergency:e',
    'office',
    'org:bensheim',
    'person:helper of bensheim',
  ])
})

test('TA-6 a task that nobody has is seen by its circle alone', () => {
  expect(audience('task-added', new Story().task)).toEqual(['emergency:e', 'office'])
})

test('TA-6 a task of named persons is not seen by the rest of the organisation that has it', () => {
  const circle = { to: 'named', persons: [helper.person] } as const
  const story = new Story({ circle, assignee: 'bensheim' })
  expect(audience('task-added', story.task)).toEqual([`person:${helper.person}`])
})

test('TA-6 TLP:RED goes to named persons, and who has the task is one of them', () => {
  const red = { ...wish, tlp: 'TLP:RED' } as const
  const named = { ...red, circle: { to: 'named', persons: ['head of lorsch'] } } as const
  const assigned = { ...named, assignee: 'bensheim', person: helper.person }
  expect(addTask(emergency, red, workedBy(heppenheim))).toEqual(refused('red-needs-names'))
  expect(addTask(emergency, assigned, workedBy(heppenheim, [grantOf(helper)]))).toEqual(
    refused('person-outside-circle'),
  )
  const story = new Story(named)
  expect(audience('task-added', story.task)).toEqual(['person:head of lorsch'])
  expect(takeTask(story.all, bensheim, workers)).toEqual(refused('person-outside-circle'))
})

test('TA-7 a comment goes to whoever sees its task', () => {
  const story = new Story({ assignee: 'bensheim' }).comment('c', lorsch)
  expect(story.rows.comment.c).toMatchObject({ task: 't', organisation: 'lorsch', text: 'Die Tische stehen.' })
  expect(story.all.comments.map((row) => audience('comment-added', row))).toEqual([audience('task-added', story.task)])
})

test('TA-7 narrowing a task narrows each of its comments in the same batch, one event each', () => {
  const story = new Story().comment('c1', bensheim).comment('c2', lorsch)
  const narrowed = narrowTask(story.all, [bensheim.person], heppenheim)
  expect(narrowed).toMatchObject([
    { type: 'task-narrowed', id: 't', tlp: 'TLP:RED' },
    { type: 'comment-readers-changed', id: 'c1' },
    { type: 'comment-readers-changed', id: 'c2' },
  ])
  story.then(narrowed, heppenheim)
  expect(audience('task-added', story.task)).toEqual([`person:${bensheim.person}`])
  for (const row of story.all.comments) {
    expect(row.tlp).toBe('TLP:RED')
    expect(audience('comment-added', row)).toEqual([`person:${bensheim.person}`])
  }
})

test('TA-7 a comment carries the TLP of its task, also where the persons stay the same', () => {
  const story = new Story({ circle: { to: 'named', persons: [bensheim.person] } }).comment('c', bensheim)
  story.then(narrowTask(story.all, [bensheim.person], heppenheim), heppenheim)
  expect(story.rows.comment.c?.tlp).toBe('TLP:RED')
})

test('TA-7 a task is not narrowed away from the person who has it', () => {
  const story = new Story({ assignee: 'bensheim', person: helper.person }, [grantOf(helper)])
  expect(narrowTask(story.all, [bensheim.person], heppenheim)).toEqual(refused('person-outside-circle'))
})

test('TA-7 comments follow a task that changes hands, and only where that changes who sees them', () => {
  const story = new Story({ circle: { to: 'office' } }).comment('c', heppenheim)
  story.then(assignTask(story.all, { assignee: 'bensheim', person: null }, workedBy(heppenheim)), heppenheim)
  expect(story.all.comments.map((row) => audience('comment-added', row))).toEqual([['office', 'org:bensheim']])
  story.then(assignTask(story.all, { assignee: 'lorsch', person: null }, workedBy(heppenheim)), heppenheim)
  expect(story.all.comments.map((row) => audience('comment-added', row))).toEqual([['office', 'org:lorsch']])
  story.then(narrowTask(story.all, [lorsch.person], heppenheim), heppenheim)
  expect(takeTask(story.all, lorsch, workers)).toMatchObject([{ type: 'task-assigned', id: 't' }])
})

test('TA-8 a task carries the exercise of its emergency, whoever sees it, and one written before that had none', () => {
  const exercise = 'autumn drill'
  const drilled = addTask({ id: 'e', exercise }, wish, workedBy(heppenheim))
  expect(happened(drilled, heppenheim, noRows(), 1).task.t).toMatchObject({ exercise })
  expect(new Story().task).toMatchObject({ exercise: null })
  const early = { type: 'task-added', emergency: 'e', ...wish } as const
  expect(happened([early], heppenheim, noRows(), 1).task.t).toMatchObject({ exercise: null })
})
