import { type Emergency, isOpen } from './emergency.js'
import type { HalfDay } from './half-day.js'
import type { Load } from './load.js'
import type { Stock } from './load-capacity.js'
import { isPartner } from './membership.js'
import type { Need } from './need.js'
import type { Id } from './noun.js'
import type { Offer, OfferKind } from './offer.js'
import type { Organisation } from './organisation.js'
import { declinedPairs } from './planning-declined.js'
import { Memory } from './planning-memory.js'
import { type Part, partsOf, type Share, sharesOf } from './planning-parts.js'
import {
  HORIZON,
  type PlanningProblem,
  type ProblemEmergency,
  type ProblemNeed,
  type ProblemOffer,
  type ProblemPlace,
} from './planning-problem.js'
import { isFailing, stateIn } from './provider.js'
import type { RowTypes } from './registry.js'

/** The nouns that a plan depends on. */
export const PLANNING_NOUNS = [
  'organisation',
  'membership',
  'provider',
  'cause',
  'emergency',
  'need',
  'offer',
  'absence',
  'load',
  'commitment',
] as const
export type PlanningNoun = (typeof PLANNING_NOUNS)[number]
export type PlanningRows = { readonly [N in PlanningNoun]: readonly RowTypes[N][] }

/** Which world is planned, from when on. */
export interface PlanningFrame {
  /** null: the real one. Nothing of another world comes in. */
  readonly exercise: Id | null
  readonly today: HalfDay
  /** Loans that the matcher refuses as pins; they are planned as help of their own that suits their need. */
  readonly apart: ReadonlySet<Id>
}

/** Ratios of fairness that differ by up to this stay as they are between changes, so that nothing moves for nothing. */
const TOLERANCE = 0.1
/** Who is hit by something else than an attack keeps lending its staff. */
const STILL_LENT: readonly OfferKind[] = ['staff']

/** What of a world was posed before; rows that have not changed are posed as the same objects again. */
export class PlanningMemory {
  readonly needs = new Memory<ProblemNeed>()
  readonly offers = new Memory<PosedOffer>()
}

/** An offer in its parts, and as the matcher knows them. */
interface PosedOffer {
  readonly parts: readonly Part[]
  readonly offers: readonly ProblemOffer[]
}

/**
 * Poses the question that the matcher answers for one world: its open needs, what its partners offer, and what is promised
 * already. Loans asked for or offered hold their units like agreed ones, so that nothing is proposed twice.
 */
export function problemOf(
  rows: PlanningRows,
  frame: PlanningFrame,
  memory: PlanningMemory = new PlanningMemory(),
): PlanningProblem {
  const seats = seatsOf(rows.organisation)
  const open = rows.emergency.filter((row) => isOpen(row) && row.exercise === frame.exercise && seats.has(row.victim))
  const needs = needsOf(rows.need, open, { seats, today: frame.today, memory })
  const ofWorld = rows.commitment.filter(({ exercise }) => exercise === frame.exercise)
  const shares = sharesOf(ofWorld, needs, frame.today)
  const offers = offersOf(rows, { frame, shares, open, seats, memory })
  const alone = shares.filter(({ loan }) => frame.apart.has(loan.id)).flatMap((share) => standIn(share, needs, seats))
  return {
    version: 1,
    slots: HORIZON,
    now: 0,
    places: unique([...seats.values(), ...offers.places, ...alone.map(({ place }) => place)]),
    offers: [...offers.offers, ...alone.map(({ offer }) => offer)],
    emergencies: open.map((row) => emergencyOf(row, failingIn(rows, frame.exercise))),
    needs: [...needs.values()],
    pins: [...[...offers.parts.values()].flat(), ...alone].flatMap(({ pins }) => pins),
    declined: declinedPairs(ofWorld, { needs, parts: offers.parts, absences: rows.absence }),
    options: { fairnessTolerance: TOLERANCE },
  }
}

