/**
 * Sorts a problem's records into sound ones and refused ones. Bad records never throw: they land in `rejected` with a code and
 * the rest is planned. Of several sound records with one id the one with the smallest canonical text stands, so that the
 * result does not depend on the order of the arrays.
 */
import type { Assignment, Emergency, Id, Need, Offer, Place, Problem, Rejected } from './contract.js'
import { Kept, sameItems } from './kept.js'
import type { Keeper } from './kept.js'
import { byCodePoint, canonical } from './order.js'
import { isFault, isRange, isRaw, readEmergency, readNeed, readOffer, readPlace } from './records.js'
import type { Fault, Known, Raw, Reader } from './records.js'

export interface Listed {
  assignment: Assignment
  index: number
}

/** Need index -> offer indexes that must not be proposed to it again. */
export type Declined = ReadonlyMap<number, ReadonlySet<number>>

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
  pins: readonly Listed[]
  previous: readonly Assignment[]
  declined: Declined
  rejected: Rejected[]
}

/** What came of one list of a problem. */
export interface Read<V> {
  sound: V
  rejected: readonly Rejected[]
}

/** Records in id order, and the number of each. */
export interface Numbered<V> {
  records: readonly V[]
  at: ReadonlyMap<Id, number>
}

/** Reads a problem. Throws RangeError only when `slots` is not an integer from 1 to 400. */
export function accept(problem: Problem, keeper: Keeper): Accepted {
  const { slots } = problem
  if (!Number.isInteger(slots) || slots < 1 || slots > 400) {
    throw new RangeError(`slots must be an integer from 1 to 400, not ${String(slots)}`)
  }
  const { places, emergencies, offers, needs } = readRecords(problem, keeper)
  const { pins, previous, declined } = readPairs(problem, keeper, { slots, offers: offers.sound, needs: needs.sound })
  return {
    slots,
    now: Number.isInteger(problem.now) ? Math.max(0, problem.now ?? 0) : 0,
    tolerance: toleranceOf(problem),
    ...{ places: places.sound, emergencies: emergencies.sound },
    ...{ offers: offers.sound.records, offerAt: offers.sound.at },
    ...{ needs: needs.sound.records, needAt: needs.sound.at },
    ...{ pins: pins.sound, previous: previous.sound, declined: declined.sound },
    rejected: [places, emergencies, offers, needs, pins, previous, declined].flatMap(({ rejected }) => rejected),
  }
}

const sameRecords = <V>(a: Read<Numbered<V>>, b: Read<Numbered<V>>): boolean =>
  a.rejected.length === 0 && b.rejected.length === 0 && sameItems(a.sound.records, b.sound.records)

const PLACES = new Kept<Read<ReadonlyMap<Id, Place>>>()
const EMERGENCIES = new Kept<Read<ReadonlyMap<Id, Emergency>>>()
const EMERGENCY_IDS = new Kept<ReadonlySet<Id>>((a, b) => sameItems([...a], [...b]))
const OFFERS = new Kept<Read<Numbered<Offer>>>(sameRecords)
const NEEDS = new Kept<Read<Numbered<Need>>>(sameRecords)
const PINS = new Kept<Read<readonly Listed[]>>()
const PREVIOUS = new Kept<Read<readonly Assignment[]>>()
const DECLINED = new Kept<Read<Declined>>()
/** Outside record -> its sound copy. */
const OFFER_MEMORY = new Kept<WeakMap<object, Offer>>()
const NEED_MEMORY = new Kept<WeakMap<object, Need>>()

/** Places, emergencies, offers and needs; a list is read again only when it, or what it may name, is another. */
function readRecords(problem: Problem, keeper: Keeper) {
  const { slots } = problem
  const places = PLACES.of(keeper, [problem.places], () =>
    gather(problem, 'places', { read: readPlace, known: { slots, places: NOBODY, emergencies: NOBODY } }),
  )
  const known = { slots, places: places.sound, emergencies: NOBODY }
  const emergencies = EMERGENCIES.of(keeper, [problem.emergencies, places], () =>
    gather(problem, 'emergencies', { read: readEmergency, known }),
  )
  const offers = OFFERS.of(keeper, [problem.offers, slots, places], () =>
    numbered(
      gather(problem, 'offers', {
        read: readOffer,
        known,
        memory: OFFER_MEMORY.of(keeper, [slots, places], newMemory),
      }),
    ),
  )
  const ids = EMERGENCY_IDS.of(keeper, [emergencies], () => new Set(emergencies.sound.keys()))
  const needs = NEEDS.of(keeper, [problem.needs, slots, places, ids], () =>
    numbered(
      gather(problem, 'needs', {
        read: readNeed,
        known: { ...known, emergencies: ids },
        memory: NEED_MEMORY.of(keeper, [slots, places, ids], newMemory),
      }),
    ),
  )
  return { places, emergencies, offers, needs }
}

