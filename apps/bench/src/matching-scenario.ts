import type { Change, Level, Need, Offer, Place, Problem } from '@beistand/matching/plan'

/** How large a pact is that is planned. */
export interface Size {
  readonly places: number
  readonly offers: number
  readonly needs: number
  readonly emergencies: number
}

export const SIZES = {
  small: { places: 23, offers: 120, needs: 15, emergencies: 4 },
  pact: { places: 180, offers: 1200, needs: 250, emergencies: 60 },
  state: { places: 430, offers: 5000, needs: 2000, emergencies: 140 },
  national: { places: 4000, offers: 40_000, needs: 15_000, emergencies: 1200 },
} satisfies Record<string, Size>

const SLOTS = 28
/** Skill -> part of the offered staff that has it. */
const SKILLS: readonly (readonly [string, number])[] = [
  ['helpdesk', 0.5],
  ['windows', 0.45],
  ['network', 0.3],
  ['directory', 0.2],
  ['linux', 0.18],
  ['backup', 0.12],
  ['firewall', 0.12],
  ['registers', 0.08],
  ['crisis-lead', 0.05],
  ['forensics', 0.025],
]
const APPLICATIONS = ['office', 'civil-register', 'vehicles', 'benefits', 'finance']
const DEVICES = ['notebook', 'printer', 'router', 'server', 'phone']

/** The same problem for the same size: some emergencies share a failed provider, the rest is scattered. */
export function problemOf(size: Size): Problem {
  const dice = new Dice(20_261_121)
  const reach = Math.sqrt(size.places) / 20
  const places = Array.from({ length: size.places }, (_, k): Place => {
    return { id: `p${k}`, lat: 51 + (dice.next() - 0.5) * reach, lon: 9 + (dice.next() - 0.5) * reach * 1.6 }
  })
  const emergencies = Array.from({ length: size.emergencies }, (_, k) => {
    const compromised = dice.next() < 0.5 ? ['provider0'] : []
    return { id: `e${k}`, place: `p${Math.floor((k * size.places) / size.emergencies)}`, compromised }
  })
  const offers = Array.from({ length: size.offers }, (_, k) => offer(dice, k, size))
  const needs = Array.from({ length: size.needs }, (_, k) => need(dice, k, size))
  return { version: 1, slots: SLOTS, places, offers, emergencies, needs }
}

function offer(dice: Dice, k: number, size: Size): Offer {
  const kind = dice.weighted({ staff: 55, remote: 12, workstation: 20, equipment: 13 })
  const owner = dice.int(size.places)
  const base = { id: `o${k}`, owner: `p${owner}`, kind, dependsOn: [`provider${owner % 14}`] }
  if (kind === 'workstation') {
    const features = APPLICATIONS.filter((_, a) => dice.next() < 0.9 / (a + 1))
    return { ...base, units: 2 + dice.int(10), windows: [dice.window(8, SLOTS)], features }
  }
  if (kind === 'equipment') {
    return {
      ...base,
      units: 1 + dice.int(10),
      windows: [dice.window(12, SLOTS)],
      features: [dice.pick(DEVICES)],
      maxKm: 100,
    }
  }
  const skills = Object.fromEntries(
    SKILLS.filter(([, part]) => dice.next() < part).map(([name]) => [name, dice.level()]),
  )
  const person: Offer = { ...base, units: 1, windows: [dice.window(4, 14)], skills }
  if (kind === 'remote') return person
  const work = dice.next()
  return {
    ...person,
    modes: work < 0.3 ? ['onsite'] : work < 0.5 ? ['remote'] : ['onsite', 'remote'],
    maxKm: dice.pick([20, 40, 60, 100]),
    ...(dice.next() < 0.2 ? { maxSlots: 2 + dice.int(9) } : {}),
  }
}

function need(dice: Dice, k: number, size: Size): Need {
  const kind = dice.weighted({ staff: 65, workstation: 22, equipment: 13 })
  const emergency = `e${k < size.emergencies ? k : dice.int(size.emergencies)}`
  const priority = Number(dice.weighted({ 1: 20, 2: 30, 3: 30, 4: 20 }))
  const base = {
    id: `n${k}`,
    emergency,
    kind,
    priority: priority === 1 || priority === 2 || priority === 3 ? priority : 4,
  } as const
  if (kind === 'workstation') {
    return {
      ...base,
      quantity: 2 + dice.int(10),
      window: dice.window(8, SLOTS),
      features: [dice.pick(APPLICATIONS)],
      maxKm: 40,
    }
  }
  if (kind === 'equipment') {
    return { ...base, quantity: 1 + dice.int(10), window: dice.window(8, SLOTS), features: [dice.pick(DEVICES)] }
  }
  const wanted = Array.from({ length: 1 + dice.int(2) }, () => dice.pick(SKILLS)[0])
  const skills = Object.fromEntries(wanted.map((name): [string, Level] => [name, dice.next() < 0.5 ? 1 : 2]))
  const mode = dice.weighted({ onsite: 45, remote: 20, any: 35 })
  return { ...base, quantity: 1 + dice.int(3), window: dice.window(3, 14), skills, mode }
}

/** A recall, a return, a need that grows or a declined proposal. */
export function anyChange(dice: Dice, { offers, needs }: Problem): Change {
  const offer = dice.pick(offers)
  const need = dice.pick(needs)
  return dice.pick<Change>([
    { op: 'offer.remove', id: offer.id },
    { op: 'offer.put', value: offer },
    { op: 'need.put', value: { ...need, quantity: need.quantity + 1 } },
    { op: 'decline', offer: offer.id, need: need.id },
  ])
}

/** Numbers that are the same in every run (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** From 0 to below `end`. */
  int(end: number): number {
    return Math.floor(this.next() * end)
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.int(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  level(): Level {
    return this.pick<Level>([1, 1, 1, 2, 2, 2, 2, 2, 3, 3])
  }

  window(shortest: number, longest: number): { from: number; to: number } {
    const length = shortest + this.int(longest - shortest + 1)
    const from = this.int(SLOTS - length + 1)
    return { from, to: from + length }
  }

  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const keys = Object.keys(weights).filter((key): key is Key => key in weights)
    let left = this.next() * keys.reduce((sum, key) => sum + weights[key], 0)
    return keys.find((key) => (left -= weights[key]) < 0) ?? this.pick(keys)
  }
}
