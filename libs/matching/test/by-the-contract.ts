/** The contract read a second time, as plainly as possible: who may serve whom, and what is free. Shares no code with src. */
import type { Assignment, Need, Offer, Place, Plan, Problem } from '../src/contract.js'

export function found<V>(value: V | undefined): V {
  if (value === undefined) throw new Error('the test expects this to exist')
  return value
}

const openEmergencies = (problem: Problem) => problem.emergencies.filter((e) => !e.closed)

function distance(a: Place, b: Place): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180
  const cosine =
    Math.sin(rad(a.lat)) * Math.sin(rad(b.lat)) +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.cos(rad(a.lon - b.lon))
  return Math.round(6371 * Math.acos(Math.max(-1, Math.min(1, cosine))))
}

export function available(problem: Problem, offer: Offer): boolean {
  const hit = openEmergencies(problem)
  const own = hit.filter((e) => e.place === offer.owner)
  if (own.some((e) => !(e.ownerLends ?? []).includes(offer.kind))) return false
  const down = hit.flatMap((e) => e.compromised ?? [])
  const cut = (offer.dependsOn ?? []).some((provider) => down.includes(provider))
  return !(cut && (offer.kind === 'workstation' || offer.kind === 'remote'))
}

/** Eligible for a need, slots and amounts aside. */
export function fits(problem: Problem, offer: Offer, need: Need): boolean {
  const emergency = found(problem.emergencies.find((e) => e.id === need.emergency))
  if (emergency.closed || !available(problem, offer)) return false
  if ((problem.declined ?? []).some((d) => d.offer === offer.id && d.need === need.id)) return false
  const site = found(problem.places.find((p) => p.id === (need.place ?? emergency.place)))
  const home = found(problem.places.find((p) => p.id === offer.owner))
  const near = distance(home, site) <= Math.min(offer.maxKm ?? Infinity, need.maxKm ?? Infinity)
  if (need.kind !== 'staff') {
    return offer.kind === need.kind && near && (need.features ?? []).every((f) => (offer.features ?? []).includes(f))
  }
  if (offer.kind !== 'staff' && offer.kind !== 'remote') return false
  const skilled = Object.entries(need.skills ?? {}).every(([s, level]) => (offer.skills?.[s] ?? 0) >= level)
  const down = openEmergencies(problem).flatMap((e) => e.compromised ?? [])
  const cut = (offer.dependsOn ?? []).some((provider) => down.includes(provider))
  const modes = offer.kind === 'remote' ? ['remote'] : (offer.modes ?? ['onsite', 'remote'])
  const remotely = modes.includes('remote') && !cut && need.mode !== 'onsite'
  return skilled && (remotely || (modes.includes('onsite') && need.mode !== 'remote' && near))
}

export const present = (problem: Problem, offer: Offer, t: number): boolean =>
  t >= (problem.now ?? 0) && offer.windows.some((w) => w.from <= t && t < w.to)

/** Sum of units of assignments by a key, slot by slot from now on. */
export function unitsBy(
  problem: Problem,
  assignments: readonly Assignment[],
  key: (a: Assignment, t: number) => string,
): Map<string, number> {
  const sums = new Map<string, number>()
  for (const a of assignments) {
    for (let t = Math.max(a.from, problem.now ?? 0); t < a.to; t++) {
      sums.set(key(a, t), (sums.get(key(a, t)) ?? 0) + a.units)
    }
  }
  return sums
}

/** The pins that the plan has taken: all but those it lists as refused. */
export const takenPins = (problem: Problem, plan: Plan): Assignment[] =>
  (problem.pins ?? []).filter((_, index) => !plan.rejected.some((r) => r.list === 'pins' && r.index === index))

/** Everything that is wrong with a plan's proposals, in words. */
export function faults(problem: Problem, plan: Plan): string[] {
  const wrong: string[] = []
  const pins = takenPins(problem, plan)
  const proposed = plan.assignments.filter((a) => !a.pinned)
  for (const a of proposed) {
    const offer = found(problem.offers.find((o) => o.id === a.offer))
    const need = found(problem.needs.find((n) => n.id === a.need))
    if (!fits(problem, offer, need)) wrong.push(`${a.offer} does not fit ${a.need}`)
    if (a.from < need.window.from || a.to > need.window.to) wrong.push(`${a.need} outside its window`)
    for (let t = a.from; t < a.to; t++) if (!present(problem, offer, t)) wrong.push(`${a.offer} absent in ${t}`)
  }
  const pinnedAt = unitsBy(problem, pins, (a, t) => `${a.offer}@${t}`)
  for (const [key, units] of unitsBy(problem, proposed, (a, t) => `${a.offer}@${t}`)) {
    const offer = found(problem.offers.find((o) => o.id === key.split('@')[0]))
    const free = Math.max(0, offer.units - (offer.reserve ?? 0)) - (pinnedAt.get(key) ?? 0)
    if (units > free) wrong.push(`${key} gives ${units} of ${free}`)
  }
  for (const offer of problem.offers.filter((o) => o.maxSlots !== undefined)) {
    const mine = (a: Assignment): boolean => a.offer === offer.id
    const sum = [...pins.filter(mine), ...proposed.filter(mine)].reduce((n, a) => n + a.units * (a.to - a.from), 0)
    if (proposed.some(mine) && sum > found(offer.maxSlots) * offer.units) wrong.push(`${offer.id} works too long`)
  }
  for (const [key, units] of unitsBy(problem, plan.assignments, (a, t) => `${a.need}@${t}`)) {
    const need = found(problem.needs.find((n) => n.id === key.split('@')[0]))
    if (units > need.quantity) wrong.push(`${key} gets ${units} of ${need.quantity}`)
  }
  const pair = (a: Assignment, t: number): string => `${a.offer}>${a.need}@${t}`
  const shown = unitsBy(
    problem,
    plan.assignments.filter((a) => a.pinned),
    pair,
  )
  const wanted = unitsBy(problem, pins, pair)
  for (const key of new Set([...shown.keys(), ...wanted.keys()])) {
    if (shown.get(key) !== wanted.get(key)) wrong.push(`pin ${key} changed`)
  }
  return wrong
}
