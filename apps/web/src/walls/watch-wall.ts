import type { Asks, Hello, Pushes } from '@beistand/contracts/live'
import { wallPicture, type WallPicture } from '@beistand/contracts/wall'
import type { Id } from '@beistand/domain/noun'
import { io, type Socket } from 'socket.io-client'
import { create } from 'zustand'
import { ask, Refused, Unreachable } from '../api.js'
import { heard, lost, useConnection } from '../sync/connection.js'

/** What a wall screen knows. `failed`: the last question for its picture had no answer, so that it may be old. */
interface Wall {
  readonly state: 'starting' | 'unpaired' | 'shown'
  readonly picture: WallPicture | null
  readonly failed: boolean
}

export const useWall = create<Wall>()(() => ({ state: 'starting', picture: null, failed: false }))

/** A picture is asked for on news, and this often anyhow, in milliseconds. */
const EVERY = 5_000
/** Five beats missed: the line is dead, whatever it says, or its node is. */
const DEAD = 10_000
/** An answer that this app does not understand comes from a newer server, whose app is loaded then. */
const RELOAD = 60_000

let asking: Promise<void> | null = null
let wanted = false

/** Asks for the picture, now or as soon as the question that is under way has its answer. */
function look(): void {
  wanted = true
  asking ??= lookOn().finally(() => (asking = null))
}

async function lookOn(): Promise<void> {
  while (wanted) {
    wanted = false
    try {
      useWall.setState({ state: 'shown', picture: await ask('/wall', wallPicture), failed: false })
    } catch (error) {
      if (error instanceof Refused) useWall.setState({ state: 'unpaired', picture: null, failed: false })
      else useWall.setState({ failed: true })
      if (!(error instanceof Refused || error instanceof Unreachable)) setTimeout(() => location.reload(), RELOAD)
    }
  }
}

/** Keeps the picture up to date for ever, whatever breaks, until the returned function is called. */
export function watchPicture(): () => void {
  look()
  const timer = setInterval(look, EVERY)
  window.addEventListener('online', look)
  return () => {
    clearInterval(timer)
    window.removeEventListener('online', look)
  }
}

/** Hears over the live socket that something has happened; what it was the socket does not say to a wall screen. */
export function hearNews(pact: Id): () => void {
  const socket: Socket<Pushes, Asks> = io({
    path: '/api/live',
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
    auth: { pact, position: null } satisfies Hello,
  })
  const away = () => {
    lost()
    look()
  }
  socket.on('beat', heard)
  socket.on('reset', look)
  socket.on('frame', look)
  socket.on('disconnect', away)
  socket.on('connect_error', away)
  const again = setInterval(() => {
    const { heardAt } = useConnection.getState()
    if (!socket.active) socket.connect()
    else if (socket.connected && heardAt !== null && Date.now() - heardAt > DEAD) socket.io.engine.close()
  }, EVERY)
  return () => {
    clearInterval(again)
    socket.disconnect()
  }
}
