import type { ReactNode } from 'react'
import { Icon } from './Icon.js'
import type { Tone } from './Status.js'

interface Props {
  tone?: Exclude<Tone, 'neutral'>
  title: string
  children?: ReactNode
  /** `alert` only for what stands in the way of the user's own action. */
  role?: 'alert' | 'status' | undefined
}

/** A message that belongs to the page. */
export function Alert({ tone = 'info', title, children, role }: Props) {
  return (
    <div className={`kern-alert kern-alert--${tone} b-alert b-tone--${tone}`} role={role}>
      <div className="kern-alert__header">
        <Icon name={tone} size={24} />
        <span className="kern-title">{title}</span>
      </div>
      {children && <div className="kern-alert__body kern-body">{children}</div>}
    </div>
  )
}
