import { useEffect, useRef, type ReactNode } from 'react'

interface Props {
  title: string
  /** A word above the title that says where this belongs. */
  above?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  narrow?: boolean
  /** For screens that must fit into one view. */
  dense?: boolean
  children: ReactNode
}

let first = true

/** One screen: its heading takes focus when the user comes from another one, and names the window. */
export function Page({ title, above, lead, actions, narrow = false, dense = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!first) {
      window.scrollTo(0, 0)
      heading.current?.focus({ preventScroll: true })
    }
    first = false
  }, [])
  useEffect(() => {
    setPageTitle(title)
  }, [title])
  return (
    <main id="main" className={`b-page${narrow ? ' b-page--narrow' : ''}${dense ? ' b-page--dense' : ''}`}>
      <header className="b-page__head">
        <div>
          {above && <p className="kern-preline kern-preline--small">{above}</p>}
          <h1 className="kern-heading-large b-page__title" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div className="b-page__lead">{lead}</div>}
        </div>
        {actions && <div className="b-row">{actions}</div>}
      </header>
      {children}
    </main>
  )
}

let pageTitle = 'Beistand'
let alarm = ''

function show(): void {
  document.title = [alarm, pageTitle, 'Beistand'].filter(Boolean).join(' · ')
}

function setPageTitle(title: string): void {
  pageTitle = title
  show()
}

/** Puts words before every window title, until they are taken away with ''. */
export function setTitleAlarm(words: string): void {
  alarm = words
  show()
}