const NOBODY: ReadonlySet<Id> = new Set()
const newMemory = <V>(): WeakMap<object, V> => new WeakMap()

interface Named {
  slots: number
  offers: Numbered<Offer>
  needs: Numbered<Need>
}

function readPairs(problem: Problem, keeper: Keeper, named: Named) {
  const { slots, offers, needs } = named
  return {
    pins: PINS.of(keeper, [problem.pins, slots, offers, needs], () => assignments(problem, 'pins', named)),
    previous: PREVIOUS.of(keeper, [problem.previous, slots, offers, needs], () => {
      const { sound, rejected } = assignments(problem, 'previous', named)
      return { sound: sound.map(({ assignment }) => assignment), rejected }
    }),
    declined: DECLINED.of(keeper, [problem.declined, offers, needs], () => declinedPairs(problem, named)),
  }
}

function numbered<V extends { id: Id }>({ sound, rejected }: Read<ReadonlyMap<Id, V>>): Read<Numbered<V>> {
  const records = [...sound.values()].sort((a, b) => byCodePoint(a.id, b.id))
  return { sound: { records, at: new Map(records.map(({ id }, number) => [id, number])) }, rejected }
}

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

interface Reading<V> {
  read: Reader<V>
  known: Known
  /** Outside record -> its sound copy, from earlier readings by the same knowledge. */
  memory?: WeakMap<object, V>
}

function gather<V extends object>(problem: Problem, list: Rejected['list'], by: Reading<V>): Read<Map<Id, V>> {
  const found = new Map<Id, V>()
  const indexes = new Map<Id, number>()
  const rejected: Rejected[] = []
  const refuse = (index: number, refusal: Omit<Rejected, 'list' | 'index'>) =>
    rejected.push({ list, index, ...refusal })
  const rows = listIn(problem, list)
  rows.forEach((raw, index) => {
    if (!isRaw(raw)) return refuse(index, { code: 'BAD_ID' })
    const id = raw['id']
    if (typeof id !== 'string' || id === '') return refuse(index, { code: 'BAD_ID', field: 'id' })
    const value = soundOf(raw, id, by)
    if (isFault(value)) return refuse(index, { id, ...value })
    const earlier = indexes.get(id)
    const stands = earlier === undefined || byCodePoint(canonical(rows[earlier]), canonical(raw)) > 0
    if (stands) {
      found.set(id, value)
      indexes.set(id, index)
    }
    if (earlier !== undefined) refuse(stands ? earlier : index, { id, code: 'DUPLICATE_ID', field: 'id' })
  })
  return { sound: found, rejected }
}

function soundOf<V extends object>(raw: Raw, id: Id, { read, known, memory }: Reading<V>): V | Fault {
  const before = memory?.get(raw)
  if (before) return before
  const value = read(raw, id, known)
  if (!isFault(value)) memory?.set(raw, value)
  return value
}

function assignments(
  problem: Problem,
  list: 'pins' | 'previous',
  { slots, offers, needs }: Named,
): Read<readonly Listed[]> {
  const sound: Listed[] = []
  const rejected: Rejected[] = []
  listIn(problem, list).forEach((raw, index) => {
    const row = isRaw(raw) ? raw : {}
    const { offer, need, units, from, to } = row
    const refuse = (code: Rejected['code']) => rejected.push({ list, index, code })
    if (typeof offer !== 'string' || !offers.at.has(offer)) return refuse('UNKNOWN_OFFER')
    if (typeof need !== 'string' || !needs.at.has(need)) return refuse('UNKNOWN_NEED')
    if (!isRange(row, slots) || typeof from !== 'number' || typeof to !== 'number') return refuse('BAD_RANGE')
    if (typeof units !== 'number' || !Number.isInteger(units) || units < 1) return refuse('BAD_RANGE')
    return sound.push({ assignment: { offer, need, from, to, units }, index })
  })
  return { sound, rejected }
}

function declinedPairs(problem: Problem, { offers, needs }: Named): Read<Declined> {
  const byNeed = new Map<number, Set<number>>()
  const rejected: Rejected[] = []
  listIn(problem, 'declined').forEach((raw, index) => {
    const { offer, need } = isRaw(raw) ? raw : {}
    const i = typeof offer === 'string' ? offers.at.get(offer) : undefined
    const j = typeof need === 'string' ? needs.at.get(need) : undefined
    if (i === undefined) return rejected.push({ list: 'declined', index, code: 'UNKNOWN_OFFER' })
    if (j === undefined) return rejected.push({ list: 'declined', index, code: 'UNKNOWN_NEED' })
    const known = byNeed.get(j)
    return known ? known.add(i) : byNeed.set(j, new Set([i]))
  })
  return { sound: byNeed, rejected }
}
