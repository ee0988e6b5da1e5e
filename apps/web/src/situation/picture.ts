import { heldAt } from '@beistand/domain/load'
import type { HalfDay } from '@beistand/domain/half-day'
import type { Id } from '@beistand/domain/noun'
import { unitsIn, type OfferKind } from '@beistand/domain/offer'
import type { Rows } from '@beistand/domain/registry'

/** Unit half days of help agreed for each emergency. From the meters: who is not involved does not see the loans themselves. */
export function helpOf(needs: Rows['need'], meters: Rows['meter']): ReadonlyMap<Id, number> {
  const help = new Map<Id, number>()
  for (const { id, emergency } of Object.values(needs)) {
    help.set(emergency, (help.get(emergency) ?? 0) + (meters[id]?.committed ?? 0))
  }
  return help
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
