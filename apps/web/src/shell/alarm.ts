import { type Alarm, waitsFor } from '@beistand/domain/alarm'
import { isOpen, type Emergency } from '@beistand/domain/emergency'
import { isPartner } from '@beistand/domain/membership'
import type { Id } from '@beistand/domain/noun'
import type { Rows } from '@beistand/domain/registry'
import { create } from 'zustand'
import { useActingGrant, useSession } from '../sync/session.js'
import { useReplica, useRow, useRows } from '../sync/store.js'
import { useCommands } from '../sync/commands.js'
import { sound } from './sound.js'

/** Emergencies that came while this app was open and that the user has not acknowledged, and alarms that were just now. */
export const useAlarm = create<{ readonly fresh: readonly Id[]; readonly seen: readonly Id[] }>()(() => ({
  fresh: [],
  seen: [],
}))

/** What rings here: emergencies, the newest first, and the alarms that wait for the own organisation. */
interface Ringing {
  readonly emergencies: readonly Id[]
  readonly alarms: readonly Alarm[]
}

/** What came while this app was open, and whatever the own organisation has not said to have seen. */
export function useRinging(): Ringing {
  const { fresh, seen } = useAlarm()
  const rows = useRows('emergency')
  const own = useActingGrant()
  const organisation = own?.organisation ?? ''
  const partner = isPartner(useRow('membership', organisation))
  const speaks = own?.role === 'coordinator' || own?.role === 'head'
  const causes = useRows('cause')
  const all = Object.values(useRows('alarm')).filter(({ to }) => to === 'partners')
  const isOwn = ({ emergency, cause }: Alarm) =>
    (rows[emergency ?? '']?.victim ?? causes[cause ?? '']?.provider) === organisation
  const alarms = all.filter(
    (row) => speaks && partner && !seen.includes(row.id) && waitsFor(row, organisation) && !isOwn(row),
  )
  const silenced = all.filter(({ acknowledged }) => acknowledged.includes(organisation))
  const about = (list: readonly Alarm[], one: Emergency | undefined) =>
    list.some(({ emergency, cause }) => one && (one.cause === null ? emergency === one.id : cause === one.cause))
  const heard = fresh.filter((id) => !about(silenced, rows[id]))
  const unheard = Object.values(rows)
    .filter((row) => about(alarms, row) && !heard.some((id) => id === row.id || sameCause(rows[id], row)))
    .sort((a, b) => mineFirst(a, b) || b.openedAt - a.openedAt)
  const first = unheard.filter((row, index) => unheard.findIndex((one) => sameCause(one, row)) === index)
  return { emergencies: [...heard, ...first.map(({ id }) => id)], alarms }
}

function sameCause(a: Emergency | undefined, b: Emergency): boolean {
  return a !== undefined && (a.id === b.id || (a.cause !== null && a.cause === b.cause))
}

/** Rings no more here; the own organisation's other screens are told by the command. */
export function silence(alarms: readonly Alarm[]): void {
  useAlarm.setState(({ seen }) => ({ fresh: [], seen: [...seen, ...alarms.map(({ id }) => id)] }))
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

/** Whether a call-back has just made the alarm of an emergency due, which until then was a stranger's word. */
function confirmed({ id }: Emergency, now: Rows['alarm'], before: Rows['alarm']): boolean {
  const alarm = Object.values(now).find((row) => row.emergency === id && row.to === 'partners')
  return alarm?.state === 'due' && before[alarm.id]?.state === 'call-back-pending'
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
    ? [...all]
        .sort(mineFirst)
        .filter(
          (row) => alarming(row, before.rows.emergency, causes) || confirmed(row, now.rows.alarm, before.rows.alarm),
        )
    : []
  known = new Set(all.map(({ id }) => id))
  const gone = useAlarm.getState().fresh.filter((id) => now.rows.emergency[id])
  if (fresh.length === 0 && gone.length === useAlarm.getState().fresh.length) return
  useAlarm.setState({ fresh: [...new Set([...fresh.map(({ id }) => id), ...gone])] })
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
