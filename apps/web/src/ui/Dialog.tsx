import { createContext, useContext, useEffect, useId, useMemo, useRef, type ReactNode } from 'react'
import { Icon } from './Icon.js'
import { useUiWords } from './words.js'

interface Props {
  title: string
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
}

/** The dialog around something. A form in it says when it closes it, to be told from a dialog that is taken away. */
interface Around {
  readonly title: string
  readonly closing: () => void
  readonly isClosing: () => boolean
}

const AroundContext = createContext<Around | null>(null)

export function useDialogAround(): Around | null {
  return useContext(AroundContext)
}

/** A modal dialog: the browser keeps the focus in it, Escape closes it, and focus returns to where it was. */
export function Dialog({ title, onClose, children, footer }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const { close } = useUiWords()
  const closed = useRef(false)
  const around = useMemo(
    () => ({
      title,
      closing: () => {
        closed.current = true
      },
      isClosing: () => closed.current,
    }),
    [title],
  )
  const end = () => {
    around.closing()
    onClose()
  }
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) element.showModal()
    heading.current?.focus()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="kern-dialog b-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        end()
      }}
    >
      <div className="kern-dialog__header">
        <h2 className="kern-title" id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="kern-btn kern-btn--tertiary b-icon-button" onClick={end}>
          <Icon name="close" size={24} />
          <span className="kern-sr-only">{close}</span>
        </button>
      </div>
      <div className="kern-dialog__body">
        <AroundContext value={around}>{children}</AroundContext>
      </div>
      {footer && <div className="kern-dialog__footer">{footer}</div>}
    </dialog>
  )
}
