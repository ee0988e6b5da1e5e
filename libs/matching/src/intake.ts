/**
 * Sorts a problem's records into sound ones and refused ones. Bad records never throw: they land in `rejected` with a code and
 * the rest is planned. Of several sound records with one id the one with the smallest canonical text stands, so that the
 * result does not depend on the order of the arrays.
 */
import type { Assignment, Emergency, Id, Need, Offer, Place, Problem, Rejected } from './contract.js'
import { byCodePoint, canonical } from './order.js'
import { isFault, isRange, isRaw, readEmergency, readNeed, readOffer, readPlace } from './records.js'
import type { Known, Reader } from './records.js'

export interface Listed {
  assignment: Assignment
  index: number
}

/** The sound part of a problem; offers and needs in id order. */
export interface Accepted {
  slots: number
  now: number
  tolerance: number
  places: ReadonlyMap<Id, Place>
  emergencies: ReadonlyMap<Id, Emergency>
  offers: readonly Offer[]
  needs: readonly Need[]
  offerAt: ReadonlyMap<Id, number>
  needAt: ReadonlyMap<Id, number>
  /** Not yet tested for eligibility and room. */
  pins: Listed[]
  previous: Assignment[]
  /** Need index -> offer indexes that must not be proposed to it again. */
  declined: ReadonlyMap<number, ReadonlySet<number>>
  rejected: Rejected[]
}

/** Sound copies of outside records that were read before, as long as the places and emergencies that they name are known. */
export interface RecordMemory {
  readonly offers: WeakMap<object, Offer>
  readonly needs: WeakMap<object, Need>
  knows(places: ReadonlyMap<Id, Place>, emergencies: ReadonlyMap<Id, unknown>): void
}

/** Reads a problem. Throws RangeError only when `slots` is not an integer from 1 to 400. */
export function accept(problem: Problem, reuse: RecordMemory): Accepted {
  const { slots } = problem
  if (!Number.isInteger(slots) || slots < 1 || slots > 400) {
    throw new RangeError(`slots must be an integer from 1 to 400, not ${String(slots)}`)
  }
  const rejected: Rejected[] = []
  const known = { slots, places: new Map<Id, unknown>(), emergencies: new Map<Id, unknown>() }
  const places = gather(problem, 'places', readPlace, { known, rejected })
  known.places = places
  const emergencies = gather(problem, 'emergencies', readEmergency, { known, rejected })
  known.emergencies = emergencies
  reuse.knows(places, emergencies)
  const offers = inOrder(gather(problem, 'offers', readOffer, { known, rejected, memory: reuse.offers }))
  const needs = inOrder(gather(problem, 'needs', readNeed, { known, rejected, memory: reuse.needs }))
  const offerAt = new Map(offers.map((offer, i) => [offer.id, i]))
  const needAt = new Map(needs.map((need, j) => [need.id, j]))
  const ids = { slots, offerAt, needAt, rejected }
  return {
    slots,
    now: Number.isInteger(problem.now) ? Math.max(0, problem.now ?? 0) : 0,
    tolerance: toleranceOf(problem),
    places,
    emergencies,
    offers,
    needs,
    offerAt,
    needAt,
    pins: assignments(problem, 'pins', ids),
    previous: assignments(problem, 'previous', ids).map((listed) => listed.assignment),
    declined: declinedPairs(problem, ids),
    rejected,
  }
}

const inOrder = <V extends { id: Id }>(found: Map<Id, V>): V[] =>
  [...found.values()].sort((a, b) => byCodePoint(a.id, b.id))

function toleranceOf(problem: Problem): number {
  const options: unknown = problem.options
  const value = isRaw(options) ? options['fairnessTolerance'] : 0
  return typeof value === 'number' && value > 0 ? value : 0
}

/** The list as unknown values; anything but an array counts as empty. */
function listIn(problem: Problem, list: Rejected['list']): unknown[] {
  const value: unknown = problem[list]
  return Array.isArray(value) ? value : []
}

interface Intake<V> {
  known: Known
  rejected: Rejected[]
  /** Outside records that are known to be sound. */
  memory?: WeakMap<object, V>
}

function gather<V>(
  problem: Problem,
  list: Rejected['list'],
  read: Reader<V & object>,
  to: Intake<V & object>,
): Map<Id, V> {
  const found = new Map<Id, { value: V; index: number }>()
  const refuse = (index: number, refusal: Omit<Rejected, 'list' | 'index'>) =>
    to.rejected.push({ list, index, ...refusal })
  const rows = listIn(problem, list)
  const { memory } = to
  rows.forEach((raw, index) => {
    if (!isRaw(raw)) return refuse(index, { code: 'BAD_ID' })
    const id = raw['id']
    if (typeof id !== 'string' || id === '') return refuse(index, { code: 'BAD_ID', field: 'id' })
    const value = memory?.get(raw) ?? read(raw, id, to.known)
    if (isFault(value)) return refuse(index, { id, ...value })
    memory?.set(raw, value)
    const earlier = found.get(id)
    if (!earlier) return found.set(id, { value, index })
    const stands = byCodePoint(canonical(rows[earlier.index]), canonical(raw)) <= 0
    if (!stands) found.set(id, { value, index })
    return refuse(stands ? index : earlier.index, { id, code: 'DUPLICATE_ID', field: 'id' })
  })
  return new Map([...found].map(([id, { value }]) => [id, value]))
}

interface Ids {
  slots: number
  offerAt: ReadonlyMap<Id, number>
  needAt: ReadonlyMap<Id, number>
  rejected: Rejected[]
}

function assignments(problem: Problem, list: 'pins' | 'previous', ids: Ids): Listed[] {
  const sound: Listed[] = []
  listIn(problem, list).forEach((raw, index) => {
    const row = isRaw(raw) ? raw : {}
    const { offer, need, units, from, to } = row
    const refuse = (code: Rejected['code']) => ids.rejected.push({ list, index, code })
    if (typeof offer !== 'string' || !ids.offerAt.has(offer)) return refuse('UNKNOWN_OFFER')
    if (typeof need !== 'string' || !ids.needAt.has(need)) return refuse('UNKNOWN_NEED')
    if (!isRange(row, ids.slots) || typeof from !== 'number' || typeof to !== 'number') return refuse('BAD_RANGE')
    if (typeof units !== 'number' || !Number.isInteger(units) || units < 1) return refuse('BAD_RANGE')
    return sound.push({ assignment: { offer, need, from, to, units }, index })
  })
  return sound
}

function declinedPairs(problem: Problem, ids: Ids): Map<number, Set<number>> {
  const byNeed = new Map<number, Set<number>>()
  listIn(problem, 'declined').forEach((raw, index) => {
    const { offer, need } = isRaw(raw) ? raw : {}
    const i = typeof offer === 'string' ? ids.offerAt.get(offer) : undefined
    const j = typeof need === 'string' ? ids.needAt.get(need) : undefined
    if (i === undefined) return ids.rejected.push({ list: 'declined', index, code: 'UNKNOWN_OFFER' })
    if (j === undefined) return ids.rejected.push({ list: 'declined', index, code: 'UNKNOWN_NEED' })
    const offers = byNeed.get(j)
    return offers ? offers.add(i) : byNeed.set(j, new Set([i]))
  })
  return byNeed
}
