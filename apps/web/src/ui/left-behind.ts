import { create } from 'zustand'

/** What stood in a dialog that was taken away under its user's hands. */
export interface LeftBehind {
  /** What the dialog was called. */
  readonly title: string
  readonly texts: readonly { readonly label: string; readonly text: string }[]
  /** The rows that it was about; what changed them last is told. */
  readonly about: readonly string[]
  /** Why the server did not take it, where it was sent already. */
  readonly refused: string | null
}

export const useLeftBehind = create<{ readonly left: LeftBehind | null }>()(() => ({ left: null }))

/** Keeps on the screen, in a dialog of its own, what stood in one that is gone. */
export function leaveBehind(left: LeftBehind): void {
  useLeftBehind.setState({ left })
}

export function putAway(): void {
  useLeftBehind.setState({ left: null })
}
