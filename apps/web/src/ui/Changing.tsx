import { useEffect, useRef, useState, type ReactNode } from 'react'

const MARKED = 3_000

/** Marks its content for three seconds after `value` has changed under the reader's eyes. */
export function Changing({ value, children }: { value: string | number; children: ReactNode }) {
  const before = useRef(value)
  const [marked, setMarked] = useState(false)
  useEffect(() => {
    if (before.current === value) return
    before.current = value
    setMarked(true)
    const timer = setTimeout(() => setMarked(false), MARKED)
    return () => clearTimeout(timer)
  }, [value])
  return <span className={marked ? 'b-changing b-changed' : 'b-changing'}>{children}</span>
}
