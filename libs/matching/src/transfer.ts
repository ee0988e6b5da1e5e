/** Takes a live arrangement over into the numbers of a changed problem, as far as it is still possible. */
import type { Allocation } from './allocation.js'
import { isCandidate } from './carry-over.js'
import { counterparts } from './counterparts.js'
import type { Counterparts } from './counterparts.js'
import type { Instance } from './instance.js'
import type { Keep } from './keep.js'
import { suspects } from './suspects.js'

export interface Transferred {
  keep: Keep
  /** Needs that lost units, or whose pins are different now. */
  disturbed: Set<number>
  /** Shares that may gain by a chain now; null for any. */
  suspects: Set<number> | null
}

/** Fills the empty `fresh` from `old`; urgent needs first where there is less room now. */
export function transfer(old: Allocation, fresh: Allocation): Transferred {
  return new Transfer(old, fresh).run()
}

class Transfer {
  private readonly before: Instance
  private readonly instance: Instance
  private readonly who: Counterparts
  private readonly disturbed = new Set<number>()
  /** Offer -> need + 1 when the pair is known to be possible, its negative when not. */
  private readonly known: Int32Array

  constructor(
    private readonly old: Allocation,
    private readonly fresh: Allocation,
  ) {
    this.before = old.instance
    this.instance = fresh.instance
    this.who = counterparts(this.before, this.instance)
    this.known = new Int32Array(this.instance.offers)
  }

  run(): Transferred {
    for (const entry of this.copyUnchanged()) this.take(entry)
    this.comparePins()
    const { oldOffer, oldNeed } = this.who
    const { slots } = this.instance
    const keep: Keep = (offer, needSlot) => {
      const need = (needSlot / slots) | 0
      const [o, n] = [oldOffer[offer], oldNeed[need]]
      if (o < 0 || n < 0) return 0
      return this.old.unitsOf(o, n * slots + needSlot - need * slots) + this.pinnedBefore(o, n, needSlot % slots)
    }
    const { disturbed } = this
    return { keep, disturbed, suspects: suspects(this.old, this.fresh, { who: this.who, disturbed }) }
  }

  /** Copies what pairs have for which everything is as it was; returns the other entries of needs that are still there. */
  private copyUnchanged(): number[] {
    const { old, fresh, instance, who } = this
    const { slots, world } = instance
    const left: number[] = []
    for (let entry = 0; entry < old.length; entry++) {
      if (old.units[entry] === 0) continue
      const was = (old.needSlot[entry] / slots) | 0
      const need = who.newNeed[was]
      if (need < 0) continue
      const offer = who.newOffer[old.offer[entry]]
      if (!who.sameNeed[need] || offer < 0 || !who.sameOffer[offer]) left.push(entry)
      else fresh.append(offer, old.needSlot[entry] + (need - was) * slots, old.units[entry])
    }
    const needOf = (entry: number): number => who.newNeed[(old.needSlot[entry] / slots) | 0]
    return left.sort(
      (a, b) =>
        world.needs[needOf(a)].priority - world.needs[needOf(b)].priority ||
        old.needSlot[a] - old.needSlot[b] ||
        old.offer[a] - old.offer[b],
    )
  }

  private pinnedBefore(offer: number, need: number, t: number): number {
    const { pins, needs, slots } = this.before
    if (pins.onNeed[need * slots + t] === 0) return 0
    return pins.byPair.get(offer * needs + need)?.[t] ?? 0
  }

  private pinnedNow(offer: number, need: number, t: number): number {
    const { pins, needs, slots } = this.instance
    if (pins.onNeed[need * slots + t] === 0) return 0
    return pins.byPair.get(offer * needs + need)?.[t] ?? 0
  }

  private take(entry: number): void {
    const { old, instance, who } = this
    const was = (old.needSlot[entry] / instance.slots) | 0
    const t = old.needSlot[entry] % instance.slots
    const need = who.newNeed[was]
    const offer = who.newOffer[old.offer[entry]]
    if (offer >= 0) {
      this.add(offer, need * instance.slots + t, old.units[entry] + this.pinnedBefore(old.offer[entry], was, t))
    } else if (t >= instance.world.now) this.disturbed.add(need)
  }

  /** Takes `units` over, less what is pinned now. */
  private add(offer: number, needSlot: number, units: number): void {
    const { fresh, instance } = this
    const need = (needSlot / instance.slots) | 0
    const t = needSlot % instance.slots
    const proposed = units - this.pinnedNow(offer, need, t)
    if (proposed <= 0 || t < instance.world.now) return
    const most = this.possible(offer, need)
      ? Math.min(proposed, instance.wanted[needSlot] - fresh.got[needSlot], fresh.free(offer, t))
      : 0
    if (most > 0) fresh.add(offer, needSlot, most)
    if (most < proposed) this.disturbed.add(need)
  }

  private possible(offer: number, need: number): boolean {
    const known = this.known[offer]
    if (Math.abs(known) === need + 1) return known > 0
    const possible = this.instance.shareOf[need] >= 0 && isCandidate(this.instance, { offer, need })
    this.known[offer] = possible ? need + 1 : -need - 1
    return possible
  }

  /** Pins that went become proposals where possible; needs whose pins changed are told. */
  private comparePins(): void {
    const { before, instance } = this
    const { slots } = instance
    for (const [key, units] of before.pins.byPair) {
      const offer = this.who.newOffer[(key / before.needs) | 0]
      const need = instance.world.needAt.get(before.world.needs[key % before.needs].id) ?? -1
      if (need < 0) continue
      const now = offer < 0 ? undefined : instance.pins.byPair.get(offer * instance.needs + need)
      if (now && units.every((n, t) => n === now[t])) continue
      this.disturbed.add(need)
      for (let t = 0; t < slots && offer >= 0; t++) {
        const proposed = this.old.unitsOf((key / before.needs) | 0, (key % before.needs) * slots + t)
        if (proposed === 0) this.add(offer, need * slots + t, units[t])
      }
    }
    for (const key of instance.pins.byPair.keys()) {
      const [offer, need] = [this.who.oldOffer[(key / instance.needs) | 0], this.who.oldNeed[key % instance.needs]]
      if (offer < 0 || need < 0 || !before.pins.byPair.has(offer * before.needs + need)) {
        this.disturbed.add(key % instance.needs)
      }
    }
  }
}
