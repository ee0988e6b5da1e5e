/** Takes a live arrangement over into the numbers of a changed problem, as far as it is still possible. */
import type { Allocation } from './allocation.js'
import { isCandidate } from './carry-over.js'
import type { Instance } from './instance.js'
import type { Keep } from './keep.js'

export interface Transferred {
  keep: Keep
  /** Needs that lost units, or whose pins are different now. */
  disturbed: Set<number>
}

/** Fills the empty `fresh` from `old`; urgent needs first where there is less room now. */
export function transfer(old: Allocation, fresh: Allocation): Transferred {
  return new Transfer(old, fresh).run()
}

class Transfer {
  private readonly before: Instance
  private readonly instance: Instance
  /** New number -> old number, -1 for what is new; and back for offers. */
  private readonly oldOffer: Int32Array
  private readonly oldNeed: Int32Array
  private readonly newOffer: Int32Array
  private readonly disturbed = new Set<number>()
  /** Offer -> need + 1 when the pair is known to be possible, its negative when not. */
  private readonly known: Int32Array

  constructor(
    private readonly old: Allocation,
    private readonly fresh: Allocation,
  ) {
    this.before = old.instance
    this.instance = fresh.instance
    const { world } = this.instance
    this.oldOffer = Int32Array.from(world.offers, ({ id }) => this.before.world.offerAt.get(id) ?? -1)
    this.oldNeed = Int32Array.from(world.needs, ({ id }) => this.before.world.needAt.get(id) ?? -1)
    this.newOffer = new Int32Array(this.before.offers).fill(-1)
    this.oldOffer.forEach((o, i) => {
      if (o >= 0) this.newOffer[o] = i
    })
    this.known = new Int32Array(this.instance.offers)
  }

  run(): Transferred {
    const { world, needs } = this.instance
    for (let priority = 1; priority <= 4; priority++) {
      for (let need = 0; need < needs; need++) {
        if (world.needs[need].priority === priority && this.oldNeed[need] >= 0) this.take(need)
      }
    }
    this.comparePins()
    const { slots } = this.instance
    const keep: Keep = (offer, needSlot) => {
      const need = (needSlot / slots) | 0
      const [o, n] = [this.oldOffer[offer], this.oldNeed[need]]
      if (o < 0 || n < 0) return 0
      return this.old.unitsOf(o, n * slots + needSlot - need * slots) + this.pinnedBefore(o, n, needSlot % slots)
    }
    return { keep, disturbed: this.disturbed }
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

  private take(need: number): void {
    const { old, instance } = this
    const { slots, world } = instance
    const was = this.oldNeed[need] * slots
    for (let t = 0; t < slots; t++) {
      for (let entry = old.firstOfNeed[was + t]; entry >= 0; entry = old.nextOfNeed[entry]) {
        const offer = this.newOffer[old.offer[entry]]
        const pinned = this.pinnedBefore(old.offer[entry], this.oldNeed[need], t)
        if (offer >= 0) this.add(offer, need * slots + t, old.units[entry] + pinned)
        else if (t >= world.now) this.disturbed.add(need)
      }
    }
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
      const offer = this.newOffer[(key / before.needs) | 0]
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
      const [offer, need] = [this.oldOffer[(key / instance.needs) | 0], this.oldNeed[key % instance.needs]]
      if (offer < 0 || need < 0 || !before.pins.byPair.has(offer * before.needs + need)) {
        this.disturbed.add(key % instance.needs)
      }
    }
  }
}
