import type { Id } from '@beistand/domain/noun'
import { useEffect, useEffectEvent, type RefObject } from 'react'
import { useCommands } from '../sync/commands.js'
import { useSession } from '../sync/session.js'
import { useDialogAround } from '../ui/Dialog.js'
import { leaveBehind, type LeftBehind } from '../ui/left-behind.js'

interface Given {
  readonly form: RefObject<HTMLFormElement | null>
  /** The command that the form has given, if any. */
  readonly key: string | null
  readonly about: readonly Id[]
  readonly texts: () => LeftBehind['texts']
}

/**
 * A form in a dialog that is taken away because something changed, and not closed by the user, leaves behind what was typed.
 * A session that ends keeps its forms by itself, and whoever goes to another page wants to be there.
 */
export function useTakenAway({ form, key, about, texts }: Given): void {
  const dialog = useDialogAround()
  const leave = useEffectEvent((path: string, element: HTMLFormElement | null) => {
    const stays = element?.isConnected || location.pathname !== path || useSession.getState().state !== 'signed-in'
    if (!dialog || dialog.isClosing() || stays) return
    const left = { title: dialog.title, texts: texts(), about }
    // In a dialog that goes on without the form only what was typed would be missed.
    const goesOn = element?.closest('dialog') === null
    if (goesOn && left.texts.length === 0) return
    untilAnswered(key, (refused) => leaveBehind({ ...left, refused }))
  })
  useEffect(() => {
    const path = location.pathname
    const element = form.current
    return () => leave(path, element)
  }, [form])
}

/** Tells at once that nothing was sent, or later that it was refused; nothing where the command was taken. */
function untilAnswered(key: string | null, tell: (refused: string | null) => void): void {
  const sent = () => useCommands.getState().items.find((item) => item.key === key)
  const settled = () => {
    const item = sent()
    if (item?.state === 'refused') tell(item.problem?.detail ?? null)
    return !item || item.state === 'refused' || item.state === 'done'
  }
  if (!sent()) tell(null)
  else if (!settled()) {
    const end = useCommands.subscribe(() => {
      if (settled()) end()
    })
  }
}
