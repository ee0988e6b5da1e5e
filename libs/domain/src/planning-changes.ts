import type { Id } from './noun.js'
import type { PlanningProblem, ProblemChange, ProblemPair, ProblemPin } from './planning-problem.js'

/**
 * The changes that lead from one problem to the next; null where they cannot be said as changes (places moved, a pair is not
 * declined any more), so that one starts from the next problem instead. Both are posed from the same half day.
 */
export function changesBetween(previous: PlanningProblem, next: PlanningProblem): ProblemChange[] | null {
  if (placeNames(previous) !== placeNames(next)) return null
  const declined = new Set(next.declined.map(pairName))
  if (previous.declined.some((pair) => !declined.has(pairName(pair)))) return null
  return [
    ...pinChanges(previous.pins, next.pins, (value) => ({ op: 'unpin', value })),
    ...records(previous.emergencies, next.emergencies, {
      put: (value) => ({ op: 'emergency.put', value }),
      remove: (id) => ({ op: 'emergency.close', id }),
    }),
    ...records(previous.needs, next.needs, {
      put: (value) => ({ op: 'need.put', value }),
      remove: (id) => ({ op: 'need.remove', id }),
    }),
    ...records(previous.offers, next.offers, {
      put: (value) => ({ op: 'offer.put', value }),
      remove: (id) => ({ op: 'offer.remove', id }),
    }),
    ...newPairs(previous.declined, next.declined),
    ...pinChanges(next.pins, previous.pins, (value) => ({ op: 'pin', value })),
  ]
}

function placeNames({ places }: PlanningProblem): string {
  return places
    .map(({ id, lat, lon }) => `${id} ${lat} ${lon}`)
    .sort()
    .join()
}

interface Ops<V> {
  readonly put: (value: V) => ProblemChange
  readonly remove: (id: Id) => ProblemChange
}

function records<V extends { id: Id }>(previous: readonly V[], next: readonly V[], { put, remove }: Ops<V>) {
  const before = new Map(previous.map((value) => [value.id, value]))
  const changes: ProblemChange[] = []
  for (const value of next) {
    const known = before.get(value.id)
    if (known !== value && JSON.stringify(known) !== JSON.stringify(value)) changes.push(put(value))
    before.delete(value.id)
  }
  return [...changes, ...[...before.keys()].map(remove)]
}

/** Pins that are in the first list and not in the second; equal ones are counted. */
function pinChanges(
  these: readonly ProblemPin[],
  those: readonly ProblemPin[],
  change: (pin: ProblemPin) => ProblemChange,
): ProblemChange[] {
  const count = new Map<string, number>()
  for (const pin of those) count.set(pinName(pin), (count.get(pinName(pin)) ?? 0) + 1)
  return these.flatMap((pin) => {
    const left = count.get(pinName(pin)) ?? 0
    count.set(pinName(pin), left - 1)
    return left > 0 ? [] : [change(pin)]
  })
}

function newPairs(previous: readonly ProblemPair[], next: readonly ProblemPair[]): ProblemChange[] {
  const known = new Set(previous.map(pairName))
  return next.filter((pair) => !known.has(pairName(pair))).map(({ offer, need }) => ({ op: 'decline', offer, need }))
}

function pairName({ offer, need }: ProblemPair): string {
  return `${offer} ${need}`
}

function pinName({ offer, need, from, to, units, mode }: ProblemPin): string {
  return [offer, need, from, to, units, mode].join(' ')
}
