import { useEffect, useState } from 'react'
import { Refused, Unreachable } from '../api.js'
import { Button } from '../ui/Button.js'
import { passkeysWork, signInByPasskey, stopOffering } from './passkey.js'
import { useSessionWords } from './words.js'

/** Signing in with a passkey: by the button, or by taking what the browser offers in the name field. */
export function PasskeyButton({ onFailure }: { onFailure: (sentence: string | null) => void }) {
  const words = useSessionWords()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (!passkeysWork()) return undefined
    // Nobody asked for this offer, so nobody is told when it comes to nothing.
    signInByPasskey(true).catch(() => undefined)
    return () => void stopOffering()
  }, [])
  if (!passkeysWork()) return null
  const enter = async () => {
    setBusy(true)
    onFailure(null)
    try {
      await signInByPasskey(false)
    } catch (error) {
      const known = error instanceof Refused ? error.problem.detail : null
      onFailure(known ?? (error instanceof Unreachable ? words.unreachable : words.noPasskey))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button variant="primary" block busy={busy} onClick={() => void enter()}>
      {words.byPasskey}
    </Button>
  )
}
