import type { Instant } from '@beistand/domain/noun'
import { create } from 'zustand'

/** What is known of the live connection. `heardAt` is this device's clock, `serverTime` the server's. */
interface Connection {
  readonly open: boolean
  readonly heardAt: Instant | null
  readonly serverTime: Instant | null
}

export const useConnection = create<Connection>()(() => ({ open: false, heardAt: null, serverTime: null }))

export type Freshness = 'starting' | 'live' | 'silent' | 'old' | 'stale'

/** Two beats missed: with a beat every 2 s a dead server shows within 5 s. */
const SILENT = 4_500
const OLD = 30_000
const STALE = 300_000

/** How far what is on the screen may be trusted at `now`, by this device's clock. */
export function freshness({ open, heardAt }: Connection, now: Instant): Freshness {
  if (heardAt === null) return 'starting'
  const age = now - heardAt
  if (age > STALE) return 'stale'
  if (age > OLD) return 'old'
  return open && age <= SILENT ? 'live' : 'silent'
}

export function heard(serverTime: Instant | null): void {
  useConnection.setState((before) => ({
    open: true,
    heardAt: Date.now(),
    serverTime: serverTime ?? before.serverTime,
  }))
}

export function lost(): void {
  useConnection.setState({ open: false })
}
