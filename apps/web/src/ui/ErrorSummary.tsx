import { useEffect, useRef } from 'react'
import { Icon } from './Icon.js'
import { useUiWords } from './words.js'

export interface FieldProblem {
  /** Id of the control to lead to; none for what concerns the whole form. */
  readonly field: string | null
  readonly message: string
}

/** What is wrong with a form. It takes focus whenever `attempt` counts up, and leads to the fields. */
export function ErrorSummary({ problems, attempt }: { problems: readonly FieldProblem[]; attempt: number }) {
  const box = useRef<HTMLDivElement>(null)
  const words = useUiWords()
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  if (problems.length === 0) return null
  return (
    <div
      className="kern-alert kern-alert--danger b-alert b-tone--danger"
      ref={box}
      tabIndex={-1}
      role="group"
      aria-label={words.errorSummary}
    >
      <div className="kern-alert__header">
        <Icon name="danger" size={24} />
        <span className="kern-title">{words.errorSummary}</span>
      </div>
      <ul className="kern-alert__body b-plain-list">
        {problems.map(({ field, message }) => (
          <li key={`${field}-${message}`} className="kern-body">
            {field ? <SummaryLink field={field}>{message}</SummaryLink> : message}
          </li>
        ))}
      </ul>
    </div>
  )
}

function SummaryLink({ field, children }: { field: string; children: string }) {
  return (
    <a
      className="kern-link"
      href={`#${field}`}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(field)?.focus()
      }}
    >
      {children}
    </a>
  )
}
