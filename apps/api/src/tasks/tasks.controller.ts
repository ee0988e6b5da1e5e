import { addComment, addTask, assignTask, editTask, moveTask, narrowTask, takeTask } from '@beistand/contracts/task'
import * as comments from '@beistand/domain/comment'
import { involvedOf } from '@beistand/domain/involvement'
import type { Id } from '@beistand/domain/noun'
import * as tasks from '@beistand/domain/task'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { Refused, type Transaction } from '../journal/transaction.js'

@Controller()
export class TasksController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(addTask)
  add(@Asked() asked: Asked<typeof addTask>) {
    return this.journal.record(asked, async (tx) => {
      const [emergency, actor] = await Promise.all([
        tx.get('emergency', asked.params.emergency),
        actorIn(tx, asked.params.emergency, asked.body.person),
      ])
      return tasks.addTask(emergency, { ...asked.body, id: tx.id() }, actor)
    })
  }

  @Handles(takeTask)
  take(@Asked() asked: Asked<typeof takeTask>) {
    return this.journal.record(asked, async (tx) => {
      const task = await taskWithComments(tx, asked.params.task)
      return tasks.takeTask(task, await tx.by, await workersIn(tx, task.row.emergency))
    })
  }

  @Handles(assignTask)
  assign(@Asked() asked: Asked<typeof assignTask>) {
    return this.journal.record(asked, async (tx) => {
      const task = await taskWithComments(tx, asked.params.task)
      return tasks.assignTask(task, asked.body, await actorIn(tx, task.row.emergency, asked.body.person))
    })
  }

  @Handles(moveTask)
  move(@Asked() asked: Asked<typeof moveTask>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('task', asked.params.task)
      const { victim } = await workersIn(tx, row.emergency)
      return tasks.moveTask(row, asked.body, { by: await tx.by, victim })
    })
  }

  @Handles(editTask)
  edit(@Asked() asked: Asked<typeof editTask>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('task', asked.params.task)
      const { victim } = await workersIn(tx, row.emergency)
      return tasks.editTask(row, asked.body, { by: await tx.by, victim })
    })
  }

  @Handles(narrowTask)
  narrow(@Asked() asked: Asked<typeof narrowTask>) {
    return this.journal.record(asked, async (tx) =>
      tasks.narrowTask(await taskWithComments(tx, asked.params.task), asked.body.persons, await tx.by),
    )
  }

  @Handles(addComment)
  comment(@Asked() asked: Asked<typeof addComment>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('task', asked.params.task)
      const { victim, involved } = await workersIn(tx, row.emergency)
      const assignee = row.assignee === null ? [] : [row.assignee]
      const concerned = [victim, ...involved, ...assignee]
      return comments.addComment(row, { ...asked.body, id: tx.id() }, { by: await tx.by, concerned })
    })
  }
}

async function taskWithComments(tx: Transaction, task: Id) {
  const [row, own] = await Promise.all([tx.get('task', task), tx.find('comment', 'task', task)])
  return { row, comments: own }
}

/** Who works in the emergency of a task; whoever sees the task may not see the emergency itself. */
async function workersIn(tx: Transaction, emergency: Id): Promise<tasks.Workers> {
  const [row, involvements] = await Promise.all([
    tx.row('emergency', emergency),
    tx.find('involvement', 'emergency', emergency),
  ])
  if (!row) throw new Refused('not-found')
  return { victim: row.victim, involved: involvedOf(involvements) }
}

async function actorIn(tx: Transaction, emergency: Id, person: Id | null): Promise<tasks.TaskActor> {
  const [by, workers, grants] = await Promise.all([
    tx.by,
    workersIn(tx, emergency),
    person === null ? [] : tx.find('grant', 'person', person),
  ])
  return { by, workers, grants }
}
