/**
 * Where a repair has to search after a change. What only takes away (an offer goes, a need asks for more) opens no new chain: in
 * the matroid of the units that can be covered, what was spanned by more urgent units stays spanned when elements are deleted,
 * so the new optimal base lies within the old one and what newly asks (J. Oxley, Matroid Theory, 2011, on deletion). The only
 * shares that may gain are then those that lost units or ask for more, and whoever these displace.
 */
import type { Allocation } from './allocation.js'
import type { Counterparts } from './counterparts.js'
import type { Instance } from './instance.js'

/** Shares that may gain by a chain although `old` was optimal; null when any may, since somebody can do more than before. */
export function suspects(
  old: Allocation,
  fresh: Allocation,
  { who, disturbed }: { who: Counterparts; disturbed: ReadonlySet<number> },
): Set<number> | null {
  const [before, now] = [old.instance, fresh.instance]
  if (before.world.emergencies !== now.world.emergencies || who.newNeed.includes(-1)) return null
  for (let offer = 0; offer < now.offers; offer++) {
    if (!who.sameOffer[offer] || fresh.spent[offer] < old.spent[who.oldOffer[offer]]) return null
  }
  const found = new Set<number>()
  for (let need = 0; need < now.needs; need++) {
    if (who.sameNeed[need] && !disturbed.has(need)) continue
    const was = who.oldNeed[need]
    if (was >= 0 && !asksForMore(before, now, { was, need })) return null
    if (now.shareOf[need] >= 0) found.add(now.shareOf[need])
  }
  return found
}

/** Whether a need asks for what it asked for before or more of it, of the same or fewer. */
function asksForMore(before: Instance, now: Instance, { was, need }: { was: number; need: number }): boolean {
  const { slots } = now
  for (let t = 0; t < slots; t++) if (now.wanted[need * slots + t] < before.wanted[was * slots + t]) return false
  const [a, b] = [before.world.needs[was], now.world.needs[need]]
  if (a === b) return true
  return (
    a.kind === b.kind &&
    a.priority === b.priority &&
    a.emergency === b.emergency &&
    before.lists[before.remoteList[was]] === now.lists[now.remoteList[need]] &&
    before.lists[before.onsiteList[was]] === now.lists[now.onsiteList[need]]
  )
}