/** Where organisations are; without a place of its own one stands at its district's seat. */
function seatsOf(organisations: readonly Organisation[]): ReadonlyMap<Id, ProblemPlace> {
  const byId = new Map(organisations.map((row) => [row.id, row]))
  return new Map(
    organisations.flatMap((row) => {
      const at = [row, byId.get(row.district ?? '')].find((each) => each?.lat != null && each.lon != null)
      return at?.lat != null && at.lon != null ? [[row.id, { id: row.id, lat: at.lat, lon: at.lon }] as const] : []
    }),
  )
}

function failingIn({ provider, cause }: PlanningRows, exercise: Id | null): Id[] {
  return provider.filter((row) => isFailing(stateIn(exercise, row, cause))).map(({ id }) => id)
}

function emergencyOf({ id, victim, kind }: Emergency, compromised: Id[]): ProblemEmergency {
  return { id, place: victim, compromised, ownerLends: kind === 'attack' ? [] : [...STILL_LENT] }
}

interface Around {
  readonly seats: ReadonlyMap<Id, ProblemPlace>
  readonly today: HalfDay
  readonly memory: PlanningMemory
}

function needsOf(rows: readonly Need[], open: readonly Emergency[], around: Around): ReadonlyMap<Id, ProblemNeed> {
  const running = new Set(open.map(({ id }) => id))
  return new Map(
    rows
      .filter(({ state, emergency }) => state === 'open' && running.has(emergency))
      .flatMap((row) => {
        const from = Math.max(0, row.window.from - around.today)
        const to = Math.min(HORIZON, row.window.to - around.today)
        if (from >= to) return []
        const place = row.place !== null && around.seats.has(row.place) ? row.place : row.victim
        const basis = [row, around.today, place]
        return [[row.id, around.memory.needs.recall(row.id, basis, () => needOf(row, { from, to }, place))] as const]
      }),
  )
}

function needOf(row: Need, window: ProblemNeed['window'], place: Id): ProblemNeed {
  const { id, emergency, kind, quantity, priority, mode, maxKm } = row
  return {
    ...{ id, emergency, kind, quantity, window, priority, mode },
    skills: { ...row.skills },
    features: [...row.features],
    place,
    ...(maxKm === null ? {} : { maxKm }),
  }
}

interface Lending {
  readonly frame: PlanningFrame
  readonly shares: readonly Share[]
  readonly open: readonly Emergency[]
  readonly seats: ReadonlyMap<Id, ProblemPlace>
  readonly memory: PlanningMemory
}

interface Offers {
  readonly offers: ProblemOffer[]
  readonly places: ProblemPlace[]
  readonly parts: ReadonlyMap<Id, readonly Part[]>
}

function offersOf(rows: PlanningRows, lending: Lending): Offers {
  const { frame, seats } = lending
  const partners = new Set(rows.membership.filter(isPartner).map(({ id }) => id))
  const loads = new Map(rows.load.map((row) => [row.id, row]))
  const absences = grouped(rows.absence, ({ offer }) => offer)
  const shares = grouped(
    lending.shares.filter(({ loan }) => !frame.apart.has(loan.id)),
    ({ loan }) => loan.offer,
  )
  const found: Offers & { parts: Map<Id, readonly Part[]> } = { offers: [], places: [], parts: new Map() }
  for (const offer of rows.offer) {
    if (offer.exercise !== frame.exercise || !seats.has(offer.owner)) continue
    const open = offer.state === 'available' && partners.has(offer.owner)
    const stock = { offer, absences: absences.get(offer.id) ?? [], load: loads.get(offer.id) }
    const place = placeOf(offer, lending)
    const posed = posedOffer({ stock, open, shares: shares.get(offer.id) ?? [], place: place.id }, lending)
    if (!open && posed.parts.length === 0) continue
    found.places.push(place)
    found.parts.set(offer.id, posed.parts)
    found.offers.push(...posed.offers)
  }
  return found
}

