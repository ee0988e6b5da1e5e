/** Seeded random problems that use every field of the contract; small enough to search exhaustively, or larger. */
import type {
  Assignment,
  Emergency,
  Level,
  Mode,
  Need,
  Offer,
  Place,
  Priority,
  Problem,
  Range,
} from '../src/contract.js'

/** xorshift32: the same numbers for the same seed everywhere. */
export class Dice {
  private state: number

  constructor(seed: number) {
    this.state = (seed * 2654435761) >>> 0 || 1
    for (let k = 0; k < 8; k++) this.next()
  }

  next(): number {
    this.state ^= this.state << 13
    this.state ^= this.state >>> 17
    this.state ^= this.state << 5
    this.state >>>= 0
    return this.state / 4294967296
  }

  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance(p: number): boolean {
    return this.next() < p
  }

  pick<V>(items: readonly V[]): V {
    const item = items[this.int(0, items.length - 1)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  shuffled<V>(items: readonly V[]): V[] {
    return items
      .map((item) => ({ item, key: this.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item)
  }
}

export interface Size {
  slots: number
  places: number
  offers: number
  needs: number
  emergencies: number
  /** Largest quantity of a need and number of units of an offer. */
  units: number
  skills: number
  /** Everybody is there for long and has little work time, so that it binds across slots. */
  worksLittle?: boolean
}

export const TINY: Size = { slots: 3, places: 3, offers: 4, needs: 4, emergencies: 3, units: 2, skills: 2 }
export const TOWNS: Size = { slots: 10, places: 12, offers: 60, needs: 40, emergencies: 8, units: 3, skills: 4 }
export const COUNTY: Size = { slots: 16, places: 40, offers: 300, needs: 150, emergencies: 25, units: 4, skills: 6 }

export const WORK_TIME: Size = { ...COUNTY, offers: 120, units: 2, skills: 4, worksLittle: true }

export function scenario(seed: number, size: Size): Problem {
  const dice = new Dice(seed)
  const places = Array.from({ length: size.places }, (_, k) => place(dice, k))
  const emergencies = Array.from({ length: size.emergencies }, (_, k) => emergency(dice, k, places))
  const offers = Array.from({ length: size.offers }, (_, k) => offer(dice, `o${k}`, { size, places }))
  const needs = Array.from({ length: size.needs }, (_, k) => need(dice, `n${k}`, { size, places, emergencies }))
  const problem: Problem = { version: 1, slots: size.slots, places, offers, emergencies, needs }
  if (dice.chance(0.3)) problem.now = dice.int(1, Math.max(1, size.slots >> 1))
  const pairs = Math.ceil(size.needs / 8)
  problem.pins = Array.from({ length: dice.int(0, pairs) }, () => assignment(dice, problem))
  problem.previous = Array.from({ length: dice.int(0, size.needs) }, () => assignment(dice, problem))
  problem.declined = Array.from({ length: dice.int(0, pairs) }, () => ({
    offer: dice.pick(offers).id,
    need: dice.pick(needs).id,
  }))
  return problem
}

const place = (dice: Dice, k: number): Place => ({ id: `p${k}`, lat: 49 + dice.next(), lon: 8 + dice.next() })

function emergency(dice: Dice, k: number, places: readonly Place[]): Emergency {
  const out: Emergency = { id: `e${k}`, place: dice.pick(places).id }
  if (dice.chance(0.1)) out.closed = true
  if (dice.chance(0.3)) out.compromised = [dice.pick(['x', 'y', 'z'])]
  if (dice.chance(0.4)) out.ownerLends = dice.pick([['staff'], ['staff', 'remote'], ['equipment', 'workstation']])
  return out
}

function window(dice: Dice, slots: number): Range {
  const from = dice.int(0, slots - 1)
  return { from, to: dice.int(from + 1, slots) }
}

const skills = (dice: Dice, most: number, count: number): Record<string, Level> =>
  Object.fromEntries(Array.from({ length: count }, () => [`s${dice.int(1, most)}`, dice.pick([1, 2, 3] as Level[])]))

export function offer(dice: Dice, id: string, { size, places }: { size: Size; places: readonly Place[] }): Offer {
  const kind = dice.pick(['staff', 'staff', 'staff', 'remote', 'workstation', 'equipment'] as const)
  const windows = Array.from({ length: dice.int(1, 2) }, () => window(dice, size.slots))
  const out: Offer = { id, owner: dice.pick(places).id, kind, units: dice.int(1, size.units), windows }
  if (kind === 'staff' || kind === 'remote') {
    out.skills = skills(dice, size.skills, dice.int(1, 3))
    if (size.worksLittle) out.windows = [{ from: dice.int(0, 3), to: size.slots }]
    if (size.worksLittle || dice.chance(0.4)) out.maxSlots = dice.int(0, Math.ceil(size.slots / 2))
  } else out.features = dice.chance(0.7) ? ['a', 'b'] : ['a']
  if (kind === 'staff' && dice.chance(0.5)) out.modes = [dice.pick(['onsite', 'remote'] as Mode[])]
  if (dice.chance(0.5)) out.maxKm = dice.pick([20, 60, 1e9])
  if (dice.chance(0.25)) out.reserve = dice.int(0, 2)
  if (dice.chance(0.3)) out.dependsOn = [dice.pick(['x', 'y', 'z', 'w'])]
  return out
}

export function need(
  dice: Dice,
  id: string,
  from: { size: Size; places: readonly Place[]; emergencies: readonly Emergency[] },
): Need {
  const { size } = from
  const kind = dice.pick(['staff', 'staff', 'staff', 'workstation', 'equipment'] as const)
  const out: Need = {
    id,
    emergency: dice.pick(from.emergencies).id,
    kind,
    quantity: dice.int(1, size.units),
    window: window(dice, size.slots),
    priority: dice.pick([1, 2, 2, 3, 4] as Priority[]),
  }
  if (kind === 'staff') {
    out.skills = skills(dice, size.skills, dice.int(0, 2))
    if (dice.chance(0.6)) out.mode = dice.pick(['onsite', 'remote', 'any'] as const)
  } else out.features = dice.chance(0.3) ? ['b'] : ['a']
  if (dice.chance(0.2)) out.place = dice.pick(from.places).id
  if (dice.chance(0.3)) out.maxKm = dice.pick([30, 100])
  return out
}

export function assignment(dice: Dice, problem: Problem): Assignment {
  const chosen = dice.pick(problem.needs)
  const from = dice.int(chosen.window.from, chosen.window.to - 1)
  const to = dice.int(from + 1, chosen.window.to)
  return { offer: dice.pick(problem.offers).id, need: chosen.id, from, to, units: dice.int(1, 2) }
}
