import { addComment } from '@beistand/contracts/task'
import type { Task } from '@beistand/domain/task'
import { CommandButton } from '../commands/CommandButton.js'
import { ActedForMark } from '../i18n/ActedForMark.js'
import { useFormat } from '../i18n/format.js'
import { useInvolved, usePersonTitles } from '../i18n/persons.js'
import { Time } from '../i18n/Time.js'
import { useRow, useRows } from '../sync/store.js'
import { useCommentWords } from './words.js'

/** What was said on a task, oldest first. */
export function Comments({ task }: { task: Task }) {
  const words = useCommentWords()
  const format = useFormat()
  const title = usePersonTitles()
  const victim = useRow('emergency', task.emergency)?.victim
  const involved = useInvolved(task.emergency)
  const rows = Object.values(useRows('comment'))
    .filter((one) => one.task === task.id)
    .sort((a, b) => a.at - b.at)
  const concerned = [...involved, ...(victim ? [victim] : []), ...(task.assignee ? [task.assignee] : [])]
  return (
    <details className="b-details">
      <summary>{words.title(format.number(rows.length))}</summary>
      <ul className="b-plain-list b-log">
        {rows.map(({ id, author, madeFor, at, text }) => (
          <li key={id} className="b-log__item">
            <p className="b-log__head">
              <strong>{title(author)}</strong> <Time at={at} /> <ActedForMark acted={madeFor} />
            </p>
            <p className="b-text">{text ?? words.erased}</p>
          </li>
        ))}
      </ul>
      <CommandButton
        command={addComment}
        params={{ task: task.id }}
        target={{ involved: concerned, person: task.person }}
        label={words.add}
        fields={[{ name: 'text', kind: 'area', label: words.text }]}
      />
    </details>
  )
}