interface Stand {
  readonly stock: Omit<Stock, 'load'> & { readonly load: Load | undefined }
  readonly open: boolean
  readonly shares: readonly Share[]
  readonly place: Id
}

function posedOffer({ stock, open, shares, place }: Stand, { frame: { today }, memory }: Lending): PosedOffer {
  const { offer, absences, load } = stock
  const lent = shares.flatMap(({ loan, units }) => [loan, units.join()])
  return memory.offers.recall(
    offer.id,
    [offer, load, today, open, place, absences.length, ...absences, ...lent],
    () => {
      const known = { offer, absences, load: load ?? { id: offer.id, held: {}, tainted: 0 } }
      const parts = partsOf({ stock: known, open, shares, today })
      const shown = parts.length > 0 ? parts : [nothingLeft(offer)]
      return { parts, offers: shown.map((part) => offerOf(offer, part, place)) }
    },
  )
}

/** An offer that is never there within the horizon; it stays in the problem so that the plan can say so. */
function nothingLeft({ id, units, reserve, maxSlots }: Offer): Part {
  return { id, units, reserve: Math.min(reserve, units), maxSlots, windows: [], pins: [] }
}

function offerOf(offer: Offer, { id, units, windows, reserve, maxSlots }: Part, owner: Id): ProblemOffer {
  return {
    ...{ id, owner, units, windows, reserve, kind: offer.kind },
    skills: { ...offer.skills },
    features: [...offer.features],
    modes: [...offer.modes],
    dependsOn: [...offer.dependsOn],
    ...(maxSlots === null ? {} : { maxSlots }),
    ...(offer.maxKm === null ? {} : { maxKm: offer.maxKm }),
  }
}

/**
 * Where an offer stands for the plan. The matcher takes a victim's own offers out by their place, so one that is kept in the
 * plan, or stands elsewhere, gets a place of its own.
 */
function placeOf(offer: Offer, { open, seats }: Lending): ProblemPlace {
  const own = seats.get(offer.owner)
  const at = seats.get(offer.place ?? offer.owner) ?? own
  if (!own || !at) throw new Error(`${offer.owner} has no place`)
  const hit = open.some(({ victim, kind }) => {
    return victim === offer.owner && (kind === 'attack' || !STILL_LENT.includes(offer.kind))
  })
  if (hit ? !offer.keepInPlan : at.id === own.id) return own
  return { ...at, id: `${own.id}@${at.id}` }
}

/** Help of its own for a loan whose offer does not suit the need by the rules of the plan: people agreed on it all the same. */
function standIn({ loan, units }: Share, needs: ReadonlyMap<Id, ProblemNeed>, seats: Lending['seats']) {
  const need = needs.get(loan.need)
  const seat = need && seats.get(need.place)
  const from = units.findIndex((each) => each > 0)
  if (!seat || from < 0) return []
  const to = units.findLastIndex((each) => each > 0) + 1
  const most = Math.max(...units)
  const { skills, features } = need
  const id = `loan:${loan.id}`
  const suits = { skills, features, modes: [loan.mode], reserve: 0, dependsOn: [] }
  const pins = units.flatMap((count, slot) =>
    count > 0 ? [{ offer: id, need: need.id, from: slot, to: slot + 1, units: count, mode: loan.mode }] : [],
  )
  const offer: ProblemOffer = { id, owner: id, kind: loan.kind, units: most, windows: [{ from, to }], ...suits }
  return [{ offer, pins, place: { ...seat, id } }]
}

function grouped<V>(values: readonly V[], nameOf: (value: V) => Id): ReadonlyMap<Id, V[]> {
  const groups = new Map<Id, V[]>()
  for (const value of values) {
    const group = groups.get(nameOf(value))
    if (group) group.push(value)
    else groups.set(nameOf(value), [value])
  }
  return groups
}

function unique(places: readonly ProblemPlace[]): ProblemPlace[] {
  return [...new Map(places.map((place) => [place.id, place])).values()]
}
