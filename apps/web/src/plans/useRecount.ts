import type { Recount } from '@beistand/contracts/plan'
import { useEffect, useState } from 'react'
import type { ToRecount } from './recount.worker.js'

/** This browser's own proof of a plan, made beside the page; undefined until it is there. */
export function useRecount(asked: ToRecount): Recount | 'failed' | undefined {
  const [result, setResult] = useState<Recount | 'failed'>()
  useEffect(() => {
    const worker = new Worker(new URL('./recount.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Recount>) => setResult(data))
    worker.addEventListener('error', () => setResult('failed'))
    worker.postMessage(asked)
    return () => worker.terminate()
  }, [asked])
  return result
}
