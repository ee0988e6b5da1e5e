import type { Body, Command, Recorded } from '@beistand/contracts/command'
import type { Problem } from '@beistand/contracts/problem'
import { useRef, useState } from 'react'
import type { Ask } from '../api.js'
import { submit, useCommands, type PendingState } from '../sync/commands.js'

export interface CommandRun<B extends Body> {
  /** Gives the command once; while it is on its way, doing it again does nothing. */
  readonly run: (ask: Ask<B>) => void
  readonly state: 'idle' | PendingState
  readonly recorded: Recorded | null
  readonly problem: Problem | null
  readonly key: string | null
}

/** Gives one command and follows what becomes of it. With `ownForm` the caller shows a refusal itself. */
export function useCommand<B extends Body>(command: Command<B>, ownForm = false): CommandRun<B> {
  const [key, setKey] = useState<string | null>(null)
  const running = useRef<string | null>(null)
  const item = useCommands(({ items }) => items.find((one) => one.key === key))
  const run = (ask: Ask<B>) => {
    const last = useCommands.getState().items.find((one) => one.key === running.current)
    if (last && last.state !== 'refused' && last.state !== 'done') return
    running.current = submit(command, ask, ownForm)
    setKey(running.current)
  }
  return {
    run,
    state: item?.state ?? 'idle',
    recorded: item?.recorded ?? null,
    problem: item?.problem ?? null,
    key,
  }
}

/** Whether a command is under way and its form should wait. */
export function isBusy(state: CommandRun<Body>['state']): boolean {
  return state === 'sending' || state === 'unsent' || state === 'accepted'
}
