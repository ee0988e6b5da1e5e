import { useCallback, useEffect, useState } from 'react'
import type * as z from 'zod/mini'
import { ask } from '../api.js'
import { currentActing } from '../sync/session.js'

export type Asked<T> = { readonly state: 'asking' | 'failed' } | { readonly state: 'told'; readonly advice: T }

/** Asks the server about a plan, once, and again on demand. */
export function useAdvice<S extends z.ZodMiniType>(path: string, schema: S): [Asked<z.output<S>>, () => void] {
  const [attempt, setAttempt] = useState(0)
  const [asked, setAsked] = useState<Asked<z.output<S>>>({ state: 'asking' })
  const again = useCallback(() => {
    setAsked({ state: 'asking' })
    setAttempt((count) => count + 1)
  }, [])
  useEffect(() => {
    const abort = new AbortController()
    ask(path, schema, { acting: currentActing(), signal: abort.signal }).then(
      (advice) => setAsked({ state: 'told', advice }),
      () => abort.signal.aborted || setAsked({ state: 'failed' }),
    )
    return () => abort.abort()
  }, [path, schema, attempt])
  return [asked, again]
}
