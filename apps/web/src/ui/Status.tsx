import { Icon, type IconName } from './Icon.js'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

const MARKS: Record<Tone, IconName> = {
  neutral: 'neutral',
  info: 'info',
  success: 'success',
  warning: 'warning',
  danger: 'danger',
}

/** A state in a word. Colour and mark only repeat it. */
export function Status({ tone = 'neutral', children }: { tone?: Tone; children: string }) {
  return (
    <span className={`kern-badge kern-badge--small kern-badge--${tone} b-status b-tone--${tone}`}>
      <Icon name={MARKS[tone]} size={16} />
      <span className="kern-label kern-label--small">{children}</span>
    </span>
  )
}
