import type { ReactNode } from 'react'
import { useUiWords } from './words.js'

/** An empty list: a sentence, and what to do next. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="b-empty">
      <p className="kern-body">{children}</p>
      {action && <div className="b-row">{action}</div>}
    </div>
  )
}

export function Loading() {
  const { loading } = useUiWords()
  return <p className="kern-body b-empty b-muted">{loading}</p>
}
