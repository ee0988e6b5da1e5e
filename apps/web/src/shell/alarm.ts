import { isOpen, type Emergency } from '@beistand/domain/emergency'
import type { Id } from '@beistand/domain/noun'
import { create } from 'zustand'
import { useSession } from '../sync/session.js'
import { useReplica } from '../sync/store.js'
import { useCommands } from '../sync/commands.js'
import { sound } from './sound.js'

/** Emergencies that came while this app was open and that the user has not acknowledged. */
export const useAlarm = create<{ readonly fresh: readonly Id[] }>()(() => ({ fresh: [] }))

export function acknowledge(): void {
  useAlarm.setState({ fresh: [] })
}

let known: ReadonlySet<Id> | null = null

/** One alarm per failure: emergencies under a cause that has been alarmed already add none. */
function alarming(emergency: Emergency, before: Readonly<Record<Id, Emergency>>, causes: Set<Id>): boolean {
  const { cause } = emergency
  if (!isOpen(emergency) || known?.has(emergency.id) || declaredHere(emergency)) return false
  if (cause === null) return true
  const alarmed = causes.has(cause) || Object.values(before).some((other) => other.cause === cause)
  causes.add(cause)
  return !alarmed
}

/** Nobody is alarmed by their own declaration, which the live path may tell before the answer comes. */
function declaredHere({ id, victim }: Emergency): boolean {
  return useCommands.getState().items.some(({ name, state, recorded, body }) => {
    if (name !== 'emergency.declare') return false
    const mine = typeof body === 'object' && body !== null && 'victim' in body && body.victim === victim
    return recorded?.id === id || (mine && state === 'sending')
  })
}

useReplica.subscribe((now, before) => {
  if (!now.loaded) {
    known = null
    return
  }
  if (now.rows.emergency === before.rows.emergency && known) return
  const all = Object.values(now.rows.emergency)
  const causes = new Set<Id>()
  const fresh = known
    ? [...all].sort(mineFirst).filter((emergency) => alarming(emergency, before.rows.emergency, causes))
    : []
  known = new Set(all.map(({ id }) => id))
  const gone = useAlarm.getState().fresh.filter((id) => now.rows.emergency[id])
  if (fresh.length === 0 && gone.length === useAlarm.getState().fresh.length) return
  useAlarm.setState({ fresh: [...fresh.map(({ id }) => id), ...gone] })
  if (fresh.length > 0) sound()
})

/** Of many emergencies of one failure, the own one is the one to hear of. */
function mineFirst(a: Emergency, b: Emergency): number {
  return Number(concernsMe(b)) - Number(concernsMe(a))
}

/** Whether an emergency is of the organisations that this person has a role in. */
export function concernsMe({ victim }: Emergency): boolean {
  return useSession.getState().grants.some(({ organisation }) => organisation === victim)
}
