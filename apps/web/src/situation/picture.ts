import { isOpen, type Emergency, type Severity } from '@beistand/domain/emergency'
import { heldAt } from '@beistand/domain/load'
import type { HalfDay } from '@beistand/domain/half-day'
import type { Id } from '@beistand/domain/noun'
import { unitsIn, type OfferKind } from '@beistand/domain/offer'
import type { Rows } from '@beistand/domain/registry'

/** One row of the list by urgency: an emergency, or all emergencies of one cause. */
export interface Line {
  readonly id: Id
  readonly cause: Id | null
  /** Most urgent first, at least one. */
  readonly emergencies: readonly [Emergency, ...Emergency[]]
  /** Unit half days of help agreed for all of them. */
  readonly help: number
  readonly exercise: Id | null
}

/** Not knowing is more urgent than knowing that little is affected. */
const RANK: Record<Severity, number> = { critical: 0, serious: 1, unknown: 2, limited: 3 }

/** Unit half days of help agreed for each emergency. From the meters: who is not involved does not see the loans themselves. */
export function helpOf(needs: Rows['need'], meters: Rows['meter']): ReadonlyMap<Id, number> {
  const help = new Map<Id, number>()
  for (const { id, emergency } of Object.values(needs)) {
    help.set(emergency, (help.get(emergency) ?? 0) + (meters[id]?.committed ?? 0))
  }
  return help
}

/** Open emergencies, real ones before exercises, one line a cause, the most urgent first. */
export function linesOf(emergencies: Rows['emergency'], help: ReadonlyMap<Id, number>): readonly Line[] {
  const groups = new Map<Id, [Emergency, ...Emergency[]]>()
  for (const emergency of Object.values(emergencies).filter(isOpen)) {
    const group = groups.get(emergency.cause ?? emergency.id)
    if (group) group.push(emergency)
    else groups.set(emergency.cause ?? emergency.id, [emergency])
  }
  const lines = [...groups].map(([id, group]): Line => {
    group.sort(byUrgency)
    const [first] = group
    const sum = group.reduce((total, one) => total + (help.get(one.id) ?? 0), 0)
    return { id, cause: first.cause, emergencies: group, help: sum, exercise: first.exercise }
  })
  return lines.sort(
    (a, b) =>
      Number(a.exercise !== null) - Number(b.exercise !== null) ||
      RANK[a.emergencies[0].severity] - RANK[b.emergencies[0].severity] ||
      Number(a.help > 0) - Number(b.help > 0) ||
      byUrgency(a.emergencies[0], b.emergencies[0]),
  )
}

function byUrgency(a: Emergency, b: Emergency): number {
  return RANK[a.severity] - RANK[b.severity] || a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1)
}

/** Units of real, available offers that nobody holds in a half day, by kind. */
export function freeHelp(rows: Pick<Rows, 'offer' | 'load' | 'absence'>, at: HalfDay): Record<OfferKind, number> {
  const absences = Object.values(rows.absence).filter(
    ({ ended, window }) => !ended && window.from <= at && at < window.to,
  )
  const free = { staff: 0, remote: 0, workstation: 0, equipment: 0 }
  for (const offer of Object.values(rows.offer)) {
    if (offer.state !== 'available' || offer.exercise !== null) continue
    const load = rows.load[offer.id]
    const away = absences.reduce((sum, one) => (one.offer === offer.id ? sum + one.units : sum), 0)
    const held = load ? heldAt(load, at) + load.tainted : 0
    free[offer.kind] += Math.max(0, unitsIn(offer, at) - offer.reserve - away - held)
  }
  return free
}
