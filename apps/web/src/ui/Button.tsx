import type { ComponentProps } from 'react'
import { Link } from '../router/Link.js'
import { Icon, type IconName } from './Icon.js'

type Variant = 'primary' | 'secondary' | 'tertiary' | 'danger'

interface Look {
  variant?: Variant | undefined
  icon?: IconName | undefined
  small?: boolean | undefined
  block?: boolean | undefined
}

function classes({ variant = 'secondary', small, block }: Look): string {
  const kern = variant === 'danger' ? 'primary b-btn--danger' : variant
  return ['kern-btn', `kern-btn--${kern}`, small && 'b-btn--small', block && 'kern-btn--block']
    .filter(Boolean)
    .join(' ')
}

/** A button. While `busy` it stays focusable, says so, and does nothing. */
export function Button({
  variant,
  icon,
  small,
  block,
  busy = false,
  children,
  onClick,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & Look & { busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      className={classes({ variant, small, block })}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon && <Icon name={icon} />}
      <span className="kern-label">{children}</span>
    </button>
  )
}

/** A link that looks like a button. */
export function LinkButton({ to, variant, icon, small, block, children }: Look & { to: string; children: string }) {
  return (
    <Link to={to} className={classes({ variant, small, block })}>
      {icon && <Icon name={icon} />}
      <span className="kern-label">{children}</span>
    </Link>
  )
}
