import { addTask } from '@beistand/contracts/task'
import type { Emergency } from '@beistand/domain/emergency'
import type { Task } from '@beistand/domain/task'
import type { ReactNode } from 'react'
import { CommandButton } from '../commands/CommandButton.js'
import { useReaderFields } from '../commands/readers.js'
import { useNames } from '../i18n/names.js'
import { useInvolved, usePersonChoices } from '../i18n/persons.js'
import { useOwn } from '../sync/own.js'
import { useRows } from '../sync/store.js'
import { FreshItems } from '../ui/FreshItems.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { useHeld } from '../ui/useHeld.js'
import { byUrgency } from './order.js'
import { TaskCard } from './TaskCard.js'
import { useTaskWords } from './words.js'

interface Props {
  emergency: Emergency
  /** What the app puts below a task: its comments. */
  below: (task: Task) => ReactNode
}

/** The work in an emergency. */
export function Tasks({ emergency, below }: Props) {
  const words = useTaskWords()
  const tasks = Object.values(useRows('task'))
    .filter((task) => task.emergency === emergency.id)
    .sort(byUrgency)
  const { shown, fresh, showAll } = useHeld(tasks, useOwn())
  return (
    <Section
      title={words.title}
      fresh={<FreshItems count={fresh} onShow={showAll} />}
      actions={<AddTask emergency={emergency} />}
    >
      {tasks.length === 0 && <Empty>{words.none}</Empty>}
      <div className="b-items">
        {shown.map((task) => (
          <TaskCard key={task.id} task={task}>
            {below(task)}
          </TaskCard>
        ))}
      </div>
    </Section>
  )
}

function AddTask({ emergency }: { emergency: Emergency }) {
  const words = useTaskWords()
  const names = useNames()
  const involved = useInvolved(emergency.id)
  const persons = usePersonChoices(emergency.id)
  const readers = useReaderFields(true)
  return (
    <CommandButton
      command={addTask}
      params={{ emergency: emergency.id }}
      target={{ victim: emergency.victim, involved }}
      variant="primary"
      icon="plus"
      label={words.add}
      initial={{ tlp: 'TLP:AMBER', 'circle.to': 'pact' }}
      fields={[
        { name: 'title', kind: 'text', label: words.what },
        { name: 'details', kind: 'area', label: words.details, optional: true },
        { name: 'dueAt', kind: 'instant', label: words.dueAt, optional: true },
        {
          name: 'assignee',
          kind: 'select',
          label: words.assignee,
          optional: true,
          choices: involved.map((id) => ({ value: id, label: names(id) })),
        },
        { name: 'person', kind: 'select', label: words.person, optional: true, more: true, choices: persons },
        ...readers,
      ]}
    />
  )
}
