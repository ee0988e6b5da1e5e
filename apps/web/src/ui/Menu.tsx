import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Icon } from './Icon.js'

interface Props {
  label: ReactNode
  /** What the button says to those who do not see where it stands. */
  name?: string | undefined
  children: (close: () => void) => ReactNode
  className?: string
}

const MARGIN = 16

/** Moves a panel by as much as it would stick out of the window, on whichever side. */
function keepInside(panel: HTMLElement): void {
  panel.style.translate = ''
  const { left, right } = panel.getBoundingClientRect()
  const shift = Math.max(MARGIN - left, 0) || Math.min(document.documentElement.clientWidth - MARGIN - right, 0)
  if (shift !== 0) panel.style.translate = `${shift}px`
}

/** A button that opens a small panel below it. Escape, or leaving it, closes. */
export function Menu({ label, name, children, className = '' }: Props) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = () => setOpen(false)
  useEffect(() => {
    const shown = panel.current
    if (!open || !shown) return
    // What comes later into the panel makes it wider.
    const watch = new ResizeObserver(() => keepInside(shown))
    watch.observe(shown)
    return () => watch.disconnect()
  }, [open])
  useEffect(() => {
    if (!open) return
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [open])
  return (
    <div
      className={`b-menu ${className}`}
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        close()
        button.current?.focus()
      }}
    >
      <button
        ref={button}
        type="button"
        className="b-menu__button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {name && <span className="kern-sr-only">{name}</span>}
        {label}
        <Icon name="down" size={16} />
      </button>
      <div id={id} ref={panel} className="b-menu__panel" hidden={!open}>
        {open && children(close)}
      </div>
    </div>
  )
}
