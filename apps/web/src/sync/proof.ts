import { create } from 'zustand'

interface Proof {
  /** What is told when the user has proved who it is, or would rather not. */
  readonly waiting: readonly ((proved: boolean) => void)[]
}

/** What waits until the user has proved once more who it is. */
export const useProof = create<Proof>()(() => ({ waiting: [] }))

/** Asks the user to prove who it is; resolves with whether that worked. */
export function askForProof(): Promise<boolean> {
  return new Promise((resolve) => useProof.setState(({ waiting }) => ({ waiting: [...waiting, resolve] })))
}

/** Lets all that waits go on, or gives it up. */
export function endProof(proved: boolean): void {
  const { waiting } = useProof.getState()
  useProof.setState({ waiting: [] })
  for (const tell of waiting) tell(proved)
}
