import { assignTask, editTask, moveTask, narrowTask, takeTask } from '@beistand/contracts/task'
import type { Target } from '@beistand/domain/access'
import type { Id } from '@beistand/domain/noun'
import { TASK_MOVES, TASK_TRANSITIONS, type Task, type TaskMove } from '@beistand/domain/task'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
import { NarrowButton } from '../commands/readers.js'
import { useNames } from '../i18n/names.js'
import { useInvolved, usePersonChoices } from '../i18n/persons.js'
import { useMay } from '../sync/session.js'
import { useRow } from '../sync/store.js'
import { MoreActions } from '../ui/MoreActions.js'
import { isFinished } from './order.js'
import { useTaskWords } from './words.js'

/** The organisations whose people lead a task: who set it, who does it, and the victim. */
function leaders(task: Task, victim: Id | undefined): Target {
  const involved = [task.organisation, ...(task.assignee === null ? [] : [task.assignee])]
  return { ...(victim !== undefined && { victim }), involved, person: task.person }
}

export function TaskActions({ task }: { task: Task }) {
  const victim = useRow('emergency', task.emergency)?.victim
  const target = leaders(task, victim)
  const leads = useMay('task.edit', target)
  const free = task.person === null && !isFinished(task)
  const moves = TASK_MOVES.filter((move) => TASK_TRANSITIONS[task.state].includes(move))
  const common: readonly TaskMove[] = ['in-progress', 'blocked', 'done']
  return (
    <>
      {free && <TakeButton task={task} victim={victim} />}
      {moves
        .filter((move) => common.includes(move))
        .map((move) => (
          <MoveButton key={move} task={task} move={move} target={target} />
        ))}
      {leads && !isFinished(task) && (
        <MoreActions>
          {moves
            .filter((move) => !common.includes(move))
            .map((move) => (
              <MoveButton key={move} task={task} move={move} target={target} />
            ))}
          <AssignButton task={task} target={target} />
          <EditButton task={task} target={target} />
          {task.circle.to !== 'named' && (
            <NarrowButton
              command={narrowTask}
              params={{ task: task.id }}
              owner={task.organisation}
              emergency={task.emergency}
              persons={[task.author, ...(task.person === null ? [] : [task.person])]}
            />
          )}
        </MoreActions>
      )}
    </>
  )
}

function TakeButton({ task, victim }: { task: Task; victim: Id | undefined }) {
  const words = useTaskWords()
  const involved = useInvolved(task.emergency)
  return (
    <CommandButton
      command={takeTask}
      params={{ task: task.id }}
      target={{ ...(victim !== undefined && { victim }), involved }}
      variant="primary"
      label={words.take}
    />
  )
}

function EditButton({ task, target }: { task: Task; target: Target }) {
  const words = useTaskWords()
  return (
    <CommandButton
      command={editTask}
      params={{ task: task.id }}
      target={target}
      variant="tertiary"
      label={words.edit}
      initial={{ title: task.title, details: task.details, dueAt: task.dueAt }}
      fields={[
        { name: 'title', kind: 'text', label: words.what },
        { name: 'details', kind: 'area', label: words.details, optional: true },
        { name: 'dueAt', kind: 'instant', label: words.dueAt, optional: true },
      ]}
    />
  )
}

function MoveButton({ task, move, target }: { task: Task; move: TaskMove; target: Target }) {
  const words = useTaskWords()
  const given = { command: moveTask, params: { task: task.id }, target, fixed: { state: move } } as const
  const why: FieldSpec[] = [{ name: 'reason', kind: 'area', label: words.reason }]
  switch (move) {
    case 'in-progress':
      return (
        <CommandButton
          {...given}
          variant={task.person === null ? 'secondary' : 'primary'}
          label={task.state === 'blocked' ? words.resume : words.begin}
        />
      )
    case 'blocked':
      return <CommandButton {...given} label={words.block} fields={why} />
    case 'done':
      return (
        <CommandButton
          {...given}
          variant="primary"
          label={words.done}
          fields={[{ name: 'reason', kind: 'area', label: words.result, optional: true }]}
        />
      )
    case 'skipped':
      return <CommandButton {...given} variant="tertiary" label={words.skip} fields={why} />
    case 'cancelled':
      return (
        <CommandButton
          {...given}
          variant="tertiary"
          label={words.cancel}
          fields={[{ name: 'reason', kind: 'area', label: words.reason, optional: true }]}
        />
      )
  }
}

function AssignButton({ task, target }: { task: Task; target: Target }) {
  const words = useTaskWords()
  const names = useNames()
  const involved = useInvolved(task.emergency)
  const persons = usePersonChoices(task.emergency)
  return (
    <CommandButton
      command={assignTask}
      params={{ task: task.id }}
      target={target}
      variant="tertiary"
      label={words.assign}
      initial={{ assignee: task.assignee, person: task.person }}
      fields={[
        {
          name: 'assignee',
          kind: 'select',
          label: words.assignee,
          optional: true,
          choices: involved.map((id) => ({ value: id, label: names(id) })),
        },
        { name: 'person', kind: 'select', label: words.person, optional: true, choices: persons },
      ]}
    />
  )
}
