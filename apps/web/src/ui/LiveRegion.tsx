import { useEffect } from 'react'
import { create } from 'zustand'

interface Announced {
  readonly polite: readonly string[]
  readonly urgent: string
}

const useAnnounced = create<Announced>()(() => ({ polite: [], urgent: '' }))
const BATCH = 1_000

let waiting: string[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** Says something to screen readers: politely, and together with whatever else comes within a second. */
export function announce(sentence: string): void {
  waiting.push(sentence)
  timer ??= setTimeout(() => {
    useAnnounced.setState({ polite: [...new Set(waiting)] })
    waiting = []
    timer = undefined
  }, BATCH)
}

/** Says something at once; only for a new critical emergency of the own area. */
export function announceUrgently(sentence: string): void {
  useAnnounced.setState({ urgent: sentence })
}

export function LiveRegion() {
  const { polite, urgent } = useAnnounced()
  useEffect(() => () => clearTimeout(timer), [])
  return (
    <>
      <div className="kern-sr-only" aria-live="polite">
        {polite.join(' ')}
      </div>
      <div className="kern-sr-only" aria-live="assertive">
        {urgent}
      </div>
    </>
  )
}
