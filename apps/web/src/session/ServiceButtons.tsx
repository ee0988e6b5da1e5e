import { oidcDeparture, type OidcWays, oidcWays } from '@beistand/contracts/oidc'
import { useEffect, useState } from 'react'
import { ask, Refused } from '../api.js'
import { Button } from '../ui/Button.js'
import { useSessionWords } from './words.js'

/** Signing in by the service of one's own administration, where the installation knows any. */
export function ServiceButtons({ onFailure }: { onFailure: (sentence: string | null) => void }) {
  const words = useSessionWords()
  const [ways, setWays] = useState<OidcWays>([])
  const [busy, setBusy] = useState<string | null>(null)
  useEffect(() => {
    void ask('/session/oidc', oidcWays).then(setWays, () => undefined)
  }, [])
  if (ways.length === 0) return null
  const leave = async (id: string) => {
    setBusy(id)
    onFailure(null)
    try {
      location.assign((await ask(`/session/oidc/${id}`, oidcDeparture, { method: 'POST', body: {} })).address)
    } catch (error) {
      onFailure(error instanceof Refused ? error.problem.detail : words.unreachable)
      setBusy(null)
    }
  }
  return (
    <>
      <p className="kern-body">{words.byService}</p>
      {ways.map(({ id, name }) => (
        <Button key={id} block busy={busy === id} onClick={() => void leave(id)}>
          {name}
        </Button>
      ))}
    </>
  )
}
