import { useId, type ReactNode } from 'react'

interface Props {
  title: string
  /** The way to what is new, beside the title, so that it moves nothing when it appears. */
  fresh?: ReactNode
  actions?: ReactNode
  children: ReactNode
  className?: string
}

/** A part of a page with a heading of its own. */
export function Section({ title, fresh, actions, children, className = '' }: Props) {
  const id = useId()
  return (
    <section className={`b-section ${className}`} aria-labelledby={id}>
      <div className="b-section__head">
        <h2 className="kern-heading-medium" id={id}>
          {title}
        </h2>
        {fresh && <div className="b-section__fresh">{fresh}</div>}
        {actions && <div className="b-row">{actions}</div>}
      </div>
      {children}
    </section>
  )
}

/** A block with a border, for one thing of a list or a form. */
export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`b-card ${className}`}>{children}</div>
}
