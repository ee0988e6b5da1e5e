import { useCallback, useState } from 'react'
import { Refused } from '../api.js'
import { useAccessWords } from './words.js'

/** Asks the server for something that is no command, and says why it did not work. */
export function useAsking() {
  const words = useAccessWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const fail = useCallback(
    (error: unknown) => setFailure(error instanceof Refused ? error.problem.detail : words.unreachable),
    [words],
  )
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await work()
    } catch (error) {
      fail(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, failure, fail, run }
}
