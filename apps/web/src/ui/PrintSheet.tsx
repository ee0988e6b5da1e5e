import type { ReactNode } from 'react'
import { Alert } from './Alert.js'
import { Button } from './Button.js'

interface Props {
  words: {
    /** That this is shown this once, and why. */
    readonly once: string
    readonly onceWhy: string
    readonly print: string
    readonly done: string
    /** What the sheet is, for who does not see it. */
    readonly sheet: string
  }
  onDone: () => void
  /** What comes out of the printer; nothing else on the screen does. */
  children: ReactNode
}

/** Secrets that are shown this once, as a sheet to print. */
export function PrintSheet({ words, onDone, children }: Props) {
  return (
    <div className="b-stack">
      <div className="b-screen-only b-stack">
        <Alert tone="warning" title={words.once} role="status">
          <p>{words.onceWhy}</p>
        </Alert>
        <div className="b-row">
          <Button variant="primary" onClick={() => window.print()}>
            {words.print}
          </Button>
          <Button onClick={onDone}>{words.done}</Button>
        </div>
      </div>
      <div className="b-sheet" role="group" aria-label={words.sheet}>
        {children}
      </div>
    </div>
  )
}
