import type { Task } from '@beistand/domain/task'
import type { ReactNode } from 'react'
import { Link } from '../router/Link.js'
import { useNames } from '../i18n/names.js'
import { useSession, useSide } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { byUrgency, isFinished } from './order.js'
import { TaskCard } from './TaskCard.js'
import { useTaskWords } from './words.js'

interface Props {
  /** What the app puts below a task: its comments. */
  below: (task: Task) => ReactNode
}

/** The work that waits for this person, or for the organisation that it acts for. */
export function MyTasks({ below }: Props) {
  const words = useTaskWords()
  const names = useNames()
  const me = useSession(({ person }) => person)
  const side = useSide()
  const emergencies = useRows('emergency')
  const mine = Object.values(useRows('task'))
    .filter((task) => !isFinished(task) && (task.person === me || (task.person === null && task.assignee === side)))
    .sort(byUrgency)
  return (
    <Section title={words.mine}>
      {mine.length === 0 && <Empty>{words.noneMine}</Empty>}
      <div className="b-items">
        {mine.map((task) => (
          <TaskCard
            key={task.id}
            task={task}
            link={
              emergencies[task.emergency] && (
                <Link to={`/emergencies/${task.emergency}/tasks`}>
                  {names(emergencies[task.emergency]?.victim ?? null)}
                </Link>
              )
            }
          >
            {below(task)}
          </TaskCard>
        ))}
      </div>
    </Section>
  )
}
