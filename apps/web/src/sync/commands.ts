import type { Body, Command, Recorded } from '@beistand/contracts/command'
import type { Problem } from '@beistand/contracts/problem'
import { VERIFICATIONS } from '@beistand/domain/noun'
import * as z from 'zod/mini'
import { create } from 'zustand'
import { prepare, Refused, send, type Ask, type Prepared } from '../api.js'
import { askAgain, currentActing } from './session.js'
import { useReplica } from './store.js'

export type PendingState = 'sending' | 'unsent' | 'accepted' | 'done' | 'refused'

/**
 * A command on its way. `accepted` is recorded but not yet told by the live path; `done` is on the screen; `unsent` had
 * no answer and is sent again with the same key.
 */
export interface Pending extends Prepared {
  readonly state: PendingState
  readonly recorded: Recorded | null
  readonly problem: Problem | null
  /** Whether the form that gave it shows a refusal itself. */
  readonly ownForm: boolean
}

interface Commands {
  /** In the order in which they were given. */
  readonly items: readonly Pending[]
}

export const useCommands = create<Commands>()(() => ({ items: [] }))

const KEEP_DONE = 20
const KEPT = 'beistand-unsent'

/** Gives a command to the server; nothing changes here until the server tells. @returns its key */
export function submit<B extends Body>(command: Command<B>, ask: Ask<B>, ownForm = false): string {
  const key = crypto.randomUUID()
  const prepared = prepare(command, ask, { key, acting: currentActing() })
  put({ ...prepared, state: 'sending', recorded: null, problem: null, ownForm })
  void attempt(prepared)
  return key
}

/** Sends again whatever had no answer. */
export function retryUnsent(): void {
  for (const item of useCommands.getState().items) {
    if (item.state !== 'unsent') continue
    change(item.key, { state: 'sending' })
    void attempt(item)
  }
}

/** Takes a refused command, or one that shall not be sent after all, off the list. */
export function dismiss(key: string): void {
  useCommands.setState(({ items }) => ({ items: items.filter((item) => item.key !== key) }))
}

async function attempt(prepared: Prepared): Promise<void> {
  try {
    const recorded = await send(prepared)
    change(prepared.key, { state: 'accepted', recorded })
    settle(useReplica.getState().seq)
  } catch (error) {
    const refused = error instanceof Refused ? error.problem : null
    // Whoever was signed out meanwhile loses nothing: it goes out after signing in again.
    const signedOut = refused?.code === 'not-signed-in'
    change(prepared.key, refused && !signedOut ? { state: 'refused', problem: refused } : { state: 'unsent' })
    if (signedOut) void askAgain()
  }
}

/** Everything recorded up to `seq` is on the screen now. */
function settle(seq: number): void {
  const { items } = useCommands.getState()
  if (!items.some(({ state, recorded }) => state === 'accepted' && recorded && recorded.last <= seq)) return
  const settled = items.map((item): Pending => {
    const told = item.state === 'accepted' && item.recorded && item.recorded.last <= seq
    return told ? { ...item, state: 'done' } : item
  })
  const done = settled.filter(({ state }) => state === 'done')
  const old = new Set(done.slice(0, Math.max(0, done.length - KEEP_DONE)))
  useCommands.setState({ items: settled.filter((item) => !old.has(item)) })
}

useReplica.subscribe(({ seq }, before) => {
  if (seq !== before.seq) settle(seq)
})

function put(item: Pending): void {
  useCommands.setState(({ items }) => ({ items: [...items, item] }))
}

function change(key: string, to: Partial<Pending>): void {
  useCommands.setState(({ items }) => ({ items: items.map((item) => (item.key === key ? { ...item, ...to } : item)) }))
}

const kept = z.array(
  z.object({
    key: z.string(),
    name: z.custom<Prepared['name']>((value) => typeof value === 'string'),
    method: z.string(),
    path: z.string(),
    body: z.unknown(),
    acting: z.object({
      grant: z.string(),
      for: z.nullable(z.string()),
      verified: z.nullable(z.enum(VERIFICATIONS)),
    }),
  }),
)

/** Keeps what had no answer over a reload of the app in this tab. */
export function keepUnsent(): void {
  const open = useCommands.getState().items.filter(({ state }) => state === 'sending' || state === 'unsent')
  sessionStorage.setItem(
    KEPT,
    JSON.stringify(
      open.map(({ key, name, method, path, body, acting }) => ({ key, name, method, path, body, acting })),
    ),
  )
}

/** Takes up again what was kept before the reload. */
export function restoreUnsent(): void {
  const text = sessionStorage.getItem(KEPT)
  sessionStorage.removeItem(KEPT)
  if (!text) return
  const read = kept.safeParse(JSON.parse(text))
  if (!read.success) return
  for (const item of read.data) put({ ...item, state: 'unsent', recorded: null, problem: null, ownForm: false })
}
