import { applyFrame, EMPTY, type Frame, type Replica } from '@beistand/domain/replica'
import type { Socket } from 'socket.io-client'
import { Partner } from './partner.js'
import { inTurns, socketOf } from './sockets.js'

/** Sign-ins under way at once: each costs a core for its time, and a node takes few from one address. */
export const SIGN_INS = 4

/** Signs many people in, who share a password. */
export function signInAll(
  url: string,
  people: readonly { readonly email: string }[],
  password: string,
): Promise<Partner[]> {
  return inTurns(people, ({ email }) => Partner.signIn(url, { email, password }), SIGN_INS)
}

/** Someone of a crowd: a socket of its own and what it shows. */
class Member {
  replica: Replica = EMPTY

  constructor(
    readonly partner: Partner,
    private readonly socket: Socket,
    changed: (member: Member) => void,
  ) {
    const take = (replica: Replica) => {
      this.replica = replica
      changed(this)
    }
    socket.on('reset', take)
    socket.on('frame', (frame: Frame) => {
      const next = moved(this.replica, frame)
      if (next === 'catch-up') socket.emit('catch-up', { seq: this.replica.seq, hash: this.replica.hash })
      else take(next)
    })
    socket.connect()
  }

  close(): void {
    this.socket.disconnect()
  }
}

interface Wait {
  readonly missing: Set<Member>
  readonly wanted: (replica: Replica, person: string) => boolean
  readonly done: () => void
}

/**
 * Hundreds of partners who watch at once, each over a socket of its own, each moved on by the same function as a browser.
 * Members who were told the same hold the same rows in memory.
 */
export class Crowd {
  readonly members: readonly Member[]
  private readonly waits = new Set<Wait>()

  private constructor(partners: readonly Partner[]) {
    this.members = partners.map((partner, index) => {
      const position = () => {
        const { seq, hash } = this.members[index]?.replica ?? EMPTY
        return seq > 0 ? { seq, hash } : null
      }
      const auth = (give: (hello: object) => void) => give({ pact: partner.pact, position: position() })
      const socket = socketOf({ url: partner.url, path: '/api/live', cookie: partner.cookie, auth }, index)
      return new Member(partner, socket, (member) => this.look(member))
    })
  }

  /** Connects everyone and resolves when each has its first snapshot. */
  static async gather(partners: readonly Partner[]): Promise<Crowd> {
    const crowd = new Crowd(partners)
    await crowd
      .everyone(({ seq }) => seq > 0, 60_000)
      .catch((error: unknown) => {
        crowd.close()
        throw error
      })
    return crowd
  }

  /** Resolves as soon as every member's replica is as wanted; rejects after `within` milliseconds. */
  everyone(wanted: Wait['wanted'], within = 30_000): Promise<void> {
    const missing = new Set(this.members.filter(({ replica, partner }) => !wanted(replica, partner.person)))
    if (missing.size === 0) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const wait: Wait = {
        missing,
        wanted,
        done: () => {
          clearTimeout(timer)
          this.waits.delete(wait)
          resolve()
        },
      }
      const timer = setTimeout(() => {
        this.waits.delete(wait)
        reject(new Error(`not seen by ${missing.size} of ${this.members.length} within ${within} ms`))
      }, within)
      this.waits.add(wait)
    })
  }

  close(): void {
    for (const member of this.members) member.close()
  }

  private look(member: Member): void {
    for (const { missing, wanted, done } of this.waits) {
      if (!wanted(member.replica, member.partner.person) || !missing.delete(member)) continue
      if (missing.size === 0) done()
    }
  }
}

const MOVED = new WeakMap<Frame, WeakMap<Replica, Replica | 'catch-up'>>()

/** What a frame makes of a replica, worked out once for all who hold the same replica and got the same frame. */
function moved(replica: Replica, frame: Frame): Replica | 'catch-up' {
  const results = MOVED.get(frame) ?? new WeakMap<Replica, Replica | 'catch-up'>()
  MOVED.set(frame, results)
  const known = results.get(replica)
  if (known) return known
  const next = applyFrame(replica, frame)
  results.set(replica, next)
  return next
}
