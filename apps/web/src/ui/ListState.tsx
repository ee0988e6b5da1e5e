import type { ReactNode } from 'react'
import { Alert } from './Alert.js'
import { Button } from './Button.js'
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

interface FailedProps {
  title: string
  /** Whom to call, where that helps. */
  children?: ReactNode
  onRetry: () => void
}

/** Something could not be read: what, and the way to try again. */
export function Failed({ title, children, onRetry }: FailedProps) {
  const { retry } = useUiWords()
  return (
    <Alert tone="warning" title={title} role="status">
      {children}
      <Button small onClick={onRetry}>
        {retry}
      </Button>
    </Alert>
  )
}
