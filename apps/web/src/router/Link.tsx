import type { ComponentProps, MouseEvent } from 'react'
import { navigate } from './router.js'

interface Props extends ComponentProps<'a'> {
  to: string
}

/** A link inside the app: a plain link to the browser, without loading the page anew. */
export function Link({ to, onClick, className = 'kern-link', ...rest }: Props) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const own = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!own || event.defaultPrevented) return
    event.preventDefault()
    navigate(to)
  }
  return <a {...rest} className={className} href={to} onClick={follow} />
}
