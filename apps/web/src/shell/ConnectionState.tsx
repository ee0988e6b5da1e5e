import { useEffect } from 'react'
import { useFormat } from '../i18n/format.js'
import { freshness, useConnection, type Freshness } from '../sync/connection.js'
import { Alert } from '../ui/Alert.js'
import { announce } from '../ui/LiveRegion.js'
import { useNow } from '../sync/useNow.js'
import { useShellWords } from './words.js'

const TICK = 400

export function useFreshness(): Freshness {
  const connection = useConnection()
  return freshness(connection, useNow(TICK))
}

/** The connection in words, with the server's last time. Greys the page when it is too old to be relied on. */
export function ConnectionState() {
  const state = useFreshness()
  const serverTime = useConnection((connection) => connection.serverTime)
  const words = useShellWords()
  const format = useFormat()
  const sentence = words.connection[state]
  useEffect(() => {
    if (state !== 'starting' && state !== 'live') announce(sentence)
    document.documentElement.dataset.freshness = state
  }, [state, sentence])
  return (
    <span className={`b-connection b-connection--${state}`}>
      <span className="b-connection__dot" aria-hidden="true" />
      <span>{sentence}</span>
      {serverTime !== null && <span className="b-connection__time">{words.asOf(format.clock(serverTime))}</span>}
    </span>
  )
}

export function StaleWarning() {
  const state = useFreshness()
  const words = useShellWords()
  if (state !== 'stale') return null
  return (
    <Alert tone="danger" title={words.staleTitle} role="alert">
      <p>{words.staleBody}</p>
    </Alert>
  )
}
