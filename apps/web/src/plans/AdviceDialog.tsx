import type { ReactNode } from 'react'
import type * as z from 'zod/mini'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Dialog } from '../ui/Dialog.js'
import { useAdvice } from './useAdvice.js'
import { usePlanWords } from './words.js'

interface Props<S extends z.ZodMiniType> {
  title: string
  /** What is asked, below /api, and what the answer looks like. */
  path: string
  schema: S
  children: (advice: z.output<S>, again: () => void) => ReactNode
  onClose: () => void
}

/** A dialog that asks the server something about the plan and shows the answer. */
export function AdviceDialog<S extends z.ZodMiniType>({ title, path, schema, children, onClose }: Props<S>) {
  const words = usePlanWords()
  const [asked, again] = useAdvice(path, schema)
  return (
    <Dialog title={title} onClose={onClose}>
      {asked.state === 'asking' && <p role="status">{words.loading}</p>}
      {asked.state === 'failed' && (
        <Alert tone="warning" title={words.failed} role="alert">
          <Button small onClick={again}>
            {words.again}
          </Button>
        </Alert>
      )}
      {asked.state === 'told' && children(asked.advice, again)}
    </Dialog>
  )
}
