import type { Command } from '@beistand/contracts/command'
import type { Id } from '@beistand/domain/noun'
import { useEffect, useEffectEvent, useState } from 'react'
import { useSession } from '../sync/session.js'
import type { Values } from './fields.js'

/** What stood in forms of one kind when the session ended under them; in this tab's memory, for the same person only. */
export class Drafts<V> {
  private readonly drafts = new Map<string, { readonly person: Id; readonly values: V }>()

  keep(name: string, person: Id, values: V): void {
    this.drafts.set(name, { person, values })
  }

  has(name: string, person: Id): boolean {
    return this.drafts.get(name)?.person === person
  }

  /** Gives what was kept, once. */
  take(name: string, person: Id): V | undefined {
    const draft = this.drafts.get(name)
    this.drafts.delete(name)
    return draft?.person === person ? draft.values : undefined
  }
}

export const COMMAND_DRAFTS = new Drafts<Values>()

export function draftName({ name }: Command, params: object = {}, fixed: object = {}): string {
  return JSON.stringify([name, params, fixed])
}

/** What was kept of a form when the session ended the last time; to be kept again with `useKeep`. */
export function useKept<V>(drafts: Drafts<V>, name: string): V | undefined {
  const person = useSession((session) => session.person)
  const [kept] = useState(() => drafts.take(name, person))
  return kept
}

/** Keeps what `read` gives, unless that is null, when the session ends while the form is open. */
export function useKeep<V>(drafts: Drafts<V>, name: string, read: () => V | null): void {
  const person = useSession((session) => session.person)
  const keep = useEffectEvent(() => {
    const values = useSession.getState().state === 'signed-in' ? null : read()
    if (values !== null) drafts.keep(name, person, values)
  })
  useEffect(() => () => keep(), [])
}
