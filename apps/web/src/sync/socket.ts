import type { Asks, Hello, Pushes } from '@beistand/contracts/live'
import type { Id } from '@beistand/domain/noun'
import { UnknownEvent } from '@beistand/domain/replica'
import { io, type Socket } from 'socket.io-client'
import { keepUnsent, retryUnsent } from './commands.js'
import { heard, lost, useConnection } from './connection.js'
import { firstSnapshot } from './loading.js'
import { forgetPlans, planVersions, takePlan } from './plans.js'
import { askAgain } from './session.js'
import { forget, replace, take, useReplica } from './store.js'

const OUTDATED = 'beistand-outdated'
const RETRY = 5_000
const RETURN = 1_000
/** Enough for a few lost packets on a phone; what takes longer is begun anew rather than waited for. */
const CONNECTED_WITHIN = 6_000
/** Five beats missed: the line is dead, whatever it says, or its node is. */
const DEAD = 10_000

/** Keeps this browser's replica of a pact equal to the server's, until the returned function is called. */
export function follow(pact: Id): () => void {
  const socket: Socket<Pushes, Asks> = io({
    path: '/api/live',
    autoConnect: false,
    transports: ['websocket'],
    timeout: CONNECTED_WITHIN,
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
    auth: (give: (hello: Hello) => void) => give({ pact, position: position(), plans: planVersions() }),
  })
  socket.on('connect', () => {
    heard(null)
    retryUnsent()
  })
  let followed = true
  // Sent away or refused by the server, unlike after a network failure: perhaps nobody is signed in any more.
  const comeBack = () => {
    lost()
    if (socket.active) return
    void askAgain().then(() => setTimeout(() => followed && socket.connect(), RETURN))
  }
  socket.on('disconnect', comeBack)
  socket.on('connect_error', comeBack)
  socket.on('beat', heard)
  socket.on('reset', (snapshot) => {
    heard(null)
    replace(snapshot)
  })
  socket.on('frame', (frame) => {
    heard(null)
    orReload(() => {
      if (frame.keys) void askAgain() // what comes or goes with keys may have to do with the session
      if (take(frame) === 'catch-up') socket.emit('catch-up', position() ?? { seq: 0, hash: '' })
    })
  })
  socket.on('plan', (told) => {
    if (takePlan(told) === 'missing') socket.emit('catch-up-plans', planVersions())
  })
  const again = setInterval(() => {
    retryUnsent()
    const { heardAt } = useConnection.getState()
    if (socket.connected && heardAt !== null && Date.now() - heardAt > DEAD) socket.io.engine.close()
  }, RETRY)
  window.addEventListener('online', retryUnsent)
  // One after the other: beside a snapshot on a slow phone's line, its own would come over the socket once more, unzipped.
  void firstSnapshot().then(() => followed && socket.connect())
  return () => {
    followed = false
    clearInterval(again)
    window.removeEventListener('online', retryUnsent)
    socket.disconnect()
    forget()
    forgetPlans()
  }
}

function position(): Hello['position'] {
  const { loaded, seq, hash } = useReplica.getState()
  return loaded ? { seq, hash } : null
}

/** An event that this app does not know means that the server is newer: load the new app, once. */
function orReload(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof UnknownEvent)) throw error
    keepUnsent()
    if (sessionStorage.getItem(OUTDATED) === error.message) throw error
    sessionStorage.setItem(OUTDATED, error.message)
    location.reload()
  }
}
